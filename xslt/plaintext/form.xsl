<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- The parts of a telegram as rows of plaintext, in their order. Each part begins with an empty row, except
       the distribution list in the opener. A part that stands on the line of the part before it has no row of
       its own. -->

  <!-- An empty row, then the words of the element. -->
  <xsl:template match="head | label | p | salute" mode="m:plaintext" as="xs:string+">
    <xsl:param name="signs" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:sequence select="'', f:told('text', f:text(., $signs))"/>
  </xsl:template>

  <xsl:template match="p[list]" mode="m:plaintext" as="xs:string+">
    <xsl:param name="signs" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:for-each-group select="node()" group-adjacent="exists(self::list)">
      <xsl:variable name="words" as="xs:string" select="f:line(current-group()[not(self::list)], $signs)"/>
      <xsl:sequence select="if ($words) then ('', f:told('text', $words)) else ()"/>
      <xsl:apply-templates select="current-group()[self::list]" mode="#current"/>
    </xsl:for-each-group>
  </xsl:template>

  <!-- A part begins with its number, in the edition's words. -->
  <xsl:template match="div" mode="m:plaintext" as="xs:string*">
    <xsl:sequence select="'', f:told('text', $mark || f:string('division.part', map{'number': string(@n)}) || $mark)"/>
    <xsl:apply-templates select="*" mode="#current"/>
  </xsl:template>

  <xsl:template match="postscript | floatingText" mode="m:plaintext" as="xs:string*">
    <xsl:apply-templates select="*" mode="#current"/>
  </xsl:template>

  <!-- What is quoted as a block is set further in. -->
  <xsl:template match="quote | floatingText/body" mode="m:plaintext" as="xs:string*">
    <xsl:variable name="rows" as="xs:string*">
      <xsl:apply-templates select="*" mode="#current"/>
    </xsl:variable>
    <xsl:sequence select="$rows ! (if (.) then '&gt;' || . else '')"/>
  </xsl:template>

  <xsl:template match="(div | body | quote | opener | closer)/(note | fw | pb | stamp)" mode="m:plaintext" as="xs:string+" priority="1">
    <xsl:param name="signs" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:sequence select="'', f:told('text', f:line(., $signs))"/>
  </xsl:template>

  <xsl:template match="opener | closer" mode="m:plaintext" as="xs:string*">
    <xsl:apply-templates select="*[not(f:follows-on-line(.))]" mode="#current"/>
  </xsl:template>

  <!-- The parts of the form that stand behind this one on its line. -->
  <xsl:function name="f:behind" as="element()*" visibility="private">
    <xsl:param name="part" as="element()"/>
    <xsl:sequence select="$part/following-sibling::*[1][f:follows-on-line(.)] ! (., f:behind(.))"/>
  </xsl:function>

  <!-- Whether a part of the form stands at the right end of the line before it. These are the number after the
       heading of the form, and the closer's dateline after the sender's number. -->
  <xsl:function name="f:follows-on-line" as="xs:boolean" visibility="private">
    <xsl:param name="part" as="element()"/>
    <xsl:sequence select="
      ($part/@type = 'number' or $part/self::idno) and $part/preceding-sibling::*[1]/@type = 'cipher'
      or $part/self::dateline and $part/parent::closer and $part/preceding-sibling::*[1]/@type = 'number'"/>
  </xsl:function>

  <xsl:template match="opener/* | closer/*" mode="m:plaintext" as="xs:string*">
    <xsl:param name="signs" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:variable name="text" as="xs:string" select="f:text(., $signs)"/>
    <xsl:variable name="beside" as="xs:string*" select="f:behind(.) ! f:text(., $signs)"/>
    <xsl:sequence select="
      '', if (exists($beside)) then f:told('spread', ($text, string-join($beside, ' '))) else f:told('text', $text)"/>
  </xsl:template>

  <xsl:template match="opener/dateline[f:is-parted(.)]" mode="m:plaintext" as="xs:string*" priority="1">
    <xsl:param name="signs" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:sequence select="
      '', f:told('spread', (f:line(seg[1], $signs), f:line(seg[1]/following-sibling::node(), $signs)))"/>
  </xsl:template>

  <!-- What a reader wrote on a line of its own stands below the telegram. -->
  <xsl:template match="(opener | closer)/seg[@type = 'resolution']" mode="m:plaintext" as="empty-sequence()" priority="2"/>

  <xsl:template match="opener/seg[@type = 'distribution']" mode="m:plaintext" as="xs:string*" priority="1">
    <xsl:param name="signs" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:sequence select="f:told('text', f:text(., $signs))"/>
  </xsl:template>

  <xsl:template match="address" mode="m:plaintext" as="xs:string*" priority="1">
    <xsl:param name="signs" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:sequence select="'', addrLine ! f:told('text', f:text(., $signs))"/>
  </xsl:template>

  <xsl:template match="signed" mode="m:plaintext" as="xs:string*" priority="1">
    <xsl:param name="signs" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:sequence select="'', f:told('right', f:text(., $signs))"/>
  </xsl:template>

</xsl:stylesheet>
