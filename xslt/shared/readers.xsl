<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:f="urn:edition:functions"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                version="3.0">

  <!-- The readers on a distribution list and their copies, for the record and the page. A name inside another
       name does not count. A cover name and its identification are one reader. Names in notes, in errors and in
       readings other than the lemma do not count. -->

  <!-- The readers on a list, each a map with its name element and, if stated, its number of copies. A number
       belongs to the name before it, or to the name after it if the list begins with a number. -->
  <xsl:function name="f:readers" as="map(xs:string, item())*" visibility="public">
    <xsl:param name="list" as="element(seg)"/>
    <xsl:variable name="listed" as="element()*" select="f:listed($list)"/>
    <xsl:variable name="step" as="xs:integer" select="if ($listed[1]/self::num) then -1 else 1"/>
    <xsl:for-each select="$listed">
      <xsl:variable name="beside" as="xs:integer" select="position() + $step"/>
      <xsl:if test="not(self::num)">
        <xsl:variable name="copies" as="xs:integer?"
                      select="$listed[$beside]/self::num/@value[. castable as xs:positiveInteger] ! xs:integer(.)"/>
        <xsl:sequence select="map:merge((map{'name': .}, $copies ! map{'copies': .}))"/>
      </xsl:if>
    </xsl:for-each>
  </xsl:function>

  <!-- The names and the numbers of copies in an element, in their order. -->
  <xsl:function name="f:listed" as="element()*" visibility="private">
    <xsl:param name="parent" as="element()"/>
    <xsl:for-each select="$parent/*[not(f:is-unread(.))]">
      <xsl:choose>
        <xsl:when test="self::persName or self::orgName or self::rs or self::num/@type = 'copies'">
          <xsl:sequence select="."/>
        </xsl:when>
        <xsl:when test="not(f:is-identification(.))">
          <xsl:sequence select="f:listed(.)"/>
        </xsl:when>
      </xsl:choose>
    </xsl:for-each>
  </xsl:function>

  <!-- Whether an element says who is meant by the cover name before it. -->
  <xsl:function name="f:is-identification" as="xs:boolean" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
      exists($element/self::supplied[@reason = 'identification']/preceding-sibling::*[not(self::note)][1]
        /descendant-or-self::persName[@type = 'cover'])"/>
  </xsl:function>

</xsl:stylesheet>
