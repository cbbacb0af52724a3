<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xmlns:t="urn:edition:templates"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- A sheet, a page of the whole edition: it is written while it is made, and never held as a tree; what is
       above and below the main part is made of fragments. A table's cells are written out where they stand, for
       the same reason. Assumes frame.xsl, shared/marks.xsl and fragments.xsl; the mode m:main is the entry stylesheet's. -->

  <!-- As f:html writes the other pages; the addresses of the edition's own pages need no escapes. -->
  <xsl:output method="html" html-version="5.0" indent="no" include-content-type="no" escape-uri-attributes="no"/>

  <!-- The whole sheet; depth says how many folders it lies below the edition's root. -->
  <xsl:template name="t:sheet" as="node()+">
    <xsl:param name="slice" as="map(*)"/>
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="section" as="xs:string"/>
    <xsl:param name="depth" as="xs:integer"/>
    <xsl:variable name="root" as="xs:string" select="f:root($depth)"/>
    <html lang="{$settings?language}">
      <head>
        <xsl:sequence select="f:rules(), f:page-title($title), f:assets($root)"/>
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

  <!-- The way to the edition's root. -->
  <xsl:function name="f:root" as="xs:string" visibility="private">
    <xsl:param name="depth" as="xs:integer"/>
    <xsl:sequence select="string-join((1 to $depth) ! '../')"/>
  </xsl:function>

  <!-- What makes each kind of fragment: of the section and the way to the root, by the first word of a key. -->
  <xsl:variable name="makers" as="map(xs:string, function(*))" select="map{
    'bar': function($rest) {f:bar(substring-before($rest, ' '), substring-after($rest, ' '))},
    'foot': function($rest) {f:foot(substring-before($rest, ' '), substring-after($rest, ' '))}}"/>

</xsl:stylesheet>
