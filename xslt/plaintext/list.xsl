<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- A numbered list as a table of plaintext: for each item its numeral, its words and, if it has exactly one,
       its figure. -->

  <xsl:template match="list" mode="m:plaintext" as="xs:string+">
    <xsl:param name="signs" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:sequence select="'', item ! f:row(., $signs)"/>
  </xsl:template>

  <xsl:function name="f:row" as="xs:string" visibility="private">
    <xsl:param name="item" as="element(item)"/>
    <xsl:param name="signs" as="map(xs:string, xs:string)"/>
    <xsl:variable name="numbers" as="element(num)*" select="$item/descendant::num[not(ancestor::note)]"/>
    <xsl:sequence select="f:told('row', (
      f:text($item/preceding-sibling::*[1]/self::label, $signs),
      f:text($item, $signs),
      f:text($numbers[not($numbers[2])], $signs)))"/>
  </xsl:function>

</xsl:stylesheet>
