<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- How to cite the telegram, and links to its files. -->

  <!-- The section of the citation: a sentence, BibTeX, CSL-JSON, and the digest of the source. $citation is what
       edition/compose/telegram.py writes. -->
  <xsl:function name="f:cite" as="element(section)" visibility="private">
    <xsl:param name="citation" as="map(*)"/>
    <xsl:param name="digest" as="xs:string"/>
    <section class="row section" id="cite" aria-labelledby="cite-name">
      <xsl:sequence select="f:cached('section cite')"/>
      <div class="text">
        <div class="citation">
          <p>{f:citation-words($citation)} <cite>{$settings?title}</cite>{f:string('cite.edition', map{
            'editors': string-join($settings?editors?*, ', '),
            'version': string-join($settings?version ! (', ' || f:string('cite.version', map{'version': .}))),
            'id': $citation?id, 'modified': f:date($citation?modified)})} {
            f:sentence($citation?originals?*, '; ')}{$citation?address}</p>
          <details>
            <summary>BibTeX</summary>
            <pre><code>{$citation?bibtex}</code></pre>
          </details>
          <details>
            <summary>CSL-JSON</summary>
            <pre><code>{$citation?csl}</code></pre>
          </details>
          <p class="label">{f:string('cite.digest')}</p>
          <p class="digest"><code>{$digest}</code></p>
        </div>
      </div>
    </section>
  </xsl:function>

  <!-- The sentence up to the edition's title: who sent what, and by which witnesses it is edited. Who is inferred
       stands in square brackets. -->
  <xsl:function name="f:citation-words" as="xs:string" visibility="private">
    <xsl:param name="citation" as="map(*)"/>
    <xsl:variable name="and" as="xs:string" select="f:string('page.and')"/>
    <xsl:variable name="texts" as="xs:string" select="string-join($citation?texts?*, $and)"/>
    <xsl:sequence select="string-join((
      f:sentence($citation?authors?* ! (if (?inferred) then '[' || ?name || ']' else ?name), $and),
      f:string('cite.telegram', map{'title': $citation?title, 'number': $citation?number}), ' ',
      f:sentence($texts[. ne ''] ! f:string('cite.words', map{'witnesses': .}), $and),
      f:string('cite.in')))"/>
  </xsl:function>

  <!-- Texts as a sentence with a space after it; nothing without texts. -->
  <xsl:function name="f:sentence" as="xs:string?" visibility="private">
    <xsl:param name="texts" as="xs:string*"/>
    <xsl:param name="between" as="xs:string"/>
    <xsl:sequence select="string-join($texts, $between)[. ne ''] ! (replace(., '\.$', '') || '. ')"/>
  </xsl:function>

  <!-- A section with links to the telegram's files, each with its format and size. -->
  <xsl:function name="f:download" as="element(section)" visibility="private">
    <xsl:param name="context" as="map(*)"/>
    <section class="row section" id="download" aria-labelledby="download-name">
      <xsl:sequence select="f:cached('section download')"/>
      <div class="text">
        <ul class="files">
          <xsl:for-each select="$context?files?*">
            <li>
              <a href="{?name}" download="{?name}">{f:string('download.' || ?kind)}</a>
              <span>{upper-case(?kind)}, {f:size(?bytes)}</span>
            </li>
          </xsl:for-each>
        </ul>
      </div>
    </section>
  </xsl:function>

</xsl:stylesheet>
