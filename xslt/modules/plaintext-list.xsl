<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- A numbered list as a table of plaintext: the numeral, the name, the figure, what follows the
       figure. An item that is no name with one figure stands in wrapped lines. -->

  <xsl:template match="list" mode="m:plaintext" as="xs:string*">
    <xsl:param name="signs" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:variable name="rows" as="map(*)*" select="item ! f:row(., $signs)"/>
    <xsl:variable name="numeral" as="xs:integer" select="max(($rows?numeral ! f:width(.)[. lt $columns idiv 8], 0))"/>
    <xsl:variable name="figure" as="xs:integer" select="max(($rows?figure ! f:width(.), 0))"/>
    <xsl:variable name="rest" as="xs:integer" select="max(($rows?rest ! f:width(.), 0))"/>
    <xsl:variable name="name" as="xs:integer" select="
      min((max(($rows[?figure]?name ! f:width(.), 0)), $columns - $numeral - $figure - $rest - 5))"/>
    <xsl:sequence select="'', $rows ! f:row-lines(., $numeral, $name, $figure)"/>
  </xsl:template>

  <!-- The parts of an item: before its only figure, the figure, after it, where they are short enough. -->
  <xsl:function name="f:row" as="map(*)" visibility="private">
    <xsl:param name="item" as="element(item)"/>
    <xsl:param name="signs" as="map(xs:string, xs:string)"/>
    <xsl:variable name="text" as="xs:string" select="f:text($item, $signs)"/>
    <xsl:variable name="numbers" as="element(num)*" select="$item/descendant::num[not(ancestor::note)]"/>
    <xsl:variable name="figure" as="xs:string?" select="$numbers[not($numbers[2])] ! f:text(., $signs)"/>
    <xsl:variable name="rest" as="xs:string" select="substring-after($text, $figure)"/>
    <xsl:variable name="tabular" as="xs:boolean" select="
      exists($figure) and ends-with(substring-before($text, $figure), ' ')
      and f:width($figure) le $columns idiv 3 and f:width($rest) le $columns idiv 3"/>
    <xsl:sequence select="map{
      'numeral': string($item/preceding-sibling::*[1]/self::label ! f:text(., $signs)),
      'name': if ($tabular) then normalize-space(substring-before($text, $figure)) else $text,
      'figure': $figure[$tabular],
      'rest': $rest[$tabular]}"/>
  </xsl:function>

  <!-- The lines of one item in columns of these widths. -->
  <xsl:function name="f:row-lines" as="xs:string+" visibility="private">
    <xsl:param name="row" as="map(*)"/>
    <xsl:param name="numeral" as="xs:integer"/>
    <xsl:param name="name" as="xs:integer"/>
    <xsl:param name="figure" as="xs:integer"/>
    <xsl:variable name="label" as="xs:string" select="f:right($row?numeral, $numeral) || '  '"/>
    <xsl:sequence select="
      if (empty($row?figure) or f:width($label) gt $numeral + 2) then
        f:hang($label, normalize-space(string-join(($row?name, $row?figure || $row?rest), ' ')), $columns)
      else f:beside(
        f:hang($label, $row?name, f:width($label) + $name), f:width($label) + $name + 2,
        f:right($row?figure, $figure) || $row?rest)"/>
  </xsl:function>

  <!-- Some lines, and behind the last one, from a column on, a text. -->
  <xsl:function name="f:beside" as="xs:string+" visibility="private">
    <xsl:param name="lines" as="xs:string+"/>
    <xsl:param name="column" as="xs:integer"/>
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="$lines[position() lt last()], f:left($lines[last()], $column) || $text"/>
  </xsl:function>

</xsl:stylesheet>
