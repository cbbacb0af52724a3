<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- Pages by year and month, for lists that are too long for one page. The first page links to each month or
       year, with its number of telegrams or mentions. Each of these pages links back and to its neighbours. The
       name of a period is its year, its month or “undated”. Assumes shared/dates.xsl and values.xsl. -->

  <!-- The name of a period in words. -->
  <xsl:function name="f:stretch" as="xs:string" visibility="public">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="if ($name eq 'undated') then f:string('contents.undated') else f:date($name)"/>
  </xsl:function>

  <!-- Links to the months, under a heading for each year, each with its number of telegrams. $folder is the
       folder of the months' pages. -->
  <xsl:function name="f:years" as="element(section)*" visibility="public">
    <xsl:param name="months" as="map(*)*"/>
    <xsl:param name="folder" as="xs:string"/>
    <xsl:for-each-group select="$months" group-adjacent="f:year-of(?name)">
      <section class="row overview" aria-labelledby="year-{current-grouping-key()}">
        <h2 class="full" id="year-{current-grouping-key()}">{f:stretch(current-grouping-key())}</h2>
        <ul class="full months">
          <xsl:sequence select="current-group() ! f:month-item(., $folder)"/>
        </ul>
      </section>
    </xsl:for-each-group>
  </xsl:function>

  <!-- The year of a month; “undated” is a year of its own. -->
  <xsl:function name="f:year-of" as="xs:string" visibility="private">
    <xsl:param name="month" as="xs:string"/>
    <xsl:sequence select="if ($month eq 'undated') then $month else substring($month, 1, 4)"/>
  </xsl:function>

  <!-- A link to a month's page, and its number of telegrams. The year is left out, because it is in the heading. -->
  <xsl:function name="f:month-item" as="element(li)" visibility="private">
    <xsl:param name="month" as="map(*)"/>
    <xsl:param name="folder" as="xs:string"/>
    <xsl:variable name="known" as="xs:boolean" select="string-length($month?name) ge 7 and $month?name ne 'undated'"/>
    <li>
      <a href="{$folder}/{$month?name}.html">{
        f:string(if ($known) then 'month.' || number(substring($month?name, 6, 2)) else 'overview.no-month')}</a>
      <xsl:text> </xsl:text>
      <span>{f:counted('contents.telegrams', xs:integer($month?telegrams))}</span>
    </li>
  </xsl:function>

  <!-- Links, on one line, to the pages of the years or months of an entry, each with its number of mentions. -->
  <xsl:function name="f:cut-links" as="node()*" visibility="public">
    <xsl:param name="entry" as="map(*)"/>
    <xsl:for-each select="$entry?cuts?*">
      <xsl:if test="position() gt 1">, </xsl:if>
      <span>
        <a href="{translate($entry?href, '#', '/')}/{?name}.html">{f:stretch(?name)}</a>
        <xsl:text> ({?count})</xsl:text>
      </span>
    </xsl:for-each>
  </xsl:function>

  <!-- Links to the previous period, to the whole ($whole, with the text $words) and to the next period. -->
  <xsl:function name="f:beside" as="element(nav)" visibility="public">
    <xsl:param name="cut" as="map(*)"/>
    <xsl:param name="whole" as="xs:string"/>
    <xsl:param name="words" as="xs:string"/>
    <nav class="beside" aria-label="{f:string('overview.beside')}">
      <ul>
        <xsl:if test="exists($cut?previous)">
          <li><a href="{$cut?previous}.html" rel="prev"><span aria-hidden="true">← </span>{f:stretch($cut?previous)}</a></li>
        </xsl:if>
        <li><a href="{$whole}">{$words}</a></li>
        <xsl:if test="exists($cut?next)">
          <li><a href="{$cut?next}.html" rel="next">{f:stretch($cut?next)}<span aria-hidden="true"> →</span></a></li>
        </xsl:if>
      </ul>
    </nav>
  </xsl:function>

</xsl:stylesheet>
