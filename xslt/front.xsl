<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xmlns:t="urn:edition:templates"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                default-mode="m:prose"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- Composes a page of the front matter, such as the introduction: from its TEI to complete HTML. -->

  <!-- The edition's settings, as JSON. -->
  <xsl:param name="edition" as="xs:string" static="yes" required="yes"/>
  <!-- The documents of tei/registers. They may be left out, because links need only the ids of entries. -->
  <xsl:param name="registers" as="document-node()*" static="yes" select="()"/>

  <!-- TEI in, HTML out: the edition's own prose. -->
  <xsl:mode name="m:prose" on-no-match="fail"/>
  <!-- TEI in, HTML out: the headings of the sections as a list of links. -->
  <xsl:mode name="m:outline" on-no-match="fail"/>

  <xsl:include href="shared/strings.xsl"/>
  <xsl:include href="shared/pointers.xsl"/>
  <xsl:include href="pages/frame.xsl"/>
  <xsl:include href="front/prose.xsl"/>
  <xsl:include href="shared/dates.xsl"/>
  <xsl:include href="shared/certainty.xsl"/>
  <xsl:include href="shared/note-markers.xsl"/>
  <xsl:include href="front/outline.xsl"/>
  <xsl:include href="shared/unhandled.xsl"/>

  <!-- The page of a document as complete HTML; $stem is its file name without extension. -->
  <xsl:function name="f:front" as="xs:string" visibility="public">
    <xsl:param name="document" as="document-node()"/>
    <xsl:param name="stem" as="xs:string"/>
    <xsl:sequence select="f:front-matter($document/TEI, $stem) => f:html()"/>
  </xsl:function>

  <!-- The page: the title, then the text; beside it a list of its sections, if there are more than two. -->
  <xsl:function name="f:front-matter" as="element(Q{}html)" visibility="private">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:param name="stem" as="xs:string"/>
    <xsl:variable name="title" as="xs:string" select="(normalize-space($tei/teiHeader/fileDesc/titleStmt/title[1])[. ne ''], $stem)[1]"/>
    <xsl:call-template name="t:frame">
      <xsl:with-param name="title" select="$title"/>
      <xsl:with-param name="section" select="$stem"/>
      <xsl:with-param name="depth" select="0"/>
      <xsl:with-param name="body" as="element()+">
        <header class="row title">
          <p class="rail">{f:string('front.rail')}</p>
          <div class="text">
            <h1>{$title}</h1>
          </div>
        </header>
        <div class="row front">
          <xsl:sequence select="f:outline($tei/text/body)"/>
          <div class="text prose">
            <xsl:apply-templates select="$tei/text/body/*"/>
          </div>
        </div>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:function>

</xsl:stylesheet>
