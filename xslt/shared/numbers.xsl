<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                version="3.0">

  <!-- The numbers of a telegram. -->

  <!-- A number without the name of its series, and without a sign that ties it to that name. -->
  <xsl:function name="f:number-of" as="xs:string" visibility="private">
    <xsl:param name="idno" as="element(idno)"/>
    <xsl:sequence select="
      normalize-space(string-join($idno/node()[not(self::idno[@type = 'series'])])) => replace('^[/.,:-]\s*', '')"/>
  </xsl:function>

</xsl:stylesheet>
