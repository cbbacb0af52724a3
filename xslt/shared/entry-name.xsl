<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- The name by which the edition shows an entry of a register: the first that it has of main name, title,
       gloss, label, description and id. -->

  <xsl:function name="f:name" as="xs:string" visibility="public">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="
      ($entry/*[@type = 'main'], $entry/title, $entry/gloss, $entry/label, $entry/desc, $entry/@xml:id)[1] => normalize-space()"/>
  </xsl:function>

</xsl:stylesheet>
