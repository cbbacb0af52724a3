<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                exclude-result-prefixes="#all"
                version="3.0">

  <!-- The sizes of files. Assumes shared/strings.xsl. -->

  <!-- A size in bytes, kilobytes or megabytes. -->
  <xsl:function name="f:size" as="xs:string" visibility="public">
    <xsl:param name="bytes" as="xs:double"/>
    <xsl:sequence select="
      if ($bytes lt 1000) then f:string('size.bytes', map{'size': string($bytes)})
      else if ($bytes lt 1000000) then f:string('size.kilobytes', map{'size': format-number($bytes div 1000, '0.0')})
      else f:string('size.megabytes', map{'size': format-number($bytes div 1000000, '0.0')})"/>
  </xsl:function>

</xsl:stylesheet>
