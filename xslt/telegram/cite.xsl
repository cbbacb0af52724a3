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
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:param name="record" as="map(*)"/>
    <xsl:variable name="facts" as="map(xs:string, xs:string*)" select="f:citation-facts($tei, $record)"/>
    <section class="row section" id="cite" aria-labelledby="cite-name">
      <xsl:sequence select="f:cached('section cite')"/>
      <div class="text">
        <div class="citation">
          <p>{f:sentence($facts?authors)}{f:string('cite.telegram', f:single($facts))} {f:sentence($facts?translation[1] ! f:string('cite.words', map{'witnesses': string-join($facts?translation, f:string('page.and'))}))}{
            f:string('cite.in')} <cite>{$facts?edition}</cite>{f:string('cite.edition', f:single($facts))} {
            f:sentence(string-join($facts?originals, '; '))}{$facts?url}</p>
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

  <!-- The values that the citation needs. Those who sent the telegram are its authors; who is inferred stands in
       square brackets. -->
  <xsl:function name="f:citation-facts" as="map(xs:string, xs:string*)" visibility="private">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:param name="record" as="map(*)"/>
    <xsl:variable name="file" as="element(fileDesc)" select="$tei/teiHeader/fileDesc"/>
    <xsl:variable name="sent" as="element(correspAction)*"
                  select="$tei/teiHeader/profileDesc/correspDesc/correspAction[@type = ('sent', 'drafted')]"/>
    <xsl:variable name="originals" as="xs:string*" select="$record?shelfmarks?*[. ne '']"/>
    <xsl:sequence select="map{
      'id': $record?id,
      'title': $record?title,
      'number': f:main-number($record),
      'authors': distinct-values($sent/(persName | orgName | rs)[not(@role)] ! f:author-name(.)),
      'sent': distinct-values($sent/(date | time) ! f:dated-words(.)[. ne '']),
      'original-date': $sent/date/(@when, @from, @notBefore)[1] ! substring(., 1, 10),
      'translation': f:translation($file),
      'edition': $settings?title,
      'editors': string-join($settings?editors?*, ', '),
      'version': $settings?version ! (', ' || f:string('cite.version', map{'version': .})),
      'version-number': $settings?version,
      'modified': f:date($record?modified),
      'day': $record?modified,
      'year': substring($record?modified, 1, 4),
      'originals': $originals ! f:string('cite.original', map{'shelfmark': .}),
      'shelfmark': string-join($originals, '; ')[. ne ''],
      'url': f:address($tei)}"/>
  </xsl:function>

  <!-- The facts for a sentence, each as one text. -->
  <xsl:function name="f:single" as="map(xs:string, xs:string)" visibility="private">
    <xsl:param name="facts" as="map(xs:string, xs:string*)"/>
    <xsl:sequence select="map:merge(map:keys($facts) ! map{.: string-join($facts(.), ', ')})"/>
  </xsl:function>

  <!-- Texts as a sentence with a space after it; nothing without texts. -->
  <xsl:function name="f:sentence" as="xs:string?" visibility="private">
    <xsl:param name="texts" as="xs:string*"/>
    <xsl:sequence select="string-join($texts, f:string('page.and'))[. ne ''] ! (replace(., '\.$', '') || '. ')"/>
  </xsl:function>

  <!-- The name of one who sent the telegram; in square brackets if that is inferred. -->
  <xsl:function name="f:author-name" as="xs:string" visibility="private">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="inferred" as="xs:boolean" select="exists($name/(@cert, @evidence, ../@cert))"/>
    <xsl:sequence select="'['[$inferred] || f:party-name($name) || ']'[$inferred]"/>
  </xsl:function>

  <!-- Who published the words, and the witnesses that were used, in words. -->
  <xsl:function name="f:translation" as="xs:string*" visibility="private">
    <xsl:param name="file" as="element(fileDesc)"/>
    <xsl:for-each select="$file/sourceDesc/listWit/witness">
      <xsl:variable name="publisher" as="xs:string?" select="
        bibl/((publisher, author, title)[normalize-space()])[1] ! normalize-space()"/>
      <xsl:variable name="number" as="xs:string?" select="bibl/idno[not(@type = 'shelfmark')][1] ! normalize-space()"/>
      <xsl:variable name="known" as="xs:string" select="string-join(($publisher, $number), ', ')"/>
      <xsl:sequence select="f:string(if ($known) then 'cite.witness' else 'who.witness', map{
        'siglum': string(@xml:id), 'publisher': $known})"/>
    </xsl:for-each>
  </xsl:function>

  <!-- A field of a BibTeX entry; the signs to which BibTeX or TeX give a meaning are escaped. A second pair of braces
       keeps the capitals of its text. Nothing without text. -->
  <xsl:function name="f:bibtex-field" as="xs:string?" visibility="private">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="texts" as="xs:string*"/>
    <xsl:variable name="escaped" as="xs:string*" select="
      $texts[. ne ''] ! (replace(., '[&amp;%$#_{}]', '\\$0')
        => replace('\\([^&amp;%$#_{}]|$)', '\\textbackslash{}$1')
        => replace('~', '\\textasciitilde{}') => replace('\^', '\\textasciicircum{}'))"/>
    <xsl:if test="exists($escaped)">
      <xsl:sequence select="concat('  ', $name, ' = {', string-join($escaped ! concat('{', ., '}'), ' and '), '}')"/>
    </xsl:if>
  </xsl:function>

  <!-- A field with a date or an address, which BibTeX takes as it stands. -->
  <xsl:function name="f:bibtex-value" as="xs:string" visibility="private">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:sequence select="concat('  ', $name, ' = {', $value, '}')"/>
  </xsl:function>

  <!-- The citation as a BibTeX entry. -->
  <xsl:function name="f:bibtex" as="xs:string" visibility="private">
    <xsl:param name="facts" as="map(xs:string, xs:string*)"/>
    <xsl:variable name="fields" as="xs:string*" select="
      f:bibtex-field('author', $facts?authors),
      f:bibtex-field('title', string-join(($facts?title, $facts?number), ', ')),
      f:bibtex-field('booktitle', $facts?edition),
      f:bibtex-field('editor', $facts?editors),
      f:bibtex-field('version', $facts?version-number),
      $facts?year ! f:bibtex-value('year', .),
      $facts?day ! f:bibtex-value('date', .),
      $facts?original-date[1] ! f:bibtex-value('origdate', .),
      f:bibtex-field('note', string-join(($facts?sent ! f:string('cite.sent', map{'date': .}), $facts?translation, $facts?originals), '; ')),
      $facts?url ! f:bibtex-value('url', .)"/>
    <xsl:sequence select="concat('@incollection{', $facts?id, ',&#10;', string-join($fields, ',&#10;'), '&#10;}')"/>
  </xsl:function>

  <!-- The citation as CSL-JSON. -->
  <xsl:function name="f:csl" as="xs:string" visibility="private">
    <xsl:param name="facts" as="map(xs:string, xs:string*)"/>
    <xsl:variable name="members" as="xs:string*" select="
      '&quot;id&quot;: ' || f:json($facts?id),
      '&quot;type&quot;: &quot;chapter&quot;',
      f:csl-names('author', $facts?authors),
      '&quot;title&quot;: ' || f:json(string-join(($facts?title, $facts?number), ', ')),
      '&quot;container-title&quot;: ' || f:json($facts?edition),
      f:csl-names('editor', $facts?editors),
      $facts?version-number ! ('&quot;version&quot;: ' || f:json(.)),
      '&quot;issued&quot;: ' || f:csl-date($facts?day),
      $facts?original-date[1] ! ('&quot;original-date&quot;: ' || f:csl-date(.)),
      string-join($facts?translation, '; ')[. ne ''] ! ('&quot;note&quot;: ' || f:json(.)),
      $facts?shelfmark ! ('&quot;archive_location&quot;: ' || f:json(.)),
      '&quot;URL&quot;: ' || f:json($facts?url)"/>
    <xsl:sequence select="'[ {&#10;    ' || string-join($members, ',&#10;    ') || '&#10;  } ]'"/>
  </xsl:function>

  <!-- Names as a member of a CSL item; nothing without names. -->
  <xsl:function name="f:csl-names" as="xs:string?" visibility="private">
    <xsl:param name="role" as="xs:string"/>
    <xsl:param name="names" as="xs:string*"/>
    <xsl:if test="exists($names)">
      <xsl:sequence select="f:json($role) || ': ' || f:list($names ! concat('{ &quot;literal&quot;: ', f:json(.), ' }'))"/>
    </xsl:if>
  </xsl:function>

  <!-- A day, a month or a year for CSL. -->
  <xsl:function name="f:csl-date" as="xs:string" visibility="private">
    <xsl:param name="iso" as="xs:string"/>
    <xsl:sequence select="'{ &quot;date-parts&quot;: [ ' || f:list(tokenize($iso, '-') ! string(xs:integer(.))) || ' ] }'"/>
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
