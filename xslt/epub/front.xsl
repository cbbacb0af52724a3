<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xmlns:h="http://www.w3.org/1999/xhtml"
                xmlns:m="urn:edition:modes"
                xmlns:t="urn:edition:templates"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                default-mode="m:prose"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- Composes a page of the front matter in an EPUB, with the templates that make it on the web. -->

  <xsl:import href="../front.xsl"/>

  <!-- HTML in, XHTML out: a page of the book. -->
  <xsl:mode name="m:xhtml" on-no-match="shallow-copy"/>
  <!-- HTML in, XHTML out: a note at the end of its page. -->
  <xsl:mode name="m:at-end" on-no-match="fail"/>

  <!-- Front matter has no fragments. -->
  <xsl:variable name="makers" as="map(xs:string, function(*))" static="yes" select="map{}"/>

  <xsl:include href="xhtml.xsl"/>

  <xsl:template name="t:front-page" as="element(h:html)" visibility="public">
    <xsl:param name="document" as="document-node()" required="yes"/>
    <xsl:param name="title" as="xs:string" required="yes"/>
    <xsl:param name="there-json" as="xs:string" required="yes"/>
    <xsl:param name="address" as="xs:string" required="yes"/>
    <xsl:call-template name="t:book-page">
      <xsl:with-param name="title" select="$title"/>
      <xsl:with-param name="kind" select="'frontmatter'"/>
      <xsl:with-param name="there" select="parse-json($there-json)?*"/>
      <xsl:with-param name="address" select="$address"/>
      <xsl:with-param name="body">
        <h1>{$title}</h1>
        <xsl:apply-templates select="$document/TEI/text/body/*"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
