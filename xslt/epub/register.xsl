<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xmlns:h="http://www.w3.org/1999/xhtml"
                xmlns:m="urn:edition:modes"
                xmlns:t="urn:edition:templates"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- Composes a register in an EPUB, with the templates that make its pages: each entry with its names, what the
       register says of it, and links to the telegrams that name it. -->

  <xsl:import href="../register.xsl"/>

  <!-- HTML in, XHTML out: a page of the book. -->
  <xsl:mode name="m:xhtml" on-no-match="shallow-copy"/>
  <!-- HTML in, XHTML out: a note at the end of its page. -->
  <xsl:mode name="m:at-end" on-no-match="fail"/>

  <xsl:include href="xhtml.xsl"/>

  <xsl:template name="t:register-page" as="element(h:html)" visibility="public">
    <xsl:param name="slice" as="xs:string" required="yes"/>
    <xsl:variable name="register" as="map(*)" select="parse-json($slice)"/>
    <xsl:variable name="title" as="xs:string" select="f:string('frame.' || $page-of($register?kind))"/>
    <xsl:call-template name="t:book-page">
      <xsl:with-param name="title" select="$title"/>
      <xsl:with-param name="kind" select="'backmatter'"/>
      <xsl:with-param name="there" select="$register?there?*"/>
      <xsl:with-param name="address" select="$register?address"/>
      <xsl:with-param name="body">
        <h1>{$title}</h1>
        <xsl:sequence select="$register?entries?* ! f:entry-section(.)"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- All that the register says of an entry, and where telegrams name it. -->
  <xsl:function name="f:entry-section" as="element(section)" visibility="private">
    <xsl:param name="entry" as="map(*)"/>
    <section class="entry" id="{$entry?id}" aria-labelledby="{$entry?id}-name">
      <h2 id="{$entry?id}-name">{$entry?name}</h2>
      <xsl:sequence select="f:scripts($entry)"/>
      <xsl:where-populated>
        <p class="summary">{$entry?description}</p>
      </xsl:where-populated>
      <xsl:where-populated>
        <p class="dates">
          <xsl:sequence select="
            if ($entry?kind eq 'person') then f:life($entry)
            else if ($entry?kind = ('place', 'organization', 'cited')) then f:kind-and-place($entry)
            else $entry?taxonomy"/>
        </p>
      </xsl:where-populated>
      <xsl:where-populated>
        <p>
          <xsl:sequence select="f:identifiers($entry?identifiers?*)"/>
        </p>
      </xsl:where-populated>
      <xsl:sequence select="
        $entry[exists(?names?*)] ! f:names(., ()), f:offices($entry), f:sources($entry), f:naming($entry)"/>
    </section>
  </xsl:function>

  <!-- Links to the telegrams that name an entry; nothing if there are none. -->
  <xsl:function name="f:naming" as="element(section)?" visibility="private">
    <xsl:param name="entry" as="map(*)"/>
    <xsl:variable name="links" as="element(p)">
      <p>
        <xsl:for-each select="$entry?telegrams?*">
          <xsl:if test="position() gt 1">, </xsl:if>
          <a href="../{?href}.html">{?number}</a>
        </xsl:for-each>
      </p>
    </xsl:variable>
    <xsl:sequence select="f:section('telegrams', 'wide', $links)[exists($entry?telegrams?*)]"/>
  </xsl:function>

  <!-- A section of an entry: many entries stand on a page, so it has no id. -->
  <xsl:function name="f:section" as="element(section)" visibility="private">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="class" as="xs:string"/>
    <xsl:param name="content" as="element()+"/>
    <section class="{$class}">
      <h3>{f:string('register.' || $name)}</h3>
      <xsl:sequence select="$content"/>
    </section>
  </xsl:function>

</xsl:stylesheet>
