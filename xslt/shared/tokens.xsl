<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:fn="http://www.w3.org/2005/xpath-functions"
                xmlns:f="urn:edition:functions"
                exclude-result-prefixes="#all"
                version="3.0">

  <!-- Tokens: the pointers of an attribute, one by one. -->

  <!-- A value in which each token is replaced; the white space between them stays as it is, so that an import
       can restore it. -->
  <xsl:function name="f:each-token" as="xs:string" visibility="private">
    <xsl:param name="value" as="xs:string"/>
    <xsl:param name="replace" as="function(xs:string) as xs:string"/>
    <xsl:sequence select="
      if (not(contains($value, ' '))) then $replace($value)
      else string-join(analyze-string($value, '\S+')/*/(if (self::fn:match) then $replace(string()) else string()))"/>
  </xsl:function>

</xsl:stylesheet>
