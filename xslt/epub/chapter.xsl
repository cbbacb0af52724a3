<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xmlns:h="http://www.w3.org/1999/xhtml"
                xmlns:m="urn:edition:modes"
                xmlns:t="urn:edition:templates"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- Composes the chapter of one telegram in an EPUB, with the templates that make its page: title, text with
       notes, the meaning of its signs, handling, sources. -->

  <xsl:import href="../telegram.xsl"/>

  <!-- HTML in, XHTML out: a page of the book. -->
  <xsl:mode name="m:xhtml" on-no-match="shallow-copy"/>
  <!-- HTML in, XHTML out: a note at the end of its page. -->
  <xsl:mode name="m:at-end" on-no-match="fail"/>

  <xsl:include href="xhtml.xsl"/>

  <!-- The chapter of a telegram. $record-json is the part of its record that the page shows; $there-json lists the
       files of the book that it may lead to. -->
  <xsl:template name="t:chapter" as="element(h:html)" visibility="public">
    <xsl:param name="telegram" as="document-node()" required="yes"/>
    <xsl:param name="record-json" as="xs:string" required="yes"/>
    <xsl:param name="there-json" as="xs:string" required="yes"/>
    <xsl:param name="address" as="xs:string" required="yes"/>
    <xsl:variable name="tei" as="element(TEI)" select="$telegram/TEI"/>
    <xsl:variable name="record" as="map(*)" select="parse-json($record-json)"/>
    <xsl:variable name="divisions" as="element(div)+" select="f:divisions($tei)"/>
    <xsl:call-template name="t:book-page">
      <xsl:with-param name="title" select="$record?title"/>
      <xsl:with-param name="kind" select="'bodymatter'"/>
      <xsl:with-param name="there" select="parse-json($there-json)?*"/>
      <xsl:with-param name="address" select="$address"/>
      <xsl:with-param name="body">
        <header class="title">
          <p class="label">{f:main-number($record)}</p>
          <h1>{f:heading($record)}</h1>
          <xsl:where-populated>
            <p class="summary">{$record?regest}</p>
          </xsl:where-populated>
          <xsl:sequence select="f:dates($tei/teiHeader/profileDesc/correspDesc/correspAction)"/>
        </header>
        <xsl:call-template name="t:divisions">
          <xsl:with-param name="signs" select="f:signs($divisions)" tunnel="yes"/>
          <xsl:with-param name="tei" select="$tei"/>
          <xsl:with-param name="sigla" select="()"/>
        </xsl:call-template>
        <xsl:sequence select="f:signs-explained($divisions), f:chain($tei, $record), f:source($tei/teiHeader/fileDesc)"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The signs that stand in the chapter, with their meanings; nothing without signs. -->
  <xsl:function name="f:signs-explained" as="element(Q{}section)?" visibility="private">
    <xsl:param name="text" as="element(div)+"/>
    <xsl:variable name="signs" as="xs:string*" select="f:signs-carried($text)"/>
    <xsl:if test="exists($signs)">
      <section class="legend" aria-labelledby="legend-name">
        <h2 id="legend-name">{f:string('legend.name')}</h2>
        <dl class="facts">
          <xsl:sequence select="$signs ! (if (. eq 'supplied') then f:supplied-meaning($text) else f:sign-meaning(.))"/>
        </dl>
      </section>
    </xsl:if>
  </xsl:function>

  <!-- A link to “Named here” leads to the register. -->
  <xsl:template match="Q{}a[starts-with(@href, '#named-')]" mode="m:xhtml" as="element()" priority="0.9">
    <xsl:variable name="link" as="document-node()">
      <xsl:document>
        <a href="{f:url(substring-after(@href, '#named-'))}">
          <xsl:sequence select="@* except @href, node()"/>
        </a>
      </xsl:document>
    </xsl:variable>
    <xsl:apply-templates select="$link/Q{}a" mode="m:xhtml"/>
  </xsl:template>

</xsl:stylesheet>
