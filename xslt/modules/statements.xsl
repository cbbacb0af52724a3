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

  <!-- What the text states besides names: times, quantities, other documents. Notes are the edition's
       words and state nothing; of a variant the lemma counts, of an error its correction. -->

  <!-- The acts that concern another party: one asks it, one promises or delivers to it. -->
  <xsl:variable name="acts-between" as="xs:string+" static="yes"
                select="('act-requested', 'act-promised', 'act-delivered')"/>

  <!-- One map for each statement; its key says which list of the record it belongs to. -->
  <xsl:function name="f:statements" as="map(*)*" visibility="private">
    <xsl:param name="text" as="element(div)"/>
    <xsl:param name="handling" as="map(*)*"/>
    <xsl:apply-templates select="$text/*" mode="m:statements">
      <xsl:with-param name="sender" select="($handling[?action = 'sent'][1]?who?*)[1]" tunnel="yes"/>
      <xsl:with-param name="addressee" select="($handling[?action = 'received'][last()]?who?*)[1]" tunnel="yes"/>
    </xsl:apply-templates>
  </xsl:function>

  <!-- The nearest place that can be cited: an element with an id. -->
  <xsl:function name="f:anchor" as="xs:string" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="string($element/ancestor-or-self::*[@xml:id][1]/@xml:id)"/>
  </xsl:function>

  <xsl:template match="note | rdg | sic" mode="m:statements" as="empty-sequence()"/>

  <xsl:template match="date[@when | @from | @to | @notBefore | @notAfter]" mode="m:statements" as="map(*)+">
    <xsl:sequence select="map{'dates': map:merge((
      map{'anchor': f:anchor(.), 'text': f:text(.)}, f:moment(.)))}"/>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <!-- A day and an hour are one moment where a line of the form has one of each, and nowhere else. -->
  <xsl:template match="(dateline | seg)[count(date) eq 1][count(time) eq 1]/date[matches(@when, '^[0-9]{4}-[0-9]{2}-[0-9]{2}$')]"
                mode="m:statements" as="map(*)+" priority="1">
    <xsl:sequence select="map{'dates': map{
      'anchor': f:anchor(.),
      'text': string-join(../(date | time) ! f:text(.), ' '),
      'when': @when || 'T' || ../time/@when}}"/>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="measure" mode="m:statements" as="map(*)+">
    <xsl:param name="sender" as="xs:string?" tunnel="yes"/>
    <xsl:param name="addressee" as="xs:string?" tunnel="yes"/>
    <xsl:variable name="act" as="xs:string?" select="(@ana ! f:ids(.))[starts-with(., 'act-')][1]"/>
    <xsl:variable name="by" as="xs:string?" select="$act ! (f:cited-author(current(), .), $sender)[1]"/>
    <xsl:sequence select="map{'quantities': map:merge((
      map{'anchor': f:anchor(.), 'text': f:text(.)},
      (@quantity, @min, @max, @atLeast, @atMost) ! map{name(): xs:decimal(.)},
      map{'unit': @unitRef ! f:id(.), 'commodity': @commodity/string(), 'act': $act, 'by': $by,
          'of': $act[. = $acts-between] ! ($sender, $addressee)[. ne $by][last()],
          'answers': f:ids(@corresp)[1], 'restates': f:ids(@sameAs)[1]}))}"/>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="ref[@type = 'telegram'][f:is-pointer(@target)]" mode="m:statements" as="map(*)+">
    <xsl:variable name="target" as="xs:string" select="f:id(@target)"/>
    <xsl:sequence select="map{'references': map{
      'anchor': f:anchor(.), 'text': f:text(.), 'target': $target,
      'held': starts-with($target, 'tg-'), 'cert': @cert/string()}}"/>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <!-- Who promised, where a promise is quoted from a document that is cited: its author. -->
  <xsl:function name="f:cited-author" as="xs:string?" visibility="private">
    <xsl:param name="measure" as="element(measure)"/>
    <xsl:param name="act" as="xs:string"/>
    <xsl:variable name="cited" as="element()?" select="
      $measure[$act = 'act-promised']/ancestor::ref[starts-with(@target, 'cited:')][1]/@target ! f:entry(f:id(.))"/>
    <xsl:sequence select="$cited/author[1]/descendant-or-self::*/@ref[1] ! f:id(.)"/>
  </xsl:function>

</xsl:stylesheet>
