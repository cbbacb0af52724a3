<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:m="urn:edition:modes"
                xmlns:f="urn:edition:functions"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- What is seen on the sheet besides the words: lines, pages, running lines, stamps, words that are set off, and
       what hands did. Notes do not count. Assumes shared/json.xsl and shared/hands.xsl. -->

  <!-- All of it in the order of the text, as JSON. -->
  <xsl:function name="f:surface" as="xs:string*" visibility="private">
    <xsl:param name="text" as="element(div)+"/>
    <xsl:apply-templates mode="m:surface" select="
      $text/descendant::*[self::lb or self::pb or self::fw or self::hi or self::stamp or self::add or self::del or self::abbr][not(ancestor::note)]"/>
  </xsl:function>

  <!-- One thing as JSON: where it is, what it is, its words, and further members. -->
  <xsl:function name="f:seen" as="xs:string" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="members" as="map(xs:string, xs:string?)"/>
    <xsl:variable name="further" as="xs:string*" select="sort(map:keys($members)) ! (', &quot;' || . || '&quot;: ' || f:json($members(.)))"/>
    <xsl:text>{{"anchor": "{f:anchor($element)}", "kind": "{$kind}", "text": {f:json(f:text($element))}{string-join($further)}}}</xsl:text>
  </xsl:function>

  <xsl:template match="lb" mode="m:surface" as="xs:string">
    <xsl:sequence select="f:seen(., 'line', map{})"/>
  </xsl:template>

  <xsl:template match="pb" mode="m:surface" as="xs:string">
    <xsl:sequence select="f:seen(., 'page', map{'number': @n ! string(), 'witness': @edRef ! f:id(.), 'image': @facs ! string()})"/>
  </xsl:template>

  <xsl:template match="fw" mode="m:surface" as="xs:string">
    <xsl:sequence select="f:seen(., 'running-line', map{'place': string(@type)})"/>
  </xsl:template>

  <xsl:template match="hi" mode="m:surface" as="xs:string">
    <xsl:sequence select="f:seen(., 'emphasis', map{'look': string(@rend), 'hand': f:hand(.)})"/>
  </xsl:template>

  <xsl:template match="stamp" mode="m:surface" as="xs:string">
    <xsl:sequence select="f:seen(., 'stamp', map{})"/>
  </xsl:template>

  <xsl:template match="add" mode="m:surface" as="xs:string">
    <xsl:sequence select="f:seen(., 'addition', map{'place': @place ! string(), 'hand': f:hand(.)})"/>
  </xsl:template>

  <xsl:template match="del" mode="m:surface" as="xs:string">
    <xsl:sequence select="f:seen(., 'deletion', map{'hand': f:hand(.)})"/>
  </xsl:template>

  <xsl:template match="abbr" mode="m:surface" as="xs:string">
    <xsl:sequence select="f:seen(., 'abbreviation', map{'expansion': following-sibling::expan/normalize-space()})"/>
  </xsl:template>

</xsl:stylesheet>
