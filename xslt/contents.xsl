<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xmlns:t="urn:edition:templates"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- Compose: from the catalogue's list of telegrams, in the order of sending, to the contents: the
       first page, which of many telegrams tells only how many there are, and a page for each month. -->

  <!-- The edition's settings, as JSON. -->
  <xsl:param name="edition" as="xs:string" static="yes" required="yes"/>

  <xsl:include href="modules/strings.xsl"/>
  <xsl:include href="modules/dates.xsl"/>
  <xsl:include href="modules/frame.xsl"/>
  <xsl:include href="modules/wording.xsl"/>
  <xsl:include href="modules/stack.xsl"/>
  <xsl:include href="modules/overview.xsl"/>

  <!-- The first page, as complete HTML. -->
  <xsl:function name="f:contents" as="xs:string" visibility="public">
    <xsl:param name="slice" as="xs:string"/>
    <xsl:sequence select="f:contents-page(parse-json($slice)) => f:html()"/>
  </xsl:function>

  <!-- The page of one month, as complete HTML. -->
  <xsl:function name="f:month" as="xs:string" visibility="public">
    <xsl:param name="slice" as="xs:string"/>
    <xsl:sequence select="f:month-page(parse-json($slice)) => f:html()"/>
  </xsl:function>

  <!-- The page: the edition's title, then a table for each month, or a link to each. -->
  <xsl:function name="f:contents-page" as="element(html)" visibility="private">
    <xsl:param name="slice" as="map(*)"/>
    <xsl:variable name="months" as="element(section)*">
      <xsl:for-each-group select="$slice?telegrams?*" group-adjacent="f:month-of(.)">
        <xsl:sequence select="f:month-section(current-grouping-key(), current-group())"/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:call-template name="t:frame">
      <xsl:with-param name="title" select="$settings?title"/>
      <xsl:with-param name="section" select="'contents'"/>
      <xsl:with-param name="depth" select="0"/>
      <xsl:with-param name="head" select="()"/>
      <xsl:with-param name="body" as="element()*">
        <header class="row title">
          <p class="rail">{f:string('contents.rail')}</p>
          <div class="text">
            <h1>{$settings?title}</h1>
            <p class="summary">{f:summary($slice)}</p>
          </div>
        </header>
        <xsl:sequence select="if (exists($months)) then $months else f:years($slice?months?*, 'contents')"/>
        <xsl:sequence select="f:clock-remark($slice?telegrams?*)"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:function>

  <!-- The page of one month: its name, the way to the others, its table. -->
  <xsl:function name="f:month-page" as="element(html)" visibility="private">
    <xsl:param name="slice" as="map(*)"/>
    <xsl:variable name="telegrams" as="map(*)*" select="$slice?telegrams?*"/>
    <xsl:variable name="name" as="xs:string" select="f:stretch($slice?month)"/>
    <xsl:call-template name="t:frame">
      <xsl:with-param name="title" select="$name"/>
      <xsl:with-param name="section" select="'contents'"/>
      <xsl:with-param name="depth" select="1"/>
      <xsl:with-param name="head" select="()"/>
      <xsl:with-param name="body" as="element()*">
        <header class="row title">
          <p class="rail">{f:string('contents.rail')}</p>
          <div class="text">
            <h1>{$name}</h1>
            <p class="summary">{f:counted('contents.telegrams', count($telegrams))}.</p>
            <xsl:sequence select="f:beside($slice, '../index.html', f:string('overview.all'))"/>
          </div>
        </header>
        <div class="row month">
          <div class="full">
            <xsl:sequence select="f:table($name, f:heads(), $telegrams ! f:telegram-row(., '../'))"/>
          </div>
        </div>
        <xsl:sequence select="f:clock-remark($telegrams)"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:function>

  <!-- What the sign at an hour means, where one of the telegrams has it. -->
  <xsl:function name="f:clock-remark" as="element(div)?" visibility="private">
    <xsl:param name="telegrams" as="map(*)*"/>
    <xsl:if test="$telegrams ! (?sent, ?received)?date?assumed = true()">
      <div class="row">
        <p class="full remark"><span class="degree">°</span> {f:string('contents.clock')}</p>
      </div>
    </xsl:if>
  </xsl:function>

  <!-- How many telegrams there are, and between which days they were sent. -->
  <xsl:function name="f:summary" as="xs:string" visibility="private">
    <xsl:param name="slice" as="map(*)"/>
    <xsl:variable name="count" as="xs:string" select="f:counted('contents.telegrams', xs:integer($slice?count))"/>
    <xsl:variable name="days" as="xs:string*" select="distinct-values(($slice?first, $slice?last))"/>
    <xsl:sequence select="
      if (empty($days)) then $count || '.'
      else f:string(if (count($days) eq 1) then 'contents.day' else 'contents.span',
        map{'telegrams': $count, 'first': f:first-day($days), 'last': f:date($days[last()])})"/>
  </xsl:function>

  <!-- The first of several days, without its year where the last has the same. -->
  <xsl:function name="f:first-day" as="xs:string" visibility="private">
    <xsl:param name="days" as="xs:string+"/>
    <xsl:sequence select="
      if (count($days) gt 1 and substring($days[1], 1, 4) eq substring($days[last()], 1, 4)) then f:day($days[1])
      else f:date($days[1])"/>
  </xsl:function>

  <!-- The month under which a telegram stands. -->
  <xsl:function name="f:month-of" as="xs:string" visibility="private">
    <xsl:param name="telegram" as="map(*)"/>
    <xsl:sequence select="(substring($telegram?date, 1, 7)[. ne ''], 'undated')[1]"/>
  </xsl:function>

  <!-- The telegrams of one month; those without a date of sending stand by themselves. -->
  <xsl:function name="f:month-section" as="element(section)" visibility="private">
    <xsl:param name="month" as="xs:string"/>
    <xsl:param name="telegrams" as="map(*)+"/>
    <xsl:variable name="name" as="xs:string" select="f:stretch($month)"/>
    <xsl:variable name="id" as="xs:string" select="'month-' || $month"/>
    <section class="row month" aria-labelledby="{$id}">
      <h2 class="full" id="{$id}"><a href="contents/{$month}.html">{$name}</a></h2>
      <div class="full">
        <xsl:sequence select="f:table($name, f:heads(), $telegrams ! f:telegram-row(., ''))"/>
      </div>
    </section>
  </xsl:function>

  <!-- The heads of the columns, that of the order marked. -->
  <xsl:function name="f:heads" as="element(th)+" visibility="private">
    <xsl:sequence select="f:column(f:string('contents.number'), ()), f:column(f:string('contents.telegram'), ())"/>
    <th scope="col" aria-sort="ascending">{f:string('contents.sent')} <span aria-hidden="true">↑</span></th>
    <xsl:sequence select="('received', 'from', 'precedence') ! f:column(f:string('contents.' || .), ())"/>
  </xsl:function>

  <!-- One telegram; root leads to the edition's root. -->
  <xsl:function name="f:telegram-row" as="element(tr)" visibility="private">
    <xsl:param name="telegram" as="map(*)"/>
    <xsl:param name="root" as="xs:string"/>
    <xsl:sequence select="f:row((), (
      f:cell(f:string('contents.number'), 'number', f:stated-text($telegram?number)),
      f:row-head(f:string('contents.telegram'), (), f:telegram-title($telegram, $root)),
      f:cell(f:string('contents.sent'), 'moment', f:moment($telegram?sent?date)),
      f:cell(f:string('contents.received'), 'moment', f:moment($telegram?received?date)),
      f:cell(f:string('contents.from'), (), f:stated-text($telegram?sent?place?name)),
      f:cell(f:string('contents.precedence'), 'capitals', f:stated-text($telegram?precedence?text))))"/>
  </xsl:function>

  <!-- Who wrote to whom, as a link; then what about, and which telegrams it answers or is answered by. -->
  <xsl:function name="f:telegram-title" as="element()+" visibility="private">
    <xsl:param name="telegram" as="map(*)"/>
    <xsl:param name="root" as="xs:string"/>
    <a class="heading" href="{$root}{$telegram?href}.html">{f:undated($telegram)}</a>
    <xsl:if test="exists($telegram?regest)">
      <p class="part">{$telegram?regest}</p>
    </xsl:if>
    <xsl:sequence select="
      f:thread('contents.answers', $telegram?replies_to, $root),
      f:thread('contents.answered', $telegram?answers?*, $root)"/>
  </xsl:function>

  <!-- The title without the day of sending, which has a column of its own. -->
  <xsl:function name="f:undated" as="xs:string" visibility="private">
    <xsl:param name="telegram" as="map(*)"/>
    <xsl:variable name="day" as="xs:string?" select="substring($telegram?date, 1, 10)[. ne ''] ! (', ' || f:date(.))"/>
    <xsl:sequence select="
      if (exists($day) and ends-with($telegram?title, $day)) then substring-before($telegram?title, $day)
      else $telegram?title"/>
  </xsl:function>

  <!-- The telegrams on the other side of a thread. -->
  <xsl:function name="f:thread" as="element(p)?" visibility="private">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="telegrams" as="map(*)*"/>
    <xsl:param name="root" as="xs:string"/>
    <xsl:if test="exists($telegrams)">
      <p class="part">{f:string($key)} <xsl:sequence select="f:listed($telegrams ! f:telegram-link(., (), $root))"/></p>
    </xsl:if>
  </xsl:function>

  <!-- A day and hour in a narrow column; a sign follows the hour where the clock is assumed. -->
  <xsl:function name="f:moment" as="node()+" visibility="private">
    <xsl:param name="date" as="map(*)?"/>
    <xsl:sequence select="f:stated-date($date, f:short#1)"/>
    <xsl:if test="$date?assumed = true()">
      <span class="degree" aria-hidden="true">°</span>
      <span class="hidden"> ({f:string('wording.clock-assumed')})</span>
    </xsl:if>
  </xsl:function>

</xsl:stylesheet>
