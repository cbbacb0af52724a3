<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xmlns:t="urn:edition:templates"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- The divisions of a telegram: its text, with each translation beside it, then versions, which are folded, and
       what was enclosed. A publisher's heading and source note stand above. Assumes shared/divisions.xsl. -->

  <xsl:template name="t:divisions" as="element(Q{}div)+">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:param name="sigla" as="xs:string*"/>
    <xsl:variable name="text" as="element(div)" select="f:edited($tei)"/>
    <xsl:if test="exists((f:publishers($text), $text/head//note[@type = 'source']))">
      <div class="row">
        <section class="text publisher" aria-label="{f:string('division.publisher')}">
          <xsl:apply-templates select="$text/head[@source]" mode="m:text"/>
          <xsl:apply-templates select="$text/descendant::note[@type = 'source']" mode="m:said"/>
        </section>
      </div>
    </xsl:if>
    <div class="row">
      <xsl:call-template name="t:edited">
        <xsl:with-param name="text" select="$text"/>
        <xsl:with-param name="translations" select="f:beside($tei, 'translation')"/>
      </xsl:call-template>
      <xsl:sequence select="f:shown($sigla)"/>
    </div>
    <xsl:for-each select="f:beside($tei, ('version', 'enclosure', 'envelope'))">
      <div class="row">
        <xsl:apply-templates select="." mode="m:text"/>
      </div>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="t:edited" as="element(Q{}article)">
    <xsl:param name="text" as="element(div)"/>
    <xsl:param name="translations" as="element(div)*"/>
    <article class="{string-join(('text telegram', 'beside'[exists($translations)]), ' ')}" data-edition-text="" aria-label="{f:string('page.text')}">
      <xsl:sequence select="$text/@xml:id/f:identified(.), f:own-language($text)"/>
      <xsl:choose>
        <xsl:when test="exists($translations)">
          <xsl:sequence select="f:names-beside($text, $translations)"/>
          <xsl:call-template name="t:pairs">
            <xsl:with-param name="lines" select="f:lines($text)"/>
            <xsl:with-param name="translations" select="$translations"/>
          </xsl:call-template>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates select="$text/(* except f:publishers(.))" mode="m:text"/>
        </xsl:otherwise>
      </xsl:choose>
    </article>
  </xsl:template>

  <!-- The publisher's note on the source. -->
  <xsl:template match="note[@type = 'source']" mode="m:said" as="element(Q{}p)">
    <p class="source-note">
      <xsl:sequence select="@xml:id/f:identified(.), @xml:lang/f:lang(.)"/>
      <span class="label">{f:string('division.source-note', map{'by': f:sigla(@resp)})}</span>
      <xsl:text> </xsl:text>
      <xsl:apply-templates mode="m:text"/>
    </p>
  </xsl:template>

  <xsl:template match="div[@type = 'telegram']/head[@source]" mode="m:text" as="element(Q{}p)" priority="1">
    <p class="publishers">
      <xsl:sequence select="@xml:id/f:identified(.), @xml:lang/f:lang(.)"/>
      <span class="label">{f:string('division.heading', map{'sigla': f:sigla(@source)})}</span>
      <xsl:text> </xsl:text>
      <xsl:apply-templates mode="m:text"/>
    </p>
  </xsl:template>

  <!-- A part of a telegram, with its number. -->
  <xsl:template match="div" mode="m:text" as="element(Q{}section)">
    <section class="part" id="{f:anchor(.)}" aria-label="{f:string('division.part', map{'number': string(@n)})}">
      <xsl:sequence select="@xml:lang/f:lang(.)"/>
      <xsl:apply-templates select="." mode="m:part-name"/>
      <xsl:apply-templates select="*" mode="m:text"/>
    </section>
  </xsl:template>

  <xsl:template match="div" mode="m:part-name" as="element(Q{}p)">
    <xsl:param name="id" as="attribute(xml:id)?"/>
    <p class="label" data-edition-says="">
      <xsl:sequence select="$id/f:identified(.)"/>
      <xsl:text>{f:string('division.part', map{'number': string(@n)})}</xsl:text>
    </p>
  </xsl:template>

  <xsl:template match="body/div[@type = ('enclosure', 'envelope')]" mode="m:text" as="element(Q{}section)" priority="1">
    <section class="text enclosure">
      <p class="label" data-edition-says="">{f:division-name(.)}</p>
      <xsl:call-template name="t:beside"/>
    </section>
  </xsl:template>

  <xsl:template match="body/div[@type = 'version']" mode="m:text" as="element(Q{}details)" priority="1">
    <details class="text version">
      <summary>{f:division-name(.)}</summary>
      <xsl:call-template name="t:beside"/>
    </details>
  </xsl:template>

  <!-- The words of a division that has no division beside it. -->
  <xsl:template name="t:beside" as="element(Q{}article)">
    <article class="telegram" data-edition-beside="{f:anchor(.)}" aria-label="{f:division-name(.)}">
      <xsl:sequence select="@xml:id/f:identified(.), f:own-language(.)"/>
      <xsl:apply-templates select="*" mode="m:text"/>
    </article>
  </xsl:template>

  <!-- The language of a division, and its direction if that is not the page's. -->
  <xsl:function name="f:own-language" as="attribute()*" visibility="private">
    <xsl:param name="division" as="element(div)"/>
    <xsl:for-each select="f:language-of($division)">
      <xsl:attribute name="lang" select="."/>
      <xsl:if test="f:direction(.) eq 'rtl'">
        <xsl:attribute name="dir" select="'rtl'"/>
      </xsl:if>
    </xsl:for-each>
  </xsl:function>

  <!-- The names of the columns. -->
  <xsl:function name="f:names-beside" as="element(Q{}div)" visibility="private">
    <xsl:param name="text" as="element(div)"/>
    <xsl:param name="translations" as="element(div)+"/>
    <div class="pair names" data-edition-says="" lang="{$settings?language}" dir="ltr">
      <xsl:for-each select="$text, $translations">
        <p class="{f:column(position() - 1)} label">{f:division-name(.)}</p>
      </xsl:for-each>
    </div>
  </xsl:function>

  <!-- The class of a column: of the original, or of the translation of this number. -->
  <xsl:function name="f:column" as="xs:string" visibility="private">
    <xsl:param name="number" as="xs:integer"/>
    <xsl:sequence select="'of ' || (if ($number eq 0) then 'original' else 't' || $number)"/>
  </xsl:function>

  <!-- The lines of a division: its children, those of its parts instead of the parts. -->
  <xsl:function name="f:lines" as="element()*" visibility="private">
    <xsl:param name="division" as="element(div)"/>
    <xsl:sequence select="$division/(* except f:publishers(.)) ! (if (self::div) then f:lines(.) else .)"/>
  </xsl:function>

  <!-- Each line of the original, with the lines of each translation that render it. -->
  <xsl:template name="t:pairs" as="element(Q{}div)+">
    <xsl:param name="lines" as="element()+"/>
    <xsl:param name="translations" as="element(div)+"/>
    <xsl:variable name="rows" as="map(xs:string, xs:integer)" select="
      map:merge(for $row in 1 to count($lines) return $lines[$row]/descendant-or-self::*/@xml:id ! map{string(): $row})"/>
    <xsl:variable name="columns" as="map(xs:integer, element()+)+" select="$translations ! f:placed(., $rows)"/>
    <xsl:for-each select="$lines">
      <xsl:variable name="row" as="xs:integer" select="position()"/>
      <div class="pair">
        <div class="of original">
          <xsl:call-template name="t:line"/>
        </div>
        <xsl:for-each select="$translations">
          <xsl:variable name="number" as="xs:integer" select="position()"/>
          <div class="{f:column($number)}" data-edition-beside="{f:anchor(.)}">
            <xsl:sequence select="@xml:id[$row eq 1]/f:identified(.)"/>
            <xsl:if test="exists($columns[$number]($row))">
              <xsl:attribute name="lang" select="f:language-of(.)"/>
              <xsl:attribute name="dir" select="f:direction(f:language-of(.))"/>
            </xsl:if>
            <xsl:for-each select="$columns[$number]($row)">
              <xsl:call-template name="t:line"/>
            </xsl:for-each>
          </div>
        </xsl:for-each>
      </div>
    </xsl:for-each>
  </xsl:template>

  <!-- A line of a division; before the first line of a part, the part's number. -->
  <xsl:template name="t:line" as="element()*">
    <xsl:apply-templates select="parent::div[@type = 'part'][*[1] is current()]" mode="m:part-name">
      <xsl:with-param name="id" select="parent::div/@xml:id"/>
    </xsl:apply-templates>
    <xsl:apply-templates select="." mode="m:text"/>
  </xsl:template>

  <!-- The lines of a translation by the row in which they stand: that of the first line that they render, or of the
       line before, so that their order stays. -->
  <xsl:function name="f:placed" as="map(xs:integer, element()+)" visibility="private">
    <xsl:param name="translation" as="element(div)"/>
    <xsl:param name="rows" as="map(xs:string, xs:integer)"/>
    <xsl:variable name="placed" as="map(xs:string, item())*">
      <xsl:iterate select="f:lines($translation)">
        <xsl:param name="last" as="xs:integer" select="1"/>
        <xsl:variable name="row" as="xs:integer" select="max(($last, (descendant-or-self::*/@corresp/f:ids(.) ! $rows(.))[1]))"/>
        <xsl:sequence select="map{'row': $row, 'line': .}"/>
        <xsl:next-iteration>
          <xsl:with-param name="last" select="$row"/>
        </xsl:next-iteration>
      </xsl:iterate>
    </xsl:variable>
    <xsl:map>
      <xsl:for-each-group select="$placed" group-adjacent="?row">
        <xsl:map-entry key="current-grouping-key()" select="current-group()?line"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:function>

  <!-- The switch for the original and its translations. The style sheet has rules for six. -->
  <xsl:function name="f:language-switch" as="element(Q{}fieldset)?" visibility="private">
    <xsl:param name="divisions" as="element(div)+"/>
    <xsl:variable name="translations" as="element(div)*" select="$divisions[@type = 'translation']"/>
    <xsl:if test="exists($translations) and count($translations) le 6">
      <xsl:sequence select="f:switch('language', f:string('page.language'), (
        map{'value': 'both', 'word': f:string('page.language.both')}, map{'value': 'original', 'word': f:string('page.language.original')},
        for $number in 1 to count($translations) return map{'value': 't' || $number, 'word': f:short-name($translations[$number])}))"/>
    </xsl:if>
  </xsl:function>

  <!-- The language of a translation, and from where it is. -->
  <xsl:function name="f:short-name" as="xs:string" visibility="private">
    <xsl:param name="translation" as="element(div)"/>
    <xsl:sequence select="string-join((f:language-name($translation), $translation/@source/f:sigla(.)), ' ')"/>
  </xsl:function>

</xsl:stylesheet>
