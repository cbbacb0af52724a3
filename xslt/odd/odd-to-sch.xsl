<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xmlns:sch="http://purl.oclc.org/dsdl/schematron"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="xs f m"
                version="3.0">

  <!-- Generates the Schematron, for the command edition schema: from the ODD, one pattern for each Schematron
       rule, in the manual's order. The id of a pattern is the rule's id; its title is the rule's claim. What
       the rules share (namespaces, variables, keys, functions) comes before them. -->

  <xsl:import href="specs.xsl"/>
  <xsl:import href="supported.xsl"/>
  <xsl:import href="print.xsl"/>

  <xsl:mode name="m:rule" on-no-match="shallow-copy" on-multiple-match="fail"/>

  <!-- The text of the Schematron; $digest is the digest of the ODD. -->
  <xsl:function name="f:schematron" as="xs:string" visibility="public">
    <xsl:param name="odd" as="document-node()"/>
    <xsl:param name="digest" as="xs:string"/>
    <xsl:variable name="shared" as="element()*" select="f:shared(f:supported($odd))"/>
    <xsl:variable name="schematron" as="element()">
      <sch:schema queryBinding="xslt3">
        <sch:title>
          <xsl:value-of select="$odd/TEI/teiHeader/fileDesc/titleStmt/title[1]/normalize-space()"/>
        </sch:title>
        <xsl:apply-templates select="$shared/self::sch:ns, $shared except $shared/self::sch:ns" mode="m:rule"/>
        <xsl:apply-templates select="f:rules($odd)[@scheme eq 'schematron']" mode="m:rule"/>
      </sch:schema>
    </xsl:variable>
    <xsl:sequence select="f:printed($schematron, $digest)"/>
  </xsl:function>

  <xsl:template match="constraintSpec" mode="m:rule">
    <sch:pattern id="{@ident}">
      <sch:title>
        <xsl:value-of select="gloss/normalize-space()"/>
      </sch:title>
      <xsl:apply-templates select="constraint/*" mode="#current"/>
    </sch:pattern>
  </xsl:template>

  <!-- The content of a copied element may use the prefixes of sch:ns; the ODD's own namespaces are not copied. -->
  <xsl:template match="sch:*" mode="m:rule">
    <xsl:element name="sch:{local-name()}">
      <xsl:apply-templates select="@*, node()" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="sch:assert | sch:report" mode="m:rule">
    <xsl:element name="sch:{local-name()}">
      <xsl:attribute name="see" select="'manual.html#rule-' || ancestor::constraintSpec/@ident"/>
      <xsl:apply-templates select="@*, node()" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="xsl:key | xsl:function | xsl:function//xsl:*" mode="m:rule">
    <xsl:copy copy-namespaces="no">
      <xsl:apply-templates select="@*, node()" mode="#current"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="*" mode="m:rule" priority="-2">
    <xsl:sequence select="f:refuse(f:owner(.) || ' holds ' || name() || ', which is not understood in a Schematron rule.')"/>
  </xsl:template>
</xsl:stylesheet>
