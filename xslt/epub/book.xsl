<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:dc="http://purl.org/dc/elements/1.1/"
                xmlns:epub="http://www.idpf.org/2007/ops"
                xmlns:f="urn:edition:functions"
                xmlns:h="http://www.w3.org/1999/xhtml"
                xmlns:opf="http://www.idpf.org/2007/opf"
                xmlns:t="urn:edition:templates"
                exclude-result-prefixes="xs f h opf t"
                expand-text="yes"
                version="3.0">

  <!-- What holds an EPUB together: its title page, its contents by month, and its package document (EPUB 3.3, with
       the metadata of EPUB Accessibility 1.1). Each is made of a description of the book, as JSON. -->

  <!-- The edition's settings, as JSON. -->
  <xsl:param name="edition" as="xs:string" static="yes" required="yes"/>

  <xsl:output method="xml" indent="no" encoding="UTF-8"/>

  <xsl:include href="../shared/strings.xsl"/>
  <xsl:include href="../shared/dates.xsl"/>

  <xsl:template name="t:title-page" as="element(h:html)" visibility="public">
    <xsl:param name="slice" as="xs:string" required="yes"/>
    <xsl:variable name="book" as="map(*)" select="parse-json($slice)"/>
    <xsl:call-template name="t:book-part">
      <xsl:with-param name="title" select="$book?title"/>
      <xsl:with-param name="kind" select="'frontmatter'"/>
      <xsl:with-param name="body">
        <section xmlns="http://www.w3.org/1999/xhtml" class="title-page" epub:type="titlepage">
          <h1>{$book?title}</h1>
          <xsl:for-each select="$settings?editors?*">
            <p class="editor">{.}</p>
          </xsl:for-each>
          <xsl:where-populated>
            <p>{$settings?version ! f:string('frame.edition', map{'version': .})}</p>
          </xsl:where-populated>
          <p>{f:string('epub.changed', map{'date': f:date($book?modified)})}</p>
          <xsl:if test="$book?address">
            <p>{f:string('epub.source')} <a href="{$book?address}">{$book?address}</a></p>
          </xsl:if>
          <p>{$settings?rights?texts}</p>
          <p>{f:rights()}</p>
        </section>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The contents: the front matter, the telegrams by month, the registers. -->
  <xsl:template name="t:contents" as="element(h:html)" visibility="public">
    <xsl:param name="slice" as="xs:string" required="yes"/>
    <xsl:variable name="book" as="map(*)" select="parse-json($slice)"/>
    <xsl:call-template name="t:book-part">
      <xsl:with-param name="title" select="f:string('epub.contents')"/>
      <xsl:with-param name="kind" select="'frontmatter'"/>
      <xsl:with-param name="body">
        <nav xmlns="http://www.w3.org/1999/xhtml" epub:type="toc" role="doc-toc" aria-labelledby="contents">
          <h1 id="contents">{f:string('epub.contents')}</h1>
          <ol>
            <li><a href="title.xhtml">{f:string('epub.title-page')}</a></li>
            <xsl:sequence select="$book?front?* ! f:item(.)"/>
            <xsl:for-each select="$book?months?*">
              <li>
                <span>{if (?name eq 'undated') then f:string('contents.undated') else f:date(?name)}</span>
                <ol>
                  <xsl:sequence select="?chapters?* ! f:item(.)"/>
                </ol>
              </li>
            </xsl:for-each>
            <xsl:for-each select="$book?registers?*">
              <li><a href="{?href}">{f:string('frame.' || ?name)}</a></li>
            </xsl:for-each>
          </ol>
        </nav>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:function name="f:item" as="element(h:li)" visibility="private">
    <xsl:param name="page" as="map(*)"/>
    <li xmlns="http://www.w3.org/1999/xhtml"><a href="{$page?href}">{$page?title}</a></li>
  </xsl:function>

  <!-- A page at the top of the book. -->
  <xsl:template name="t:book-part" as="element(h:html)">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="body" as="node()+"/>
    <html xmlns="http://www.w3.org/1999/xhtml" lang="{$settings?language}" xml:lang="{$settings?language}">
      <head>
        <title>{$title}</title>
        <link rel="stylesheet" type="text/css" href="book.css"/>
      </head>
      <body epub:type="{$kind}">
        <xsl:sequence select="$body"/>
      </body>
    </html>
  </xsl:template>

  <!-- The package document: what the book is, its files, and their order. -->
  <xsl:template name="t:package" as="element(opf:package)" visibility="public">
    <xsl:param name="slice" as="xs:string" required="yes"/>
    <xsl:variable name="book" as="map(*)" select="parse-json($slice)"/>
    <xsl:variable name="pages" as="map(*)+" select="
      map{'href': 'title.xhtml'}, map{'href': 'contents.xhtml'}, $book?front?*, $book?months?*?chapters?*, $book?registers?*"/>
    <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book" xml:lang="{$settings?language}">
      <metadata>
        <dc:identifier id="book">{$book?identifier}</dc:identifier>
        <dc:title>{$book?title}</dc:title>
        <dc:language>{$settings?language}</dc:language>
        <xsl:for-each select="$settings?editors?*">
          <dc:contributor id="editor-{position()}">{.}</dc:contributor>
          <meta refines="#editor-{position()}" property="role" scheme="marc:relators">edt</meta>
        </xsl:for-each>
        <xsl:if test="$book?address">
          <dc:source>{$book?address}</dc:source>
        </xsl:if>
        <dc:rights>{$settings?rights?texts} {f:rights()}</dc:rights>
        <meta property="dcterms:modified">{$book?modified}T00:00:00Z</meta>
        <xsl:for-each select="$settings?version">
          <meta property="schema:version">{.}</meta>
        </xsl:for-each>
        <meta property="schema:accessMode">textual</meta>
        <meta property="schema:accessModeSufficient">textual</meta>
        <xsl:for-each select="'ARIA', 'displayTransformability', 'readingOrder', 'structuralNavigation', 'tableOfContents'">
          <meta property="schema:accessibilityFeature">{.}</meta>
        </xsl:for-each>
        <meta property="schema:accessibilityHazard">none</meta>
        <meta property="schema:accessibilitySummary">{f:string('epub.accessibility')}</meta>
      </metadata>
      <manifest>
        <item id="style" href="book.css" media-type="text/css"/>
        <xsl:for-each select="$pages">
          <item id="page-{position()}" href="{iri-to-uri(?href)}" media-type="application/xhtml+xml">
            <xsl:if test="?href eq 'contents.xhtml'">
              <xsl:attribute name="properties" select="'nav'"/>
            </xsl:if>
          </item>
        </xsl:for-each>
      </manifest>
      <spine>
        <xsl:for-each select="$pages">
          <itemref idref="page-{position()}"/>
        </xsl:for-each>
      </spine>
    </package>
  </xsl:template>

  <!-- The licences of the edition's own work, as every page's foot has them. -->
  <xsl:function name="f:rights" as="xs:string" visibility="private">
    <xsl:variable name="rights" as="map(*)" select="$settings?rights"/>
    <xsl:sequence select="
      let $told := f:string('frame.rights', map{'markup': $rights?markup, 'metadata': $rights?metadata})
      return upper-case(substring($told, 1, 1)) || substring($told, 2) || '.'"/>
  </xsl:function>

</xsl:stylesheet>
