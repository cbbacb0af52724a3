<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:f="urn:edition:functions"
                xmlns:t="urn:edition:templates"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- Compose: from a register's entries and what the catalogue counts of them to the list of the
       register, and from one entry and its mentions to the entry's page. The mentions of an entry that
       has many are cut by the calendar: its page tells how many there are, and each cut has its page. -->

  <!-- The edition's settings, as JSON. -->
  <xsl:param name="edition" as="xs:string" static="yes" required="yes"/>

  <xsl:include href="modules/strings.xsl"/>
  <xsl:include href="modules/dates.xsl"/>
  <xsl:include href="modules/frame.xsl"/>
  <xsl:include href="modules/wording.xsl"/>
  <xsl:include href="modules/stack.xsl"/>
  <xsl:include href="modules/overview.xsl"/>
  <xsl:include href="modules/register-scripts.xsl"/>
  <xsl:include href="modules/register-index.xsl"/>
  <xsl:include href="modules/register-cited.xsl"/>
  <xsl:include href="modules/register-terms.xsl"/>
  <xsl:include href="modules/register-profile.xsl"/>
  <xsl:include href="modules/register-parts.xsl"/>
  <xsl:include href="modules/register-cover.xsl"/>
  <xsl:include href="modules/register-concordance.xsl"/>
  <xsl:include href="modules/register-cuts.xsl"/>

  <!-- The page on which the entries of a kind are listed, which is also the section of the bar. -->
  <xsl:variable name="page-of" as="map(xs:string, xs:string)" static="yes" select="map{
    'person': 'persons', 'place': 'places', 'organization': 'organizations', 'cited': 'cited', 'term': 'terms'}"/>

  <!-- The list of one kind of entries, as complete HTML. -->
  <xsl:function name="f:register" as="xs:string" visibility="public">
    <xsl:param name="slice" as="xs:string"/>
    <xsl:variable name="register" as="map(*)" select="parse-json($slice)"/>
    <xsl:variable name="sections" as="map(xs:string, function(*))" select="map{
      'persons': f:index('persons', ?), 'places': f:index('places', ?), 'organizations': f:index('organizations', ?),
      'cited': f:cited#1, 'terms': f:terms#1}"/>
    <xsl:variable name="page" as="xs:string" select="$page-of($register?kind)"/>
    <xsl:variable name="entries" as="map(*)*" select="$register?entries?*"/>
    <xsl:sequence select="f:register-page($page, count($entries), $sections($page)($entries)) => f:html()"/>
  </xsl:function>

  <!-- The list in its frame, below its title. -->
  <xsl:function name="f:register-page" as="element(html)" visibility="private">
    <xsl:param name="page" as="xs:string"/>
    <xsl:param name="count" as="xs:integer"/>
    <xsl:param name="sections" as="element(section)*"/>
    <xsl:call-template name="t:frame">
      <xsl:with-param name="title" select="f:string('frame.' || $page)"/>
      <xsl:with-param name="section" select="$page"/>
      <xsl:with-param name="depth" select="0"/>
      <xsl:with-param name="head" select="()"/>
      <xsl:with-param name="body" as="element()*">
        <header class="row title">
          <p class="rail">{f:string('register.rail')}</p>
          <div class="text">
            <h1>{f:string('frame.' || $page)}</h1>
            <p class="summary">{
              f:string('register.' || $page || '.summary', map{'entries': f:counted('register.' || $page, $count)})}</p>
          </div>
        </header>
        <xsl:sequence select="$sections"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:function>

  <!-- The page of one entry, as complete HTML. -->
  <xsl:function name="f:entry" as="xs:string" visibility="public">
    <xsl:param name="slice" as="xs:string"/>
    <xsl:sequence select="f:entry-page(parse-json($slice)) => f:html()"/>
  </xsl:function>

  <!-- The entry in its frame: its title, then what is known of it, section by section. -->
  <xsl:function name="f:entry-page" as="element(html)" visibility="private">
    <xsl:param name="slice" as="map(*)"/>
    <xsl:variable name="entry" as="map(*)" select="$slice?entry"/>
    <xsl:variable name="words" as="map(*)*" select="($slice?mentions, $slice?words)?*"/>
    <xsl:call-template name="t:frame">
      <xsl:with-param name="title" select="$entry?name"/>
      <xsl:with-param name="section" select="$page-of($entry?kind)"/>
      <xsl:with-param name="depth" select="1"/>
      <xsl:with-param name="head" select="()"/>
      <xsl:with-param name="body" as="element()*" select="
        f:entry-title($entry), f:cover-names($entry, $words), f:names($entry, $words), f:offices($entry),
        if (exists($slice?cuts)) then f:cuts($slice)
        else (f:parts($slice, '../'), f:mentions($entry, $slice?mentions?*, '../')),
        f:sources($entry)"/>
    </xsl:call-template>
  </xsl:function>

  <!-- A section of the page: its name in the rail, its content as wide as the class says. -->
  <xsl:function name="f:section" as="element(section)" visibility="private">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="class" as="xs:string"/>
    <xsl:param name="content" as="element()+"/>
    <section class="row section" aria-labelledby="{$name}">
      <h2 class="rail" id="{$name}">{f:string('register.' || $name)}</h2>
      <div class="{$class}">
        <xsl:sequence select="$content"/>
      </div>
    </section>
  </xsl:function>

</xsl:stylesheet>
