<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xmlns:t="urn:edition:templates"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- Composes the page that says what each export leaves out or changes: a section for each export, with the
       sums of its report. -->

  <!-- The edition's settings, as JSON. -->
  <xsl:param name="edition" as="xs:string" static="yes" required="yes"/>

  <!-- A slice (rows of the catalogue, as a map) in, HTML out: the main part of a sheet. -->
  <xsl:mode name="m:main" on-no-match="fail"/>

  <xsl:include href="shared/strings.xsl"/>
  <xsl:include href="shared/dates.xsl"/>
  <xsl:include href="pages/frame.xsl"/>
  <xsl:include href="shared/marks.xsl"/>
  <xsl:include href="pages/fragments.xsl"/>
  <xsl:include href="pages/sheet.xsl"/>
  <xsl:include href="pages/values.xsl"/>
  <xsl:include href="pages/tables.xsl"/>

  <xsl:template name="t:losses" as="node()+" visibility="public">
    <xsl:param name="slice" as="xs:string" required="yes"/>
    <xsl:call-template name="t:sheet">
      <xsl:with-param name="slice" select="parse-json($slice)"/>
      <xsl:with-param name="title" select="f:string('losses.title')"/>
      <xsl:with-param name="section" select="'downloads'"/>
      <xsl:with-param name="depth" select="0"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="." mode="m:main" as="element()+">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="root" as="xs:string"/>
    <header class="row title">
      <p class="rail">{f:string('downloads.rail')}</p>
      <div class="text">
        <h1>{$title}</h1>
        <p class="summary">{f:string('losses.summary')}</p>
      </div>
    </header>
    <xsl:sequence select="?exports?* ! f:export-losses(., $root)"/>
  </xsl:template>

  <!-- The section of an export: how many nodes it keeps, a link to the report, and what is lost. -->
  <xsl:function name="f:export-losses" as="element(section)" visibility="private">
    <xsl:param name="export" as="map(*)"/>
    <xsl:param name="root" as="xs:string"/>
    <xsl:variable name="name" as="xs:string" select="f:string('export.named', map{'title': $export?title, 'version': $export?version})"/>
    <section class="row section" aria-labelledby="{$export?name}">
      <h2 class="rail" id="{$export?name}">{$name}</h2>
      <div class="wide">
        <p>
          <xsl:text>{f:string('losses.kept', map{'kept': string($export?counts?kept), 'nodes': string($export?nodes)})} </xsl:text>
          <a href="{$root}{$export?report}">{f:string('losses.report', map{'name': $name})}</a>
        </p>
        <xsl:if test="exists($export?sums?*)">
          <xsl:sequence select="
            f:table($name, (('what', 'class', 'why') ! f:column(f:string('losses.' || .), ()),
              ('count', 'telegrams') ! f:column(f:string('losses.' || .), 'figure')),
              $export?sums?* ! f:loss-row(., $root))"/>
        </xsl:if>
      </div>
    </section>
  </xsl:function>

  <!-- The row of a sum; it links to the first telegram or entry that it speaks of. -->
  <xsl:function name="f:loss-row" as="element(tr)" visibility="private">
    <xsl:param name="sum" as="map(*)"/>
    <xsl:param name="root" as="xs:string"/>
    <xsl:variable name="count" as="node()">
      <xsl:choose>
        <xsl:when test="exists($sum?href)">
          <a href="{$root}{$sum?href}"><span class="hidden">{$sum?what}: </span>{$sum?telegrams}</a>
        </xsl:when>
        <xsl:otherwise>
          <xsl:text>{$sum?telegrams}</xsl:text>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:sequence select="f:row((), (
      f:row-head(f:string('losses.what'), (), f:text-node($sum?what)),
      f:cell(f:string('losses.class'), (), f:text-node(f:string('losses.class.' || $sum?class))),
      f:cell(f:string('losses.why'), (), f:text-node($sum?why)),
      f:cell(f:string('losses.count'), 'figure', f:text-node(string($sum?count))),
      f:cell(f:string('losses.telegrams'), 'figure', $count)))"/>
  </xsl:function>

  <xsl:function name="f:text-node" as="text()?" visibility="private">
    <xsl:param name="words" as="xs:string?"/>
    <xsl:value-of select="$words"/>
  </xsl:function>

</xsl:stylesheet>
