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
      $text/descendant::*[self::lb or self::pb or self::fw or self::hi or self::stamp or self::add or self::del or self::abbr][empty(ancestor::note | ancestor::seg[f:is-resolution(.)])]"/>
  </xsl:function>

  <!-- What a reader wrote as JSON: where it is, its words, whose hand it is, where it stands, which witnesses print it. -->
  <xsl:function name="f:resolution" as="xs:string" visibility="private">
    <xsl:param name="resolution" as="element(seg)"/>
    <xsl:text>{{"anchor": "{f:anchor($resolution)}", "text": {f:json(f:text($resolution))}, "hand": {f:json(f:hand($resolution))}, "place": {
      f:json($resolution/@rend)}, "witnesses": {f:list(f:ids($resolution/@source) ! f:json(.))}}}</xsl:text>
  </xsl:function>

  <!-- What is missing, hard to read or supplied, in the order of the text, as JSON. -->
  <xsl:function name="f:doubts" as="xs:string*" visibility="private">
    <xsl:param name="text" as="element(div)+"/>
    <xsl:for-each select="$text/descendant::*[self::gap or self::unclear or self::supplied][f:is-stated(.)]">
      <xsl:variable name="printed" as="xs:string*" select="
        (desc | metamark)[@source] ! ('{&quot;text&quot;: ' || f:json(f:plain(.)) || ', &quot;witnesses&quot;: ' || f:list(f:ids(@source) ! f:json(.)) || '}')"/>
      <xsl:text>{{"anchor": "{f:anchor(.)}", "kind": "{local-name()}", "text": {f:json(f:text(.[not(self::gap)]))}, "reason": {
        f:json(@reason)}{@quantity ! (', "quantity": ' || xs:decimal(.))}, "unit": {f:json(@unit)}, "description": {
        f:json(self::gap/desc[not(@source)][1] ! f:plain(.))}, "printed": {f:list($printed)}, "witnesses": {
        f:list(f:ids(@source) ! f:json(.))}{f:responsibility(.)}}}</xsl:text>
    </xsl:for-each>
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
