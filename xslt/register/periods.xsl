<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xmlns:t="urn:edition:templates"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- An entry that is named too often for one page. Its page has a table of years or months. Each year or
       month has a page with the telegrams in which the entry has a part, and with its mentions. Assumes
       pages/tables.xsl, pages/calendar.xsl, index.xsl, parts.xsl and mentions.xsl; f:section is the entry
       stylesheet's. -->

  <!-- A table of the years or months with what is counted in each, then the number of all mentions. -->
  <xsl:function name="f:cuts" as="element(section)" visibility="private">
    <xsl:param name="slice" as="map(*)"/>
    <xsl:variable name="names" as="map(xs:string, xs:string)" select="f:part-names($slice?entry?kind)"/>
    <xsl:variable name="parts" as="xs:string*" select="f:part-order($names)"/>
    <xsl:sequence select="f:section('years', 'wide', (
      f:table(f:string('register.years'), (
          f:column(f:string('register.year'), ()),
          $parts ! f:column(f:string('register.part.' || $names(.)), 'figure'),
          ('telegrams', 'mentions') ! f:column(f:string('register.' || .), 'figure')),
        $slice?cuts?* ! f:cut-row(., $slice?entry, $names)),
      f:cuts-remark($slice?entry)))"/>
  </xsl:function>

  <!-- The number of all mentions, and of the telegrams with mentions. -->
  <xsl:function name="f:cuts-remark" as="element(p)" visibility="private">
    <xsl:param name="entry" as="map(*)"/>
    <p class="remark">{f:counted('register.mentions', xs:integer($entry?count))} {
      f:counted('register.in-telegrams', xs:integer($entry?telegrams))}.</p>
  </xsl:function>

  <xsl:function name="f:cut-row" as="element(tr)" visibility="private">
    <xsl:param name="cut" as="map(*)"/>
    <xsl:param name="entry" as="map(*)"/>
    <xsl:param name="names" as="map(xs:string, xs:string)"/>
    <xsl:variable name="link" as="element(a)">
      <a href="{$entry?id}/{$cut?name}.html">{f:stretch($cut?name)}</a>
    </xsl:variable>
    <xsl:sequence select="f:row((), (
      f:row-head(f:string('register.year'), (), $link),
      f:part-order($names) ! f:cell(f:string('register.part.' || $names(.)), 'figure', f:figure($cut(.))),
      f:cell(f:string('register.telegrams'), 'figure', f:figure($cut?telegrams)),
      f:cell(f:string('register.mentions'), 'figure', f:figure($cut?count))))"/>
  </xsl:function>

  <!-- The page of one year or month of an entry. -->
  <xsl:template name="t:cut" as="node()+" visibility="public">
    <xsl:param name="slice" as="xs:string" required="yes"/>
    <xsl:variable name="told" as="map(*)" select="parse-json($slice)"/>
    <xsl:call-template name="t:sheet">
      <xsl:with-param name="slice" select="$told"/>
      <xsl:with-param name="title"
                      select="f:string('register.cut', map{'name': $told?entry?name, 'time': f:stretch($told?cut?name)})"/>
      <xsl:with-param name="section" select="$page-of($told?entry?kind)"/>
      <xsl:with-param name="depth" select="2"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The main part of such a page: its title, links to the entry and the neighbouring periods, then parts and
       mentions. -->
  <xsl:template match=".[exists(?cut)]" mode="m:main" as="element()+" priority="2">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="root" as="xs:string"/>
    <header class="row title">
      <p class="rail">{f:string('register.' || ?entry?kind)}</p>
      <div class="text">
        <h1>{$title}</h1>
        <xsl:sequence select="f:beside(?cut, $root || f:whole(?entry), ?entry?name)"/>
      </div>
    </header>
    <xsl:sequence select="f:parts(., $root), f:mentions(., $root)"/>
  </xsl:template>

  <!-- The address of an entry: its own page, or its id on the page of its kind. -->
  <xsl:function name="f:whole" as="xs:string" visibility="private">
    <xsl:param name="entry" as="map(*)"/>
    <xsl:variable name="parts" as="xs:string+" select="tokenize($entry?href, '#')"/>
    <xsl:sequence select="string-join(($parts[1] || '.html', $parts[2]), '#')"/>
  </xsl:function>

</xsl:stylesheet>
