<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- The names in a telegram, each with the words of its line. A cover name and the identification after it
       are one mention. Names in readings other than the lemma count too, with the words of that reading; names
       in notes do not. Where a mention begins and where it ends, a tag stands between two marks.
       edition/describe/kwic.py reads the tags and cuts the words around each mention. Assumes shared/marks.xsl. -->

  <!-- The tag at the end of a mention. -->
  <xsl:variable name="closing-tag" as="xs:string" static="yes" select="$mark || ')' || $mark"/>

  <!-- The lines of a telegram with names: the id to cite, a space, and the words with the tags. A reading with
       names adds a line. No line contains a line end. -->
  <xsl:function name="f:mentions" as="xs:string*" visibility="private">
    <xsl:param name="text" as="element(div)+"/>
    <xsl:for-each select="
      $text/descendant::*[self::head[not(@source)] or self::p or self::label[not(parent::p)] or self::item or self::cell or self::addrLine
        or self::fw[parent::div or parent::body or parent::quote or parent::list or parent::table]
        or self::*[not(self::address)][parent::opener or parent::closer]][descendant-or-self::*/@ref]">
      <xsl:sequence select="f:marked-line(., ()), descendant::rdg[descendant::*/@ref] ! f:marked-line(current(), .)"/>
    </xsl:for-each>
  </xsl:function>

  <!-- One line as it reads. If $reading is given, the line has the words of that reading, and only the names in
       it are tagged. -->
  <xsl:function name="f:marked-line" as="xs:string" visibility="private">
    <xsl:param name="line" as="element()"/>
    <xsl:param name="reading" as="element(rdg)?"/>
    <xsl:variable name="pieces" as="xs:string*">
      <xsl:apply-templates select="$line" mode="m:marked">
        <xsl:with-param name="reading" select="$reading" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:variable>
    <xsl:sequence select="concat(f:anchor($line), ' ', normalize-space(string-join($pieces)))"/>
  </xsl:function>

  <!-- Whether a name is tagged: in a line as it reads, every name; with a reading, only the names in it. -->
  <xsl:function name="f:counts" as="xs:boolean" visibility="private">
    <xsl:param name="name" as="element()"/>
    <xsl:param name="reading" as="element(rdg)?"/>
    <xsl:sequence select="empty($reading) or exists($name/ancestor::rdg intersect $reading)"/>
  </xsl:function>

  <!-- The tag at the beginning of a mention: the ids to which it refers, after an asterisk if it is a cover name; and,
       if the mention is weighed, a bar, how certain it is, and who says so. A cover name has the certainty of its
       identification. -->
  <xsl:function name="f:opening" as="xs:string" visibility="private">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="weighed" as="element()" select="
      ($name[@cert], $name[@type = 'cover']/following-sibling::*[1]/self::supplied[@reason = 'identification']/(.[@cert], persName)[@cert], $name)[1]"/>
    <xsl:variable name="words" as="xs:string?" select="(f:weighed($weighed), f:who($weighed/@resp))[1]"/>
    <xsl:sequence select="
      concat($mark, '(', '*'[$name/@type = 'cover'], string-join(f:ids($name/@ref), ' '),
        $words ! concat('|', string-join(($weighed/@cert, f:ids($weighed[@cert]/@resp)), ' '), '|', .), $mark)"/>
  </xsl:function>

  <xsl:template match="p | item | cell | addrLine | salute | signed | dateline" mode="m:marked" as="xs:string*">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <!-- A list inside a line is left out, because its items are lines of their own. -->
  <xsl:template match="list" mode="m:marked" as="xs:string">
    <xsl:sequence select="' '"/>
  </xsl:template>

  <xsl:template match="persName[@ref] | placeName[@ref] | geogName[@ref] | orgName[@ref] | rs[@ref] | term[@ref]"
                mode="m:marked" as="xs:string*">
    <xsl:param name="reading" as="element(rdg)?" tunnel="yes"/>
    <xsl:variable name="counts" as="xs:boolean" select="f:counts(., $reading)"/>
    <xsl:sequence select="f:opening(.)[$counts]"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:sequence select="$closing-tag[$counts]"/>
  </xsl:template>

  <xsl:template match="supplied[@reason = 'identification'][preceding-sibling::*[1]/self::persName[@type = 'cover']]/persName[@ref = ../preceding-sibling::*[1]/@ref]"
                mode="m:marked" priority="2" as="xs:string*">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="persName[@type = 'cover'][following-sibling::*[1]/self::supplied[@reason = 'identification']]"
                mode="m:marked" priority="3" as="xs:string*">
    <xsl:param name="reading" as="element(rdg)?" tunnel="yes"/>
    <xsl:sequence select="f:opening(.)[f:counts(current(), $reading)]"/>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="supplied[@reason = 'identification'][preceding-sibling::*[1]/self::persName[@type = 'cover']]"
                mode="m:marked" priority="3" as="xs:string*">
    <xsl:param name="reading" as="element(rdg)?" tunnel="yes"/>
    <xsl:next-match/>
    <xsl:sequence select="$closing-tag[f:counts(current(), $reading)]"/>
  </xsl:template>

</xsl:stylesheet>
