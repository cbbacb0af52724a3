<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                default-mode="m:entry"
                exclude-result-prefixes="#all"
                version="3.0">

  <!-- Describes the entries of one register: from its TEI to a JSON array whose items are as
       schema/entry.schema.json demands. -->

  <!-- Register entries in, maps out. -->
  <xsl:mode name="m:entry" on-no-match="fail"/>

  <xsl:include href="shared/entry-name.xsl"/>
  <xsl:include href="record/entry.xsl"/>

  <!-- The entries in standOff, then the categories and the units, as a JSON array. -->
  <xsl:function name="f:entries" as="xs:string" visibility="public">
    <xsl:param name="register" as="document-node()"/>
    <xsl:variable name="entries" as="map(*)*">
      <xsl:apply-templates select="$register/TEI/standOff/(*/(person | place | org | bibl) | entry)"/>
      <xsl:apply-templates select="$register/TEI/teiHeader/encodingDesc/(classDecl//category | unitDecl/unitDef)"/>
    </xsl:variable>
    <xsl:sequence select="serialize(array{$entries}, map{'method': 'json'})"/>
  </xsl:function>

</xsl:stylesheet>
