<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="urn:edition:errors"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                exclude-result-prefixes="#all"
                version="3.0">

  <!-- An element that no template expects is an error. The message begins with the element's path, from which
       the caller finds its line. -->

  <xsl:function name="f:unhandled" as="empty-sequence()" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="error(xs:QName('e:unhandled'), path($element) ||
      ' : no template provides for ' || name($element) || ' in ' || name($element/..) || '.')"/>
  </xsl:function>

  <xsl:template match="*" mode="m:text m:marked m:plaintext m:block" priority="-10" as="empty-sequence()">
    <xsl:sequence select="f:unhandled(.)"/>
  </xsl:template>

</xsl:stylesheet>
