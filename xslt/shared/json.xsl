<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- Texts and lists as JSON. The modules of records and citations write the JSON around them as text. A value
       that the grammar already restricts, such as an id, is written without escaping. A record that is no JSON
       is noticed when Python reads it. -->

  <!-- A text as a JSON string; null without a text. -->
  <xsl:function name="f:json" as="xs:string" visibility="private">
    <xsl:param name="text" as="xs:string?"/>
    <xsl:sequence select="
      if (empty($text)) then 'null'
      else concat('&quot;', if (translate($text, '&quot;\&#9;&#10;&#13;', '') eq $text) then $text else f:escaped($text), '&quot;')"/>
  </xsl:function>

  <!-- A text with quotes, backslashes, tabs and line ends escaped. XML allows no other character that a JSON
       string forbids. -->
  <xsl:function name="f:escaped" as="xs:string" visibility="private">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="
      replace($text, '[&quot;\\]', '\\$0') => replace('&#9;', '\\t') => replace('&#10;', '\\n') => replace('&#13;', '\\r')"/>
  </xsl:function>

  <!-- Values as a JSON list; each value is already JSON. -->
  <xsl:function name="f:list" as="xs:string" visibility="private">
    <xsl:param name="values" as="xs:string*"/>
    <xsl:sequence select="concat('[', string-join($values, ', '), ']')"/>
  </xsl:function>

</xsl:stylesheet>
