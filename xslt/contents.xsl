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

  <!-- Composes the contents: from the catalogue's list of telegrams, in the order of sending, to the first page
       and a page for each month. If there are more than 200 telegrams (MAX_LISTED in edition/compose/lists.py),
       the first page only counts them and links to the months. -->

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

  <!-- The first page, index.html. -->
  <xsl:template name="t:contents" as="node()+" visibility="public">
    <xsl:param name="slice" as="xs:string" required="yes"/>
    <xsl:call-template name="t:sheet">
      <xsl:with-param name="slice" select="parse-json($slice)"/>
      <xsl:with-param name="title" select="$settings?title"/>
      <xsl:with-param name="section" select="'contents'"/>
      <xsl:with-param name="depth" select="0"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="t:month" as="node()+" visibility="public">
    <xsl:param name="slice" as="xs:string" required="yes"/>
    <xsl:variable name="month" as="map(*)" select="parse-json($slice)"/>
    <xsl:call-template name="t:sheet">
      <xsl:with-param name="slice" select="$month"/>
      <xsl:with-param name="title" select="f:stretch($month?month)"/>
      <xsl:with-param name="section" select="'contents'"/>
      <xsl:with-param name="depth" select="1"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The main part of the first page: the edition's title, then a table for each month. If the slice lists no
       telegrams, links to the months instead of the tables. -->
  <xsl:template match="." mode="m:main" as="element()+">
    <xsl:param name="title" as="xs:string"/>
    <header class="row title">
      <p class="rail">{f:string('contents.rail')}</p>
      <div class="text">
        <h1>{$title}</h1>
        <p class="summary">{f:summary(.)}</p>
      </div>
    </header>
    <xsl:for-each-group select="?telegrams?*" group-adjacent="f:month-of(.)">
      <xsl:sequence select="f:month-section(current-grouping-key(), current-group())"/>
    </xsl:for-each-group>
    <xsl:if test="empty(?telegrams?*)">
      <xsl:sequence select="f:years(?months?*, 'contents')"/>
    </xsl:if>
    <xsl:sequence select="f:clock-remark(?telegrams?*)"/>
  </xsl:template>

  <!-- The main part of a month's page: its name, its number of telegrams, links to the first page and the
       neighbouring months, and the table. -->
  <xsl:template match=".[?month]" mode="m:main" as="element()+">
    <xsl:param name="title" as="xs:string"/>
    <header class="row title">
      <p class="rail">{f:string('contents.rail')}</p>
      <div class="text">
        <h1>{$title}</h1>
        <p class="summary">{f:counted('contents.telegrams', array:size(?telegrams))}.</p>
        <xsl:sequence select="f:beside(., '../index.html', f:string('overview.all'))"/>
      </div>
    </header>
    <div class="row month">
      <div class="full">
        <xsl:sequence select="f:telegrams($title, ?telegrams?*, '../')"/>
      </div>
    </div>
    <xsl:sequence select="f:clock-remark(?telegrams?*)"/>
  </xsl:template>

  <!-- A remark that explains the sign ° after an hour, if one of the telegrams has an assumed clock. -->
  <xsl:function name="f:clock-remark" as="element(div)?" visibility="private">
    <xsl:param name="telegrams" as="map(*)*"/>
    <xsl:if test="$telegrams ! (?sent?*, ?received?*)?clock?assumed = true()">
      <div class="row">
        <p class="full remark"><span class="degree">°</span> {f:string('contents.clock')}</p>
      </div>
    </xsl:if>
  </xsl:function>

  <!-- How many telegrams there are, and when the first and the last were sent, if a day is known. -->
  <xsl:function name="f:summary" as="xs:string" visibility="private">
    <xsl:param name="slice" as="map(*)"/>
    <xsl:variable name="count" as="xs:string" select="f:counted('contents.telegrams', xs:integer($slice?count))"/>
    <xsl:variable name="days" as="xs:string*" select="distinct-values(($slice?first, $slice?last))"/>
    <xsl:sequence select="
      if (empty($days)) then $count || '.'
      else f:string(if (count($days) eq 1) then 'contents.day' else 'contents.span',
        map{'telegrams': $count, 'first': f:first-day($days), 'last': f:date($days[last()])})"/>
  </xsl:function>

  <!-- The first of several days; without its year if the last day has the same year. -->
  <xsl:function name="f:first-day" as="xs:string" visibility="private">
    <xsl:param name="days" as="xs:string+"/>
    <xsl:sequence select="
      if (count($days) gt 1 and substring($days[1], 1, 4) eq substring($days[last()], 1, 4)) then f:day($days[1])
      else f:date($days[1])"/>
  </xsl:function>

  <!-- The month of a telegram's sending, or “undated”. -->
  <xsl:function name="f:month-of" as="xs:string" visibility="private">
    <xsl:param name="telegram" as="map(*)"/>
    <xsl:sequence select="(substring($telegram?date, 1, 7)[. ne ''], 'undated')[1]"/>
  </xsl:function>

  <!-- The section of one month, or of the telegrams without a date of sending. -->
  <xsl:function name="f:month-section" as="element(section)" visibility="private">
    <xsl:param name="month" as="xs:string"/>
    <xsl:param name="telegrams" as="map(*)+"/>
    <xsl:variable name="name" as="xs:string" select="f:stretch($month)"/>
    <xsl:variable name="id" as="xs:string" select="'month-' || $month"/>
    <section class="row month" aria-labelledby="{$id}">
      <h2 class="full" id="{$id}"><a href="contents/{$month}.html">{$name}</a></h2>
      <div class="full">
        <xsl:sequence select="f:telegrams($name, $telegrams, '')"/>
      </div>
    </section>
  </xsl:function>

  <!-- Telegrams as a table, with an arrow at the column by which they are sorted. $root is the path to the
       edition's root. -->
  <xsl:function name="f:telegrams" as="element(table)" visibility="private">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="telegrams" as="map(*)*"/>
    <xsl:param name="root" as="xs:string"/>
    <table class="stack">
      <xsl:sequence select="f:caption($name)"/>
      <thead>
        <tr>
          <th scope="col">{f:string('contents.number')}</th>
          <th scope="col">{f:string('contents.telegram')}</th>
          <th scope="col" aria-sort="ascending">{f:string('contents.sent')} <span aria-hidden="true">↑</span></th>
          <th scope="col">{f:string('contents.received')}</th>
          <th scope="col">{f:string('contents.from')}</th>
          <th scope="col">{f:string('contents.precedence')}</th>
        </tr>
      </thead>
      <tbody>
        <xsl:sequence select="$telegrams ! f:telegram-row(., $root)"/>
      </tbody>
    </table>
  </xsl:function>

  <xsl:function name="f:telegram-row" as="element(tr)" visibility="private">
    <xsl:param name="telegram" as="map(*)"/>
    <xsl:param name="root" as="xs:string"/>
    <tr>
      <td data-label="{f:string('contents.number')}" class="number">
        <div>
          <xsl:sequence select="f:stated-text($telegram?number)"/>
        </div>
      </td>
      <th scope="row" data-label="{f:string('contents.telegram')}">
        <div>
          <xsl:sequence select="f:telegram-title($telegram, $root)"/>
        </div>
      </th>
      <td data-label="{f:string('contents.sent')}" class="moment">
        <div>
          <xsl:sequence select="f:moments($telegram?sent?*)"/>
        </div>
      </td>
      <td data-label="{f:string('contents.received')}" class="moment">
        <div>
          <xsl:sequence select="f:moments($telegram?received?*)"/>
        </div>
      </td>
      <td data-label="{f:string('contents.from')}">
        <div>
          <xsl:sequence select="f:stated-text(string-join($telegram?from?*, ', '))"/>
        </div>
      </td>
      <td data-label="{f:string('contents.precedence')}" class="capitals">
        <div>
          <xsl:sequence select="f:stated-text(string-join($telegram?precedences?*, ', '))"/>
        </div>
      </td>
    </tr>
  </xsl:function>

  <!-- The title as a link, then the regest, and the telegrams that this one answers or that answer it. -->
  <xsl:function name="f:telegram-title" as="element()+" visibility="private">
    <xsl:param name="telegram" as="map(*)"/>
    <xsl:param name="root" as="xs:string"/>
    <a class="heading" href="{$root}{$telegram?href}.html">{f:undated($telegram)}</a>
    <xsl:if test="exists($telegram?regest)">
      <p class="part">{$telegram?regest}</p>
    </xsl:if>
    <xsl:sequence select="
      f:thread('contents.answers', $telegram?requests?*, $root),
      f:thread('contents.answered', $telegram?answers?*, $root)"/>
  </xsl:function>

  <!-- The title without the day of sending, which has its own column. -->
  <xsl:function name="f:undated" as="xs:string" visibility="private">
    <xsl:param name="telegram" as="map(*)"/>
    <xsl:variable name="day" as="xs:string?" select="substring($telegram?date, 1, 10)[. ne ''] ! (', ' || f:date(.))"/>
    <xsl:sequence select="
      if (exists($day) and ends-with($telegram?title, $day)) then substring-before($telegram?title, $day)
      else $telegram?title"/>
  </xsl:function>

  <!-- Links to the telegram that this one answers, or to those that answer it. -->
  <xsl:function name="f:thread" as="element(p)?" visibility="private">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="telegrams" as="map(*)*"/>
    <xsl:param name="root" as="xs:string"/>
    <xsl:if test="exists($telegrams)">
      <p class="part">
        <xsl:text>{f:string($key)} </xsl:text>
        <xsl:sequence select="f:telegram-links($telegrams, $root)"/>
      </p>
    </xsl:if>
  </xsl:function>

  <!-- Days and hours for a narrow column, or that none is stated. -->
  <xsl:function name="f:moments" as="node()+" visibility="private">
    <xsl:param name="dates" as="map(*)*"/>
    <xsl:for-each select="$dates">
      <xsl:if test="position() gt 1"><br/></xsl:if>
      <xsl:sequence select="f:moment(.)"/>
    </xsl:for-each>
    <xsl:if test="empty($dates)">
      <xsl:sequence select="f:not-stated()"/>
    </xsl:if>
  </xsl:function>

  <!-- A day and hour with its clock; a sign follows if the clock is assumed. -->
  <xsl:function name="f:moment" as="node()+" visibility="private">
    <xsl:param name="date" as="map(*)"/>
    <xsl:sequence select="f:stated-date($date, f:short#1)"/>
    <xsl:if test="exists($date?clock)">
      <xsl:text> {$date?clock?name}</xsl:text>
      <xsl:if test="$date?clock?assumed">
        <span class="degree" aria-hidden="true">°</span>
        <span class="hidden"> ({f:string('wording.clock-assumed')})</span>
      </xsl:if>
    </xsl:if>
    <xsl:if test="exists(($date?evidence, $date?cert))">
      <xsl:variable name="how" as="xs:string" select="f:how($date?evidence, $date?cert)"/>
      <xsl:text> {f:string('contents.weighed', map{'how': $how})}</xsl:text>
    </xsl:if>
  </xsl:function>

</xsl:stylesheet>
