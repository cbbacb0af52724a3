<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- JSON as text: what a record or a citation is made of stands in its module as it is written. Whoever reads
       it sees at once whether it is JSON; so names that the grammar has judged need no second look. -->

  <!-- A text as JSON; null without one. -->
  <xsl:function name="f:json" as="xs:string" visibility="private">
    <xsl:param name="text" as="xs:string?"/>
    <xsl:sequence select="
      if (empty($text)) then 'null'
      else concat('&quot;', if (translate($text, '&quot;\&#9;&#10;&#13;', '') eq $text) then $text else f:escaped($text), '&quot;')"/>
  </xsl:function>

  <!-- A text with what JSON cannot hold in it escaped; all else that it could not hold XML does not hold either. -->
  <xsl:function name="f:escaped" as="xs:string" visibility="private">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="
      replace($text, '[&quot;\\]', '\\$0') => replace('&#9;', '\\t') => replace('&#10;', '\\n') => replace('&#13;', '\\r')"/>
  </xsl:function>

  <!-- Values as a list. -->
  <xsl:function name="f:list" as="xs:string" visibility="private">
    <xsl:param name="values" as="xs:string*"/>
    <xsl:sequence select="concat('[', string-join($values, ', '), ']')"/>
  </xsl:function>

</xsl:stylesheet>
