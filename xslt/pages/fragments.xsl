<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- The fragments of pages. Assumes shared/marks.xsl, frame.xsl and the variable $makers of sheet.xsl or
       telegram/fragments.xsl, which has a function for each kind of fragment. -->

  <!-- The fragment of a key, as HTML; empty if $makers has no function for it. The first word of the key is the
       kind of fragment; the rest is the function's argument. -->
  <xsl:function name="f:make-fragment" as="xs:string?" visibility="public">
    <xsl:param name="key" as="xs:string"/>
    <xsl:variable name="maker" as="function(*)?" select="$makers(substring-before($key || ' ', ' '))"/>
    <xsl:sequence select="$maker ! f:written(.(substring-after($key, ' ')))"/>
  </xsl:function>

  <!-- Nodes as HTML. They are serialized in a span, between two marks, and what stands between the marks is
       returned. -->
  <xsl:function name="f:written" as="xs:string" visibility="private">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:variable name="part" as="element(Q{}span)">
      <span>
        <xsl:text>{$mark}</xsl:text>
        <xsl:sequence select="$nodes"/>
        <xsl:text>{$mark}</xsl:text>
      </span>
    </xsl:variable>
    <xsl:sequence select="tokenize(f:fragment($part), $mark)[2]"/>
  </xsl:function>

</xsl:stylesheet>
