<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xmlns:t="urn:edition:templates"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- Composes the page that stands where the page of a withdrawn telegram or entry stood: why it was
       withdrawn, and if there is something to see instead, a link to it, which browsers follow at once. -->

  <!-- The edition's settings, as JSON. -->
  <xsl:param name="edition" as="xs:string" static="yes" required="yes"/>

  <!-- A slice (rows of the catalogue, as a map) in, HTML out: the main part of a sheet. -->
  <xsl:mode name="m:main" on-no-match="fail"/>

  <xsl:include href="shared/strings.xsl"/>
  <xsl:include href="pages/frame.xsl"/>
  <xsl:include href="shared/marks.xsl"/>
  <xsl:include href="pages/fragments.xsl"/>
  <xsl:include href="pages/sheet.xsl"/>

  <xsl:template name="t:redirect" as="node()+" visibility="public">
    <xsl:param name="slice" as="xs:string" required="yes"/>
    <xsl:variable name="withdrawal" as="map(*)" select="parse-json($slice)"/>
    <xsl:variable name="depth" as="xs:integer" select="xs:integer($withdrawal?depth)"/>
    <xsl:call-template name="t:sheet">
      <xsl:with-param name="slice" select="$withdrawal"/>
      <xsl:with-param name="title" select="f:string('redirect.title', map{'id': $withdrawal?id})"/>
      <xsl:with-param name="section" select="$withdrawal?section"/>
      <xsl:with-param name="depth" select="$depth"/>
      <xsl:with-param name="head" select="f:directions($withdrawal?address ! (f:root($depth) || .))"/>
    </xsl:call-template>
  </xsl:template>

  <!-- What the head tells machines: that search engines leave the page out, and where browsers go on to. -->
  <xsl:function name="f:directions" as="element(meta)+" visibility="private">
    <xsl:param name="address" as="xs:string?"/>
    <meta name="robots" content="noindex"/>
    <xsl:for-each select="$address">
      <meta http-equiv="refresh" content="0; url={.}"/>
    </xsl:for-each>
  </xsl:function>

  <xsl:template match="." mode="m:main" as="element()+">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="root" as="xs:string"/>
    <header class="row title">
      <p class="rail">{f:string('redirect.rail')}</p>
      <div class="text">
        <h1>{$title}</h1>
        <p class="summary">{f:string('redirect.version', map{'version': ?version})}</p>
      </div>
    </header>
    <xsl:call-template name="t:section">
      <xsl:with-param name="name" select="'reason'"/>
      <xsl:with-param name="words">{?reason}</xsl:with-param>
    </xsl:call-template>
    <xsl:if test="?see">
      <xsl:call-template name="t:section">
        <xsl:with-param name="name" select="'see'"/>
        <xsl:with-param name="words" select="f:instead(., $root)"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="t:section" as="element(section)">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="words" as="node()"/>
    <section class="row section" aria-labelledby="{$name}">
      <h2 class="rail" id="{$name}">{f:string('redirect.' || $name)}</h2>
      <p class="text">
        <xsl:sequence select="$words"/>
      </p>
    </section>
  </xsl:template>

  <!-- What to see instead: a link, or just its id if it has no page. -->
  <xsl:function name="f:instead" as="node()" visibility="private">
    <xsl:param name="withdrawal" as="map(*)"/>
    <xsl:param name="root" as="xs:string"/>
    <xsl:choose>
      <xsl:when test="exists($withdrawal?address)">
        <a href="{$root}{$withdrawal?address}">{$withdrawal?title}</a>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="$withdrawal?see"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

</xsl:stylesheet>
