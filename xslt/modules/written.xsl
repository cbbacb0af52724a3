<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- Standing matter of pages as it is written in them. Assumes mark.xsl and frame.xsl. -->

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
