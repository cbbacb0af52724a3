<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- A list as a table of plaintext: for each item its numeral, its words and, if it has exactly one, its
       figure. A list that has other lists in it is set item by item, each as far in as it is deep.
       A table has a row of plaintext for each row. -->

  <xsl:template match="list" mode="m:plaintext" as="xs:string+">
    <xsl:param name="signs" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:sequence select="'', head ! f:told('text', f:text(., $signs)), item ! f:row(., $signs)"/>
  </xsl:template>

  <xsl:template match="list[item/list]" mode="m:plaintext" as="xs:string+">
    <xsl:param name="signs" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:sequence select="'', head ! f:told('text', f:text(., $signs)), item ! f:item-rows(., 0, $signs)"/>
  </xsl:template>

  <xsl:template match="table" mode="m:plaintext" as="xs:string+">
    <xsl:param name="signs" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:sequence select="'', head ! f:told('text', f:text(., $signs)), row ! f:told('cells', cell ! f:line((node(), .[empty(following-sibling::cell)]/f:breaks(..)), $signs))"/>
  </xsl:template>

  <!-- The rows of an item that stands in so many lists, and of the lists in it. -->
  <xsl:function name="f:item-rows" as="xs:string*" visibility="private">
    <xsl:param name="item" as="element(item)"/>
    <xsl:param name="depth" as="xs:integer"/>
    <xsl:param name="signs" as="map(xs:string, xs:string)"/>
    <xsl:variable name="label" as="xs:string" select="f:text($item/preceding-sibling::*[1]/self::label, $signs)"/>
    <xsl:for-each-group select="$item/node(), f:breaks($item)" group-adjacent="exists(self::list)">
      <xsl:variable name="words" as="xs:string" select="f:line(current-group()[not(self::list)], $signs)"/>
      <xsl:variable name="numeral" as="xs:string" select="if (position() eq 1) then $label else ''"/>
      <xsl:sequence select="
        f:told('item', (string($depth), $numeral, $words))[$words or $numeral],
        current-group()/self::list/(head ! f:told('item', (string($depth), '', f:text(., $signs))),
          item ! f:item-rows(., $depth + 1, $signs))"/>
    </xsl:for-each-group>
  </xsl:function>

  <xsl:function name="f:row" as="xs:string" visibility="private">
    <xsl:param name="item" as="element(item)"/>
    <xsl:param name="signs" as="map(xs:string, xs:string)"/>
    <xsl:variable name="numbers" as="element(num)*" select="$item/descendant::num[not(ancestor::note)]"/>
    <xsl:sequence select="f:told('row', (
      f:text($item/preceding-sibling::*[1]/self::label, $signs),
      f:line(($item/node(), f:breaks($item)), $signs),
      f:text($numbers[not($numbers[2])], $signs)))"/>
  </xsl:function>

</xsl:stylesheet>
