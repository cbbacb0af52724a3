<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- The text between opener and closer block by block, then the postscript, each with its words as they read.
       A part is a block with blocks of its own.
       A paragraph or an item with a list in it is divided where the list stands. Assumes shared/json.xsl and
       plaintext/reading.xsl. -->

  <!-- The blocks of an element, as a JSON list. -->
  <xsl:function name="f:blocks" as="xs:string" visibility="private">
    <xsl:param name="parent" as="element()"/>
    <xsl:variable name="blocks" as="xs:string*">
      <xsl:apply-templates select="$parent/*" mode="m:block"/>
    </xsl:variable>
    <xsl:sequence select="f:list($blocks)"/>
  </xsl:function>

  <!-- The words and the lists of a paragraph or an item, in their order, as JSON. -->
  <xsl:function name="f:divided" as="xs:string*" visibility="private">
    <xsl:param name="parent" as="element()"/>
    <xsl:param name="label" as="xs:string?"/>
    <xsl:for-each-group select="$parent/node() except $parent/self::p/label" group-adjacent="exists(self::list)">
      <xsl:variable name="number" as="xs:string?" select="if (position() eq 1) then $label else ()"/>
      <xsl:variable name="words" as="xs:string" select="f:line(current-group()[not(self::list)], ())"/>
      <xsl:if test="$words or exists($number)">
        <xsl:text>{{"kind": "text", "anchor": "{f:anchor($parent)}"{f:renders($parent)}, "label": {f:json($number)}, "text": {f:json($words)}}}</xsl:text>
      </xsl:if>
      <xsl:apply-templates select="current-group()[self::list]" mode="m:block"/>
    </xsl:for-each-group>
  </xsl:function>

  <xsl:template match="head | opener | closer | note | pb | fw" mode="m:block" as="empty-sequence()"/>

  <xsl:template match="p" mode="m:block" as="xs:string*">
    <xsl:sequence select="f:divided(., label ! f:text(.))"/>
  </xsl:template>

  <xsl:template match="label" mode="m:block" as="xs:string">
    <xsl:text>{{"kind": "heading", "anchor": "{f:anchor(.)}", "text": {f:json(f:text(.))}}}</xsl:text>
  </xsl:template>

  <xsl:template match="list" mode="m:block" as="xs:string">
    <xsl:text>{{"kind": "list", "anchor": "{f:anchor(.)}", "head": {f:json(head ! f:text(.))}, "items": {f:list(item ! f:item(.))}}}</xsl:text>
  </xsl:template>

  <!-- An item as JSON: its numeral, its words, and the lists in it. -->
  <xsl:function name="f:item" as="xs:string" visibility="private">
    <xsl:param name="item" as="element(item)"/>
    <xsl:text>{{"anchor": "{f:anchor($item)}"{f:renders($item)}, "label": {f:json($item/preceding-sibling::*[1]/self::label ! f:text(.))}, "blocks": {
      f:list(f:divided($item, ()))}}}</xsl:text>
  </xsl:function>

  <xsl:template match="table" mode="m:block" as="xs:string">
    <xsl:variable name="rows" as="xs:string*" select="
      row ! ('{&quot;label&quot;: ' || (@role = 'label') || ', &quot;cells&quot;: ' || f:list(cell ! f:json(f:text(.))) || '}')"/>
    <xsl:text>{{"kind": "table", "anchor": "{f:anchor(.)}", "head": {f:json(head ! f:text(.))}, "rows": {f:list($rows)}}}</xsl:text>
  </xsl:template>

  <xsl:template match="quote" mode="m:block" as="xs:string">
    <xsl:text>{{"kind": "quotation", "anchor": "{f:anchor(.)}", "blocks": {f:blocks(.)}}}</xsl:text>
  </xsl:template>

  <xsl:template match="floatingText" mode="m:block" as="xs:string">
    <xsl:text>{{"kind": "telegram", "anchor": "{f:anchor(.)}", "blocks": {f:blocks(body)}}}</xsl:text>
  </xsl:template>

  <xsl:template match="div" mode="m:block" as="xs:string">
    <xsl:text>{{"kind": "part", "anchor": "{f:anchor(.)}", "label": {f:json(@n)}, "head": {f:json(head ! f:text(.))}, {f:contents(.)}}}</xsl:text>
  </xsl:template>

  <xsl:template match="postscript" mode="m:block" as="xs:string">
    <xsl:text>{{"kind": "postscript", "anchor": "{f:anchor(.)}", "blocks": {f:blocks(.)}}}</xsl:text>
  </xsl:template>

</xsl:stylesheet>
