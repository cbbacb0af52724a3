<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xmlns:t="urn:edition:templates"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                default-mode="m:manual"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- Composes the encoders' manual: from the ODD to complete HTML. First comes the prose, which names its
       elements and rules; then come elements, classes and rules one by one. An element is at #element-<name>, a
       rule at #rule-<id>. -->

  <!-- The edition's settings, as JSON. -->
  <xsl:param name="edition" as="xs:string" static="yes" required="yes"/>

  <!-- ODD in, HTML out: the prose and the specifications in it. -->
  <xsl:mode name="m:manual" on-no-match="fail" on-multiple-match="fail"/>
  <!-- ODD in, HTML out: the headings of the sections as a list of links. -->
  <xsl:mode name="m:outline" on-no-match="fail" on-multiple-match="fail"/>
  <!-- ODD in, HTML out: a content model in words. -->
  <xsl:mode name="m:words" on-no-match="fail" on-multiple-match="fail"/>
  <!-- ODD in, text out: an example as it is typed. -->
  <xsl:mode name="m:source" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:include href="../shared/strings.xsl"/>
  <xsl:include href="../pages/frame.xsl"/>
  <xsl:include href="specs.xsl"/>
  <xsl:include href="manual-specs.xsl"/>
  <xsl:include href="manual-words.xsl"/>

  <xsl:function name="f:manual" as="xs:string" visibility="public">
    <xsl:param name="odd" as="document-node()"/>
    <xsl:variable name="title" as="xs:string" select="$odd/TEI/teiHeader/fileDesc/titleStmt/title[1] => normalize-space()"/>
    <xsl:variable name="page" as="element()">
      <xsl:call-template name="t:frame">
        <xsl:with-param name="title" select="$title"/>
        <xsl:with-param name="section" select="'manual'"/>
        <xsl:with-param name="depth" select="0"/>
        <xsl:with-param name="body" as="element()+">
          <header class="row title">
            <p class="rail">{f:string('manual.rail')}</p>
            <div class="text">
              <h1>{$title}</h1>
            </div>
          </header>
          <div class="row front">
            <nav class="rail outline" aria-label="{f:string('manual.outline')}">
              <ol>
                <xsl:apply-templates select="$odd/TEI/text/body/div" mode="m:outline"/>
                <xsl:for-each select="'elements', 'classes', 'rules'">
                  <li>
                    <a href="#{.}">{f:string('manual.' || .)}</a>
                  </li>
                </xsl:for-each>
              </ol>
            </nav>
            <div class="text prose">
              <xsl:apply-templates select="$odd/TEI/text/body/div"/>
              <xsl:sequence select="f:elements-chapters($odd), f:rules-chapter($odd)"/>
            </div>
          </div>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:variable>
    <xsl:sequence select="f:html($page)"/>
  </xsl:function>

  <xsl:template match="div" mode="m:outline" as="element()">
    <li>
      <a href="#{@xml:id}">{head => normalize-space()}</a>
    </li>
  </xsl:template>

  <!-- The prose. -->

  <xsl:template match="div" as="element()*">
    <xsl:apply-templates select="*"/>
  </xsl:template>

  <xsl:template match="head" as="element()">
    <xsl:element name="h{min((count(ancestor::div) + 1, 6))}">
      <xsl:attribute name="id" select="../@xml:id"/>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="p" as="element()">
    <p>
      <xsl:apply-templates/>
    </p>
  </xsl:template>

  <xsl:template match="list" as="element()">
    <ul>
      <xsl:apply-templates select="item"/>
    </ul>
  </xsl:template>

  <xsl:template match="item" as="element()">
    <li>
      <xsl:apply-templates/>
    </li>
  </xsl:template>

  <xsl:template match="code | val | ident" as="element()">
    <code>
      <xsl:apply-templates/>
    </code>
  </xsl:template>

  <xsl:template match="att" as="element()">
    <code>@{.}</code>
  </xsl:template>

  <xsl:template match="gi" as="element()">
    <code>&lt;{.}&gt;</code>
  </xsl:template>

  <!-- The name of an element of this schema is a link to its specification. -->
  <xsl:template match="gi[key('spec', .)/self::elementSpec]" as="element()">
    <xsl:sequence select="f:link(key('spec', .)/self::elementSpec)"/>
  </xsl:template>

  <xsl:template match="emph | term" as="element()">
    <em>
      <xsl:apply-templates/>
    </em>
  </xsl:template>

  <xsl:template match="title" as="element()">
    <cite>
      <xsl:apply-templates/>
    </cite>
  </xsl:template>

  <xsl:template match="q" as="element()">
    <q>
      <xsl:apply-templates/>
    </q>
  </xsl:template>

  <xsl:template match="ref[matches(@target, '^(#|https?:|mailto:|[\w\-]+\.html)')]" as="element()">
    <a href="{@target}">
      <xsl:apply-templates/>
    </a>
  </xsl:template>

  <xsl:template match="text()" as="text()">
    <xsl:sequence select="."/>
  </xsl:template>

  <xsl:template match="*" priority="-1">
    <xsl:sequence select="f:refuse('The manual has no template for ' || name() || ' in ' || name(..) || ', at ' || path() || '.')"/>
  </xsl:template>
</xsl:stylesheet>
