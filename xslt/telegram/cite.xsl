<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- How to cite the telegram, and links to its files. Assumes shared/json.xsl. -->

  <!-- The section of the citation: a sentence, BibTeX, CSL-JSON, and the digest of the source. -->
  <xsl:function name="f:cite" as="element(Q{}section)" visibility="private">
    <xsl:param name="record" as="map(*)"/>
    <xsl:variable name="facts" as="map(xs:string, xs:string)" select="f:citation-facts($record)"/>
    <section class="row section" id="cite" aria-labelledby="cite-name">
      <xsl:sequence select="f:cached('section cite')"/>
      <div class="text">
        <div class="citation">
          <p>{f:string('cite.telegram', $facts)} <cite>{$facts?edition}</cite>{f:string('cite.edition', $facts)}</p>
          <details>
            <summary>BibTeX</summary>
            <pre><code>{f:bibtex($facts)}</code></pre>
          </details>
          <details>
            <summary>CSL-JSON</summary>
            <pre><code>{f:csl($facts)}</code></pre>
          </details>
          <p class="label">{f:string('cite.digest')}</p>
          <p class="digest"><code>{substring-after($record?source, ':')}</code></p>
        </div>
      </div>
    </section>
  </xsl:function>

  <!-- The values that the citation needs. -->
  <xsl:function name="f:citation-facts" as="map(xs:string, xs:string)" visibility="private">
    <xsl:param name="record" as="map(*)"/>
    <xsl:sequence select="map{
      'id': $record?id,
      'title': $record?title,
      'number': f:main-number($record),
      'edition': $settings?title,
      'editors': string-join($settings?editors?*, ', '),
      'version': $settings?version,
      'modified': f:date($record?modified),
      'day': $record?modified,
      'year': substring($record?modified, 1, 4),
      'shelfmark': ($record?shelfmark, f:string('page.not-stated'))[1],
      'url': $settings?base-url || f:url($record?id)}"/>
  </xsl:function>

  <!-- The citation as a BibTeX entry; the characters &, %, $, # and _ in its fields are escaped. -->
  <xsl:function name="f:bibtex" as="xs:string" visibility="private">
    <xsl:param name="facts" as="map(xs:string, xs:string)"/>
    <xsl:variable name="fields" as="xs:string" select="string-join((
      'title = {' || $facts?title || ', ' || $facts?number, 'booktitle = {' || $facts?edition, 'editor = {{' || $facts?editors || '}',
      'edition = {' || $facts?version, 'year = {' || $facts?year, 'note = {' || $facts?shelfmark, 'url = {' || $facts?url), '},&#10;  ')"/>
    <xsl:sequence select="'@incollection{' || $facts?id || ',&#10;  ' || replace($fields, '([&amp;%$#_])', '\\$1') || '}&#10;}'"/>
  </xsl:function>

  <xsl:function name="f:csl" as="text()" visibility="private">
    <xsl:param name="facts" as="map(xs:string, xs:string)"/>
    <xsl:variable name="day" as="xs:string" select="string-join(tokenize($facts?day, '-') ! string(xs:integer(.)), ', ')"/>
    <xsl:text>[ {{
    "id": {f:json($facts?id)},
    "type": "chapter",
    "title": {f:json($facts?title || ', ' || $facts?number)},
    "container-title": {f:json($facts?edition)},
    "editor": [ {{ "literal":{f:json($facts?editors)} }} ],
    "edition": {f:json($facts?version)},
    "issued": {{ "date-parts":[ [ {$day} ] ] }},
    "archive_location": {f:json($facts?shelfmark)},
    "URL": {f:json($facts?url)}
  }} ]</xsl:text>
  </xsl:function>

  <!-- A section with links to the telegram's files, each with its format and size. -->
  <xsl:function name="f:download" as="element(Q{}section)" visibility="private">
    <xsl:param name="context" as="map(*)"/>
    <section class="row section" id="download" aria-labelledby="download-name">
      <xsl:sequence select="f:cached('section download')"/>
      <div class="text">
        <ul class="files">
          <xsl:for-each select="$context?files?*">
            <li>
              <a href="{?name}" download="{?name}">{f:string('download.' || ?kind)}</a>
              <span>{upper-case(?kind)}, {f:size(xs:integer(?bytes))}</span>
            </li>
          </xsl:for-each>
        </ul>
      </div>
    </section>
  </xsl:function>

  <!-- A size in bytes or, from 1000 bytes on, in kilobytes. -->
  <xsl:function name="f:size" as="xs:string" visibility="public">
    <xsl:param name="bytes" as="xs:integer"/>
    <xsl:sequence select="if ($bytes lt 1000) then $bytes || ' bytes' else format-number($bytes div 1000, '#,##0') || ' kB'"/>
  </xsl:function>

</xsl:stylesheet>
