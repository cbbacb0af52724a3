<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:f="urn:edition:functions"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- How a telegram was handled: the actions of correspDesc in their order. Each has the words in which the
       telegram itself states its time. Assumes shared/json.xsl. -->

  <!-- The actions of a telegram, as JSON; $text is the telegram's text. -->
  <xsl:function name="f:handling" as="xs:string*" visibility="private">
    <xsl:param name="correspondence" as="element(correspDesc)?"/>
    <xsl:param name="text" as="element(div)"/>
    <xsl:variable name="words-of" as="map(xs:string, xs:string)" select="f:stated-times($text)"/>
    <xsl:sequence select="$correspondence/correspAction ! f:action(., $words-of)"/>
  </xsl:function>

  <!-- One action as JSON: who, where, when. -->
  <xsl:function name="f:action" as="xs:string" visibility="private">
    <xsl:param name="action" as="element(correspAction)"/>
    <xsl:param name="words-of" as="map(xs:string, xs:string)"/>
    <xsl:text>{{"id": {f:json($action/@xml:id)}, "action": "{$action/@type}", "who": {f:list(f:parties($action) ! f:json(.))}, "place": {
      f:json($action/(placeName | geogName)[1]/@ref ! f:id(.))}, "date": {($action/date[1] ! f:action-date(., $words-of), 'null')[1]}{f:responsibility($action)}}}</xsl:text>
  </xsl:function>

  <!-- The time of an action as JSON: its words, its dates, the clock of its hour, and whether that clock is
       only assumed. -->
  <xsl:function name="f:action-date" as="xs:string" visibility="private">
    <xsl:param name="date" as="element(date)"/>
    <xsl:param name="words-of" as="map(xs:string, xs:string)"/>
    <xsl:variable name="clock" as="xs:string?" select="$date/@ana ! f:json(f:id(.))"/>
    <xsl:variable name="day" as="xs:string" select="substring-before(concat($date/@when, 'T'), 'T')"/>
    <xsl:text>{{"text": {f:json(string((($date/../@xml:id ! concat('#', .), string($date/../@type)) ! $words-of(. || ' ' || $day))[1]))}{f:moment($date)}{
      $clock ! concat(', "clock": ', ., ', "assumed": ', exists($date/certainty[@match = '../@ana']))}}}</xsl:text>
  </xsl:function>

  <!-- The date attributes of an element as members of a JSON object, each after a comma. -->
  <xsl:function name="f:moment" as="xs:string" visibility="private">
    <xsl:param name="date" as="element()"/>
    <xsl:sequence select="
      $date/(@when, @from, @to, @notBefore, @notAfter) ! concat(', &quot;', name(), '&quot;: ', f:json(.)) => string-join()"/>
  </xsl:function>

  <!-- The telegram's own words for the times of actions, by the action and its day. The action is that which the
       line names, or else any of the line's type. The words come from the first such line; for sending, also from
       the dateline of the closer. -->
  <xsl:function name="f:stated-times" as="map(xs:string, xs:string)" visibility="private">
    <xsl:param name="text" as="element(div)"/>
    <xsl:variable name="lines" as="element()*"
                  select="$text/closer/dateline | $text/(opener | closer)/(. | dateline)/seg[@type][date]"/>
    <xsl:map>
      <xsl:for-each-group select="$lines ! date[@when]" group-by="(ancestor::*[@corresp][1]/@corresp, ../@type, 'sent')[1] || ' ' || @when">
        <xsl:map-entry key="current-grouping-key()" select="
          string-join((. | ..[count(date) eq 1][count(time) eq 1]/time) ! f:text(.), ' ')"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:function>

  <!-- The date by which a telegram is sorted: that of its sending. -->
  <xsl:function name="f:sort-date" as="xs:string" visibility="private">
    <xsl:param name="correspondence" as="element(correspDesc)?"/>
    <xsl:variable name="sent" as="element(date)?" select="$correspondence/correspAction[@type = ('sent', 'drafted')][1]/date[1]"/>
    <xsl:sequence select="string($sent/(@when, @from, @notBefore, @to, @notAfter)[1])"/>
  </xsl:function>

  <!-- The first person or office in the first action of sending. -->
  <xsl:function name="f:sender" as="xs:string?" visibility="private">
    <xsl:param name="correspondence" as="element(correspDesc)?"/>
    <xsl:sequence select="f:parties($correspondence/correspAction[@type = ('sent', 'drafted')][1])[1]"/>
  </xsl:function>

  <!-- The first person or office in the last action of receipt. -->
  <xsl:function name="f:addressee" as="xs:string?" visibility="private">
    <xsl:param name="correspondence" as="element(correspDesc)?"/>
    <xsl:sequence select="f:parties($correspondence/correspAction[@type = 'received'][last()])[1]"/>
  </xsl:function>

  <!-- The ids of those who took part in an action. -->
  <xsl:function name="f:parties" as="xs:string*" visibility="private">
    <xsl:param name="action" as="element(correspAction)?"/>
    <xsl:sequence select="$action/(persName | orgName | rs)/f:ids(@ref)"/>
  </xsl:function>

</xsl:stylesheet>
