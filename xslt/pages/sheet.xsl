<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xmlns:t="urn:edition:templates"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- A sheet is a page of the whole edition. It is written directly and not built as a tree first; the parts
       above and below its main part are fragments. For the same reason, the cells of long tables are written in
       place and not by functions. Assumes frame.xsl, shared/marks.xsl, fragments.xsl and the entry stylesheet's
       mode m:main. -->

  <!-- The same settings as in f:fragment (frame.xsl). The addresses of the edition's own pages need no escapes. -->
  <xsl:output method="html" html-version="5.0" indent="no" include-content-type="no" escape-uri-attributes="no"/>

  <!-- The whole sheet; $depth is how many folders it lies below the edition's root. -->
  <xsl:template name="t:sheet" as="node()+">
    <xsl:param name="slice" as="map(*)"/>
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="section" as="xs:string"/>
    <xsl:param name="depth" as="xs:integer"/>
    <xsl:param name="head" as="element()*"/>
    <xsl:variable name="root" as="xs:string" select="f:root($depth)"/>
    <html lang="{$settings?language}">
      <head>
        <xsl:sequence select="
          f:rules(), f:page-title($title), f:assets($root), f:about-edition(),
          f:about-page($title, ('book'[$slice?page eq 'index.html'], 'website')[1], $settings?language, $slice?page ! replace(., '^index\.html$', ''), ())"/>
        <xsl:sequence select="f:cited-as($slice), $head"/>
      </head>
      <body>
        <xsl:sequence select="f:cached('bar ' || $section || ' ' || $root)"/>
        <main id="main">
          <xsl:apply-templates select="$slice" mode="m:main">
            <xsl:with-param name="title" select="$title"/>
            <xsl:with-param name="root" select="$root"/>
          </xsl:apply-templates>
        </main>
        <xsl:sequence select="f:cached('foot ' || $section || ' ' || $root)"/>
      </body>
    </html>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- The path to the edition's root from a page that lies $depth folders below it. -->
  <xsl:function name="f:root" as="xs:string" visibility="private">
    <xsl:param name="depth" as="xs:integer"/>
    <xsl:sequence select="string-join((1 to $depth) ! '../')"/>
  </xsl:function>

  <!-- The function that makes each kind of fragment, by the first word of the key. Its argument is the rest of
       the key: the section and the path to the root. -->
  <xsl:variable name="makers" as="map(xs:string, function(*))" select="map{
    'bar': function($rest) {f:bar(substring-before($rest, ' '), substring-after($rest, ' '))},
    'foot': function($rest) {f:foot(substring-before($rest, ' '), substring-after($rest, ' '))}}"/>

</xsl:stylesheet>
