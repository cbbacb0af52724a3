<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:f="urn:edition:functions"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- Dates and periods in words. An ISO date may end with its year or its month. It may have a time of day, of
       which hours and minutes are shown. Assumes strings.xsl. -->

  <!-- A date, as precise as it is given: "8 November 1950, 02:00", "November 1950", "1950". -->
  <xsl:function name="f:date" as="xs:string" visibility="public">
    <xsl:param name="iso" as="xs:string"/>
    <xsl:sequence select="f:date-as($iso, 'date.full')"/>
  </xsl:function>

  <!-- The day without year and time: "8 November". Without a day, the month and year, or the year. -->
  <xsl:function name="f:day" as="xs:string" visibility="public">
    <xsl:param name="iso" as="xs:string"/>
    <xsl:sequence select="f:date-as(substring-before($iso || 'T', 'T'), 'date.day')"/>
  </xsl:function>

  <!-- The day for a narrow column, with its time if it has one: "8 Nov, 02:00". Without a day, the month and
       year, or the year. -->
  <xsl:function name="f:short" as="xs:string" visibility="public">
    <xsl:param name="iso" as="xs:string"/>
    <xsl:sequence select="f:date-as($iso, 'date.short')"/>
  </xsl:function>

  <!-- What @when, or else @from, @to, @notBefore and @notAfter of an element say, in words; empty without them. -->
  <xsl:function name="f:period" as="xs:string" visibility="public">
    <xsl:param name="date" as="element()"/>
    <xsl:variable name="limits" as="map(xs:string, xs:string)"
                  select="map:merge($date/(@from, @to, @notBefore, @notAfter) ! map{local-name(): f:date-or-hour(.)})"/>
    <xsl:variable name="stated" as="xs:string*"
                  select="('from', 'to', 'notBefore', 'notAfter')[map:contains($limits, .)]"/>
    <xsl:sequence select="
      if ($date/@when) then f:date-or-hour($date/@when)
      else if (exists($stated)) then f:string('period.' || string-join($stated, '-'), $limits)
      else ''"/>
  </xsl:function>

  <!-- What an attribute of a date or an hour says. -->
  <xsl:function name="f:date-or-hour" as="xs:string" visibility="private">
    <xsl:param name="iso" as="attribute()"/>
    <xsl:sequence select="if (local-name($iso/..) eq 'time') then f:hour($iso) else f:date($iso)"/>
  </xsl:function>

  <!-- The hour with its offset, if it has one: "02:00", "02:00 (UTC+3)". -->
  <xsl:function name="f:hour" as="xs:string" visibility="public">
    <xsl:param name="iso" as="xs:string"/>
    <xsl:variable name="offset" as="xs:string?" select="f:offset($iso)"/>
    <xsl:sequence select="
      if (exists($offset)) then f:string('date.offset', map{'time': f:time($iso), 'offset': $offset}) else f:time($iso)"/>
  </xsl:function>

  <!-- The offset of an hour from Greenwich, as in "UTC+8"; empty if the hour has none. -->
  <xsl:function name="f:offset" as="xs:string?" visibility="public">
    <xsl:param name="iso" as="xs:string"/>
    <xsl:variable name="offset" as="xs:string" select="replace($iso, '^[^:]*:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?(Z|[+\-][0-9]{2}:[0-9]{2})?$', '$3')"/>
    <xsl:if test="contains($iso, ':') and $offset ne ''">
      <xsl:sequence select="
        'UTC' || (replace($offset, 'Z|[+\-]00:00', '') => replace('^-', '−') => replace('^([+−])0', '$1') => replace(':00$', ''))"/>
    </xsl:if>
  </xsl:function>

  <!-- The hour and minute of a time, or of a date with a time: "02:00". Empty if there is no time. -->
  <xsl:function name="f:time" as="xs:string" visibility="public">
    <xsl:param name="iso" as="xs:string"/>
    <xsl:sequence select="substring(if (contains($iso, 'T')) then substring-after($iso, 'T') else $iso[contains(., ':')], 1, 5)"/>
  </xsl:function>

  <!-- A date by the named pattern if it has a day, otherwise by the pattern for months or years; then its time,
       if it has one. -->
  <xsl:function name="f:date-as" as="xs:string" visibility="private">
    <xsl:param name="iso" as="xs:string"/>
    <xsl:param name="pattern" as="xs:string"/>
    <xsl:variable name="month" as="xs:string" select="'month.' || number(substring($iso, 6, 2))"/>
    <xsl:variable name="date" as="xs:string" select="
      if (string-length($iso) lt 7) then f:string('date.year', map{'year': $iso})
      else f:string(if (string-length($iso) lt 10) then 'date.month' else $pattern, map{
        'year': substring($iso, 1, 4), 'month': f:string($month), 'short': f:string($month || '.short'),
        'day': string(number(substring($iso, 9, 2)))})"/>
    <xsl:sequence select="
      if (contains($iso, 'T')) then f:string('date.time', map{'date': $date, 'time': f:hour($iso)})
      else $date"/>
  </xsl:function>

</xsl:stylesheet>
