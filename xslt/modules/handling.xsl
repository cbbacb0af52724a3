<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:f="urn:edition:functions"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- How a telegram was handled: the actions of correspDesc in their order, each with the words in
       which the telegram itself states its time. -->

  <!-- The actions, from sending to the last receipt. -->
  <xsl:function name="f:handling" as="map(*)*" visibility="private">
    <xsl:param name="correspondence" as="element(correspDesc)?"/>
    <xsl:param name="text" as="element(div)"/>
    <xsl:sequence select="$correspondence/correspAction ! f:action(., $text)"/>
  </xsl:function>

  <!-- One action: who, where, when. -->
  <xsl:function name="f:action" as="map(*)" visibility="private">
    <xsl:param name="action" as="element(correspAction)"/>
    <xsl:param name="text" as="element(div)"/>
    <xsl:sequence select="map{
      'action': string($action/@type),
      'who': array{$action/(persName | orgName | rs)/f:ids(@ref)},
      'place': $action/(placeName | geogName)[1]/@ref ! f:id(.),
      'date': $action/date[1] ! map:merge((map{'text': f:in-words(., $text)}, f:moment(.), f:clock(.)))}"/>
  </xsl:function>

  <!-- The attributes of a date that say when. -->
  <xsl:function name="f:moment" as="map(xs:string, xs:string)" visibility="private">
    <xsl:param name="date" as="element()"/>
    <xsl:sequence select="map:merge($date/(@when, @from, @to, @notBefore, @notAfter) ! map{name(): string()})"/>
  </xsl:function>

  <!-- The clock an hour is on, and whether it is only assumed. -->
  <xsl:function name="f:clock" as="map(xs:string, item())?" visibility="private">
    <xsl:param name="date" as="element(date)"/>
    <xsl:sequence select="
      $date/@ana ! map{'clock': f:id(.), 'assumed': exists($date/certainty[@match = '@ana'])}"/>
  </xsl:function>

  <!-- The telegram's own words for the time of an action: in the closer for sending, in the opener for
       receipt; empty where it states none. -->
  <xsl:function name="f:in-words" as="xs:string" visibility="private">
    <xsl:param name="date" as="element(date)"/>
    <xsl:param name="text" as="element(div)"/>
    <xsl:variable name="lines" as="element()*" select="
      if ($date/../@type = 'sent') then $text/closer/dateline | $text/opener/dateline/seg[@type = 'sent']
      else $text/opener/dateline/seg[@type = $date/../@type]"/>
    <xsl:variable name="day" as="xs:string" select="substring-before($date/@when || 'T', 'T')"/>
    <xsl:variable name="line" as="element()?" select="$lines[date/@when = $day][1]"/>
    <xsl:sequence select="
      string-join($line/(date[@when = $day][1] | .[count(date) eq 1][count(time) eq 1]/time) ! f:text(.), ' ')"/>
  </xsl:function>

  <!-- The date by which a telegram is sorted: that of its sending. -->
  <xsl:function name="f:sort-date" as="xs:string" visibility="private">
    <xsl:param name="handling" as="map(*)*"/>
    <xsl:variable name="sent" as="map(*)?" select="$handling[?action = 'sent'][1]?date"/>
    <xsl:sequence select="string(($sent?when, $sent?from, $sent?notBefore, $sent?to, $sent?notAfter)[1])"/>
  </xsl:function>

</xsl:stylesheet>
