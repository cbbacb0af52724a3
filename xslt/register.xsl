<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:array="http://www.w3.org/2005/xpath-functions/array"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xmlns:t="urn:edition:templates"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- Compose: from a register's entries and what the catalogue counts of them to the list of the
       register, and from one entry and its mentions to the entry's page. The mentions of an entry that
       has many are cut by the calendar: its page tells how many there are, and each cut has its page. -->

  <!-- The edition's settings, as JSON. -->
  <xsl:param name="edition" as="xs:string" static="yes" required="yes"/>

  <!-- A slice in, HTML out: the main part of a sheet. -->
  <xsl:mode name="m:main" on-no-match="fail"/>
  <!-- A slice in, HTML out: the entries of a register. -->
  <xsl:mode name="m:list" on-no-match="fail"/>
  <!-- A slice in, HTML out: where the telegrams name an entry, or how often. -->
  <xsl:mode name="m:telegrams" on-no-match="fail"/>

  <xsl:include href="shared/strings.xsl"/>
  <xsl:include href="shared/dates.xsl"/>
  <xsl:include href="pages/frame.xsl"/>
  <xsl:include href="shared/marks.xsl"/>
  <xsl:include href="pages/fragments.xsl"/>
  <xsl:include href="pages/sheet.xsl"/>
  <xsl:include href="pages/values.xsl"/>
  <xsl:include href="pages/tables.xsl"/>
  <xsl:include href="pages/calendar.xsl"/>
  <xsl:include href="register/scripts.xsl"/>
  <xsl:include href="register/index.xsl"/>
  <xsl:include href="register/cited-works.xsl"/>
  <xsl:include href="register/terms.xsl"/>
  <xsl:include href="register/profile.xsl"/>
  <xsl:include href="register/parts.xsl"/>
  <xsl:include href="register/cover-names.xsl"/>
  <xsl:include href="register/mentions.xsl"/>
  <xsl:include href="register/periods.xsl"/>

  <!-- The page on which the entries of a kind are listed, which is also the section of the bar. -->
  <xsl:variable name="page-of" as="map(xs:string, xs:string)" static="yes" select="map{
    'person': 'persons', 'place': 'places', 'organization': 'organizations', 'cited': 'cited', 'term': 'terms'}"/>

  <!-- The list of one kind of entries. -->
  <xsl:template name="t:register" as="node()+" visibility="public">
    <xsl:param name="slice" as="xs:string" required="yes"/>
    <xsl:variable name="register" as="map(*)" select="parse-json($slice)"/>
    <xsl:call-template name="t:sheet">
      <xsl:with-param name="slice" select="$register"/>
      <xsl:with-param name="title" select="f:string('frame.' || $page-of($register?kind))"/>
      <xsl:with-param name="section" select="$page-of($register?kind)"/>
      <xsl:with-param name="depth" select="0"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The page of one entry. -->
  <xsl:template name="t:entry" as="node()+" visibility="public">
    <xsl:param name="slice" as="xs:string" required="yes"/>
    <xsl:variable name="told" as="map(*)" select="parse-json($slice)"/>
    <xsl:call-template name="t:sheet">
      <xsl:with-param name="slice" select="$told"/>
      <xsl:with-param name="title" select="$told?entry?name"/>
      <xsl:with-param name="section" select="$page-of($told?entry?kind)"/>
      <xsl:with-param name="depth" select="1"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The list below its title. -->
  <xsl:template match="." mode="m:main" as="element()+">
    <xsl:param name="title" as="xs:string"/>
    <xsl:variable name="page" as="xs:string" select="$page-of(?kind)"/>
    <xsl:variable name="count" as="xs:string" select="f:counted('register.' || $page, array:size(?entries))"/>
    <header class="row title">
      <p class="rail">{f:string('register.rail')}</p>
      <div class="text">
        <h1>{$title}</h1>
        <p class="summary">{f:string('register.' || $page || '.summary', map{'entries': $count})}</p>
      </div>
    </header>
    <xsl:apply-templates select="." mode="m:list"/>
  </xsl:template>

  <xsl:template match="." mode="m:list" as="element(section)">
    <xsl:sequence select="f:index($page-of(?kind), ?entries?*)"/>
  </xsl:template>

  <xsl:template match=".[?kind eq 'cited']" mode="m:list" as="element(section)*">
    <xsl:sequence select="?entries?* ! f:cited-document(.)"/>
  </xsl:template>

  <xsl:template match=".[?kind eq 'term']" mode="m:list" as="element(section)*">
    <xsl:sequence select="f:terms(?entries?*)"/>
  </xsl:template>

  <!-- The entry: its title, then what is known of it, section by section. -->
  <xsl:template match=".[exists(?entry)]" mode="m:main" as="element()+">
    <xsl:param name="root" as="xs:string"/>
    <xsl:sequence select="f:entry-title(?entry), f:cover-names(?entry, ?covers?*), f:names(?entry, ?words?*), f:offices(?entry)"/>
    <xsl:apply-templates select="." mode="m:telegrams">
      <xsl:with-param name="root" select="$root"/>
    </xsl:apply-templates>
    <xsl:sequence select="f:sources(?entry)"/>
  </xsl:template>

  <!-- Where the telegrams name the entry. -->
  <xsl:template match="." mode="m:telegrams" as="element(section)+">
    <xsl:param name="root" as="xs:string"/>
    <xsl:sequence select="f:parts(., $root), f:mentions(., $root)"/>
  </xsl:template>

  <xsl:template match=".[exists(?cuts)]" mode="m:telegrams" as="element(section)">
    <xsl:sequence select="f:cuts(.)"/>
  </xsl:template>

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
