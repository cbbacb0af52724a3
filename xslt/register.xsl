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

  <!-- Composes the pages of a register: its list, from the entries and their counts in the catalogue, and an
       entry's page, from the entry and its mentions. If an entry has more than 200 mentions and parts
       (MAX_LISTED in edition/compose/lists.py), its page only counts them. Each year or month then has its own
       page. -->

  <!-- The edition's settings, as JSON. -->
  <xsl:param name="edition" as="xs:string" static="yes" required="yes"/>

  <!-- A slice (rows of the catalogue, as a map) in, HTML out: the main part of a sheet. -->
  <xsl:mode name="m:main" on-no-match="fail"/>
  <!-- A slice in, HTML out: the list of a register's entries. -->
  <xsl:mode name="m:list" on-no-match="fail"/>
  <!-- A slice in, HTML out: the telegrams that name an entry, or their number in each year or month. -->
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
  <xsl:include href="register/categories.xsl"/>
  <xsl:include href="register/profile.xsl"/>
  <xsl:include href="register/parts.xsl"/>
  <xsl:include href="register/cover-names.xsl"/>
  <xsl:include href="register/mentions.xsl"/>
  <xsl:include href="register/periods.xsl"/>

  <!-- For each kind of entry, the page that lists it; bar and foot mark the current page by the same name. -->
  <xsl:variable name="page-of" as="map(xs:string, xs:string)" static="yes" select="map{
    'person': 'persons', 'place': 'places', 'organization': 'organizations', 'cited': 'cited', 'term': 'terms',
    'category': 'categories'}"/>

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

  <!-- The main part of a register's page: its title, its number of entries, and the list. -->
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

  <xsl:template match=".[?kind eq 'category']" mode="m:list" as="element(section)*">
    <xsl:sequence select="f:categories(?entries?*)"/>
  </xsl:template>

  <!-- The main part of an entry's page: title, cover names, names, offices, telegrams and mentions, sources. -->
  <xsl:template match=".[exists(?entry)]" mode="m:main" as="element()+">
    <xsl:param name="root" as="xs:string"/>
    <xsl:sequence select="f:entry-title(?entry), f:cover-names(?entry, ?covers?*), f:names(?entry, ?words?*), f:offices(?entry)"/>
    <xsl:apply-templates select="." mode="m:telegrams">
      <xsl:with-param name="root" select="$root"/>
    </xsl:apply-templates>
    <xsl:sequence select="f:sources(?entry)"/>
  </xsl:template>

  <!-- The telegrams in which the entry has a part, then its mentions. -->
  <xsl:template match="." mode="m:telegrams" as="element(section)+">
    <xsl:param name="root" as="xs:string"/>
    <xsl:sequence select="f:parts(., $root), f:mentions(., $root)"/>
  </xsl:template>

  <xsl:template match=".[exists(?cuts)]" mode="m:telegrams" as="element(section)">
    <xsl:sequence select="f:cuts(.)"/>
  </xsl:template>

  <!-- A section of the page with its name in the rail; $class sets the width of its content. -->
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
