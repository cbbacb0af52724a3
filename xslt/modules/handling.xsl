<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- How a telegram was handled: the actions of correspDesc in their order, each with the words in
       which the telegram itself states its time. Assumes json.xsl. -->

  <!-- One action: who, where, when. -->
  <xsl:function name="f:action" as="xs:string" visibility="private">
    <xsl:param name="action" as="element(correspAction)"/>
    <xsl:param name="text" as="element(div)"/>
    <xsl:text>{{"action": "{$action/@type}", "who": {f:list(f:parties($action) ! f:json(.))}, "place": {
      f:json($action/(placeName | geogName)[1]/@ref ! f:id(.))}, "date": {($action/date[1] ! f:action-date(., $text), 'null')[1]}}}</xsl:text>
  </xsl:function>

  <!-- The time of an action: the words for it, when it was, the clock an hour is on and whether that is only assumed. -->
  <xsl:function name="f:action-date" as="xs:string" visibility="private">
    <xsl:param name="date" as="element(date)"/>
    <xsl:param name="text" as="element(div)"/>
    <xsl:variable name="clock" as="xs:string?" select="$date/@ana ! f:json(f:id(.))"/>
    <xsl:text>{{"text": {f:json(f:in-words($date, $text))}{f:moment($date)}{
      $clock ! concat(', "clock": ', ., ', "assumed": ', exists($date/certainty[@match = '@ana']))}}}</xsl:text>
  </xsl:function>

  <!-- The attributes of a date that say when, to be written after other members. -->
  <xsl:function name="f:moment" as="xs:string" visibility="private">
    <xsl:param name="date" as="element()"/>
    <xsl:sequence select="
      $date/(@when, @from, @to, @notBefore, @notAfter) ! concat(', &quot;', name(), '&quot;: ', f:json(.)) => string-join()"/>
  </xsl:function>

  <!-- The telegram's own words for the time of an action: on the line of that action, or, for sending, in
       the dateline of the closer; empty where it states none. -->
  <xsl:function name="f:in-words" as="xs:string" visibility="private">
    <xsl:param name="date" as="element(date)"/>
    <xsl:param name="text" as="element(div)"/>
    <xsl:variable name="type" as="xs:string" select="$date/../@type"/>
    <xsl:variable name="lines" as="element()*" select="
      $text/closer/dateline[$type eq 'sent'] | $text/(opener | closer)/(. | dateline)/seg[@type = $type]"/>
    <xsl:variable name="day" as="xs:string" select="substring-before(concat($date/@when, 'T'), 'T')"/>
    <xsl:variable name="line" as="element()?" select="$lines[date/@when = $day][1]"/>
    <xsl:sequence select="
      string-join($line/(date[@when = $day][1] | .[count(date) eq 1][count(time) eq 1]/time) ! f:text(.), ' ')"/>
  </xsl:function>

  <!-- The date by which a telegram is sorted: that of its sending. -->
  <xsl:function name="f:sort-date" as="xs:string" visibility="private">
    <xsl:param name="correspondence" as="element(correspDesc)?"/>
    <xsl:variable name="sent" as="element(date)?" select="$correspondence/correspAction[@type = 'sent'][1]/date[1]"/>
    <xsl:sequence select="string($sent/(@when, @from, @notBefore, @to, @notAfter)[1])"/>
  </xsl:function>

  <!-- The first of those who sent a telegram. -->
  <xsl:function name="f:sender" as="xs:string?" visibility="private">
    <xsl:param name="correspondence" as="element(correspDesc)?"/>
    <xsl:sequence select="f:parties($correspondence/correspAction[@type = 'sent'][1])[1]"/>
  </xsl:function>

  <!-- The first of those whom a telegram reached last. -->
  <xsl:function name="f:addressee" as="xs:string?" visibility="private">
    <xsl:param name="correspondence" as="element(correspDesc)?"/>
    <xsl:sequence select="f:parties($correspondence/correspAction[@type = 'received'][last()])[1]"/>
  </xsl:function>

  <!-- The ids of who took part in an action. -->
  <xsl:function name="f:parties" as="xs:string*" visibility="private">
    <xsl:param name="action" as="element(correspAction)?"/>
    <xsl:sequence select="$action/(persName | orgName | rs)/f:ids(@ref)"/>
  </xsl:function>

</xsl:stylesheet>
