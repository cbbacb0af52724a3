<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- How long it was from one stated time to another, computed from the figures alone. A day without an hour
       means any moment of that day; likewise a month or a year. So a duration may have a minimum and a maximum.
       Offsets from Greenwich count only if both times have one, stated or by their clocks; the computer's own time
       zone is never used. -->

  <!-- How long it was from one date to another, in words, and on which clocks that rests: on stated offsets, on
       assumed clocks or clocks of the form whose offsets the registers have, or on the figures alone. No words if a
       date is missing, or if the second is certainly before the first. -->
  <xsl:function name="f:time-between" as="map(xs:string, xs:string?)" visibility="public">
    <xsl:param name="from" as="element()?"/>
    <xsl:param name="to" as="element()?"/>
    <xsl:variable name="dates" as="element()*" select="$from, $to"/>
    <xsl:variable name="offsets" as="xs:string*" select="$dates ! f:known-offset(.)"/>
    <xsl:variable name="placed" as="xs:boolean" select="count($offsets) eq 2"/>
    <xsl:variable name="words" as="xs:string?" select="f:duration($from/@when, $to/@when, $offsets[$placed])"/>
    <xsl:variable name="clocks" as="xs:string*" select="distinct-values($dates/@ana ! f:ids(.))"/>
    <xsl:sequence select="map{'words': $words, 'basis': $words ! (
      if (not($placed)) then (if (count($clocks) gt 1) then 'two-clocks' else 'one-clock')
      else if ($dates[empty(f:stated-offset(@when))]/certainty[@match = '../@ana']) then 'assumed'
      else if ($dates[empty(f:stated-offset(@when))]) then 'named'
      else 'stated')}"/>
  </xsl:function>

  <!-- The offset in a date's hour. -->
  <xsl:function name="f:stated-offset" as="xs:string?" visibility="private">
    <xsl:param name="when" as="xs:string?"/>
    <xsl:sequence select="$when[contains(., 'T')] ! replace(., '^.*T[0-9:.]+', '')[. ne '']"/>
  </xsl:function>

  <!-- The offset in a date's hour, or else that of its clock, as the registers have it. -->
  <xsl:function name="f:known-offset" as="xs:string?" visibility="private">
    <xsl:param name="date" as="element()"/>
    <xsl:sequence select="
      (f:stated-offset($date/@when), $date/@ana ! f:ids(.) ! f:entry(.)/desc[@type = 'utc-offset'] ! normalize-space())[1]"/>
  </xsl:function>

  <!-- The duration between two dates in words, by the offsets of both; without offsets, as if both were on one
       clock. Empty if a date is missing, or if the second is certainly before the first. -->
  <xsl:function name="f:duration" as="xs:string?" visibility="public">
    <xsl:param name="from" as="xs:string?"/>
    <xsl:param name="to" as="xs:string?"/>
    <xsl:param name="offsets" as="xs:string*"/>
    <xsl:if test="exists($from) and exists($to)">
      <xsl:variable name="least" as="xs:integer" select="f:minutes(f:latest($from), f:earliest($to), $offsets)"/>
      <xsl:variable name="most" as="xs:integer" select="f:minutes(f:earliest($from), f:latest($to), $offsets)"/>
      <xsl:sequence select="if ($most ge 0) then f:duration-words(max((0, $least)), $most) else ()"/>
    </xsl:if>
  </xsl:function>

  <!-- The first moment that a date can mean. -->
  <xsl:function name="f:earliest" as="xs:dateTime" visibility="private">
    <xsl:param name="iso" as="xs:string"/>
    <xsl:sequence select="
      xs:dateTime(if (contains($iso, 'T')) then $iso else $iso || substring('-01-01', string-length($iso) - 3) || 'T00:00:00')"/>
  </xsl:function>

  <!-- The last moment that a date can mean: its time, or else the end of its day, month or year. -->
  <xsl:function name="f:latest" as="xs:dateTime" visibility="private">
    <xsl:param name="iso" as="xs:string"/>
    <xsl:variable name="lengths" as="map(xs:integer, xs:duration)" select="map{
      4: xs:yearMonthDuration('P1Y'), 7: xs:yearMonthDuration('P1M'), 10: xs:dayTimeDuration('P1D')}"/>
    <xsl:variable name="length" as="xs:duration?" select="$lengths(string-length($iso))"/>
    <xsl:sequence select="
      if ($length instance of xs:yearMonthDuration) then f:earliest($iso) + $length
      else if ($length instance of xs:dayTimeDuration) then f:earliest($iso) + $length
      else f:earliest($iso)"/>
  </xsl:function>

  <!-- The minutes between two moments, each on the clock of its offset; without offsets, as if on one clock. -->
  <xsl:function name="f:minutes" as="xs:integer" visibility="private">
    <xsl:param name="from" as="xs:dateTime"/>
    <xsl:param name="to" as="xs:dateTime"/>
    <xsl:param name="offsets" as="xs:string*"/>
    <xsl:variable name="duration" as="xs:dayTimeDuration" select="
      f:on-clock($to, $offsets[2]) - f:on-clock($from, $offsets[1])"/>
    <xsl:sequence select="xs:integer($duration div xs:dayTimeDuration('PT1M'))"/>
  </xsl:function>

  <!-- A moment on the clock of an offset. -->
  <xsl:function name="f:on-clock" as="xs:dateTime" visibility="private">
    <xsl:param name="moment" as="xs:dateTime"/>
    <xsl:param name="offset" as="xs:string?"/>
    <xsl:variable name="bare" as="xs:dateTime" select="adjust-dateTime-to-timezone($moment, ())"/>
    <xsl:sequence select="if (empty($offset)) then $bare else xs:dateTime(string($bare) || $offset)"/>
  </xsl:function>

  <!-- Minutes in words: hours and minutes if the duration is certain, otherwise “3 to 5 hours” or “at most 5
       hours”. -->
  <xsl:function name="f:duration-words" as="xs:string" visibility="private">
    <xsl:param name="least" as="xs:integer"/>
    <xsl:param name="most" as="xs:integer"/>
    <xsl:variable name="longest" as="xs:string" select="f:counted('duration.hours', ceiling($most div 60))"/>
    <xsl:sequence select="
      if ($least eq $most) then string-join((
        f:counted('duration.hours', $least idiv 60)[$least ge 60 or $least eq 0],
        f:counted('duration.minutes', $least mod 60)[$least mod 60 ne 0]), ' ')
      else if ($least lt 60) then f:string('duration.at-most', map{'most': $longest})
      else f:string('duration.span', map{'least': string($least idiv 60), 'most': $longest})"/>
  </xsl:function>

</xsl:stylesheet>
