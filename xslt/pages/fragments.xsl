<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- Fragments of pages as they are written in them: the variable $makers, which has what makes each kind,
       is the entry stylesheet's. Assumes shared/marks.xsl and frame.xsl. -->

  <!-- The fragment that has this key, as it is written in a page; nothing without what makes it. -->
  <xsl:function name="f:make-fragment" as="xs:string?" visibility="public">
    <xsl:param name="key" as="xs:string"/>
    <xsl:variable name="maker" as="function(*)?" select="$makers(substring-before($key || ' ', ' '))"/>
    <xsl:sequence select="$maker ! f:written(.(substring-after($key, ' ')))"/>
  </xsl:function>

  <!-- Some nodes as they are written in a page. -->
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
