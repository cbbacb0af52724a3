<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xmlns:t="urn:edition:templates"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- Composes the ledger: from the catalogue's list of quantities to the first page and a page for each month.
       The first page only links to the months if the edition has more than 200 telegrams. -->

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
  <xsl:include href="pages/calendar.xsl"/>

  <!-- The first page, ledger.html. -->
  <xsl:template name="t:ledger" as="node()+" visibility="public">
    <xsl:param name="slice" as="xs:string" required="yes"/>
    <xsl:call-template name="t:sheet">
      <xsl:with-param name="slice" select="parse-json($slice)"/>
      <xsl:with-param name="title" select="f:string('ledger.title')"/>
      <xsl:with-param name="section" select="'ledger'"/>
      <xsl:with-param name="depth" select="0"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The page of a month. -->
  <xsl:template name="t:month" as="node()+" visibility="public">
    <xsl:param name="slice" as="xs:string" required="yes"/>
    <xsl:variable name="month" as="map(*)" select="parse-json($slice)"/>
    <xsl:call-template name="t:sheet">
      <xsl:with-param name="slice" select="$month"/>
      <xsl:with-param name="title" select="f:string('ledger.of', map{'month': f:stretch($month?month)})"/>
      <xsl:with-param name="section" select="'ledger'"/>
      <xsl:with-param name="depth" select="1"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The main part: title, then the table if the slice lists quantities, and links to the other pages. -->
  <xsl:template match="." mode="m:main" as="element()+">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="root" as="xs:string"/>
    <header class="row title">
      <p class="rail">{f:string('ledger.rail')}</p>
      <div class="text">
        <h1>{$title}</h1>
        <p class="summary">{f:string('ledger.summary')}</p>
        <xsl:sequence select=".[?month] ! f:beside(., '../ledger.html', f:string('overview.all'))"/>
      </div>
    </header>
    <xsl:if test="exists(?telegrams?*)">
      <div class="row month">
        <div class="full">
          <xsl:sequence select="
            f:table($title, ('number', 'quantity', 'act') ! f:column(f:string('ledger.' || .), ()),
              ?telegrams?* ! f:quantity-row(., $root))"/>
        </div>
      </div>
    </xsl:if>
    <xsl:sequence select="f:years(?months?*, 'ledger')"/>
  </xsl:template>

  <!-- The row of a quantity; $root is the path to the edition's root. -->
  <xsl:function name="f:quantity-row" as="element(tr)" visibility="private">
    <xsl:param name="quantity" as="map(*)"/>
    <xsl:param name="root" as="xs:string"/>
    <xsl:variable name="link" as="element(a)">
      <a href="{$root}{$quantity?address}" title="{$quantity?title}">{$quantity?text}</a>
    </xsl:variable>
    <xsl:sequence select="f:row((), (
      f:cell(f:string('ledger.number'), 'number', f:stated-text($quantity?number)),
      f:row-head(f:string('ledger.quantity'), (), $link),
      f:cell(f:string('ledger.act'), (), f:stated-text($quantity?act))))"/>
  </xsl:function>

</xsl:stylesheet>
