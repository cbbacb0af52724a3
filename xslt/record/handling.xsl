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

  <!-- One action as JSON: who, where, when, whether only for information, and the notes on it. -->
  <xsl:function name="f:action" as="xs:string" visibility="private">
    <xsl:param name="action" as="element(correspAction)"/>
    <xsl:param name="words-of" as="map(xs:string, xs:string)"/>
    <xsl:text>{{"id": {f:json($action/@xml:id)}, "action": "{$action/@type}", "information": {$action/@subtype = 'information'}, "who": {
      f:list($action/(persName | orgName | rs) ! f:party(.))}, "places": {
      f:list($action/(placeName | geogName) ! f:party(.))}, "dates": {
      f:list($action/(date | time) ! f:action-date(., $words-of))}, "notes": {
      f:list($action/note ! f:header-note(.))}{f:responsibility($action)}}}</xsl:text>
  </xsl:function>

  <!-- A name in the header as JSON: the entries, the words, whether it is for somebody's attention, whether it is
       inferred, and the notes on it. -->
  <xsl:function name="f:party" as="xs:string" visibility="private">
    <xsl:param name="name" as="element()"/>
    <xsl:text>{{"refs": {f:list(f:ids($name/@ref) ! f:json(.))}, "text": {f:json(f:text($name))}, "role": {
      f:json($name/@role)}{f:inference($name)}}}</xsl:text>
  </xsl:function>

  <!-- On what a name or a date of the header is based, how certain it is, who says so, and the notes on it: members
       of a JSON object, each after a comma. -->
  <xsl:function name="f:inference" as="xs:string" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:text>, "evidence": {f:json($element/@evidence)}{f:responsibility($element)}, "notes": {
      f:list($element/descendant::note ! f:header-note(.))}</xsl:text>
  </xsl:function>

  <!-- A note in the header as JSON: whose it is, and its words. -->
  <xsl:function name="f:header-note" as="xs:string" visibility="private">
    <xsl:param name="note" as="element(note)"/>
    <xsl:text>{{"type": {f:json(($note/@type, 'editorial')[1])}, "text": {f:json(f:text($note))}, "resp": {f:responsible($note)}}}</xsl:text>
  </xsl:function>

  <!-- A time of an action as JSON: its words, its dates, and the clock of its hour. -->
  <xsl:function name="f:action-date" as="xs:string" visibility="private">
    <xsl:param name="date" as="element()"/>
    <xsl:param name="words-of" as="map(xs:string, xs:string)"/>
    <xsl:variable name="day" as="xs:string" select="substring-before(concat($date/@when, 'T'), 'T')"/>
    <xsl:text>{{"text": {f:json(string(($date[@calendar] ! f:text(.), ($date/../@xml:id ! concat('#', .), string($date/../@type)) ! $words-of(. || ' ' || $day), $date[not(@when | @from | @to | @notBefore | @notAfter)] ! f:text(.))[1]))}{f:moment($date)}{f:inference($date)}}}</xsl:text>
  </xsl:function>

  <!-- The date attributes of an element and the clock of its hour as members of a JSON object, each after a comma.
       An hour without a day is no moment. -->
  <xsl:function name="f:moment" as="xs:string" visibility="private">
    <xsl:param name="date" as="element()"/>
    <xsl:variable name="is-hour" as="xs:boolean" select="exists($date/self::time)"/>
    <xsl:variable name="limits" as="xs:string" select="
      string-join(
        $date/(@from, @to, @notBefore, @notAfter)
          ! concat('&quot;', name(), '&quot;: ', f:json(.)), ', ')"/>
    <xsl:sequence select="string-join((
      $date/@when
        ! concat(if ($is-hour) then ', &quot;time&quot;: ' else ', &quot;when&quot;: ', f:json(.)),
      $limits[. ne '']
        ! (if ($is-hour) then concat(', &quot;hours&quot;: {', ., '}') else concat(', ', .)),
      f:in-calendar($date), f:clock($date)))"/>
  </xsl:function>

  <!-- The calendar of the words of a date as a member of a JSON object, after a comma; empty without one. -->
  <xsl:function name="f:in-calendar" as="xs:string?" visibility="private">
    <xsl:param name="date" as="element()?"/>
    <xsl:sequence select="$date ! f:calendar(.) ! concat(', &quot;calendar&quot;: ', f:json(.))"/>
  </xsl:function>

  <!-- The clock of an hour as a member of a JSON object, after a comma: its category and, if it is assumed, how
       certain that is and who says so. Empty without one. -->
  <xsl:function name="f:clock" as="xs:string?" visibility="private">
    <xsl:param name="date" as="element()"/>
    <xsl:if test="$date/@ana">
      <xsl:variable name="assumed" as="element(certainty)?" select="$date/certainty[@match = '../@ana'][1]"/>
      <xsl:text>, "clock": {{"ref": {f:json(f:ids($date/@ana)[1])}, "cert": {f:json($assumed/@cert)}, "resp": {f:responsible($assumed)}}}</xsl:text>
    </xsl:if>
  </xsl:function>

  <!-- The telegram's own words for the times of actions, by the action and its day. The action is that which the
       line names, or else any of the line's type. The words come from the first such line; for sending, also from
       the dateline of the closer. -->
  <xsl:function name="f:stated-times" as="map(xs:string, xs:string)" visibility="private">
    <xsl:param name="text" as="element(div)"/>
    <xsl:variable name="lines" as="element()*"
                  select="f:formed($text)/(closer/dateline | opener/dateline[@corresp]) | $text/descendant::seg[not(ancestor::note)][f:is-own(.)]"/>
    <xsl:map>
      <xsl:for-each-group select="$lines/descendant::date[@when][f:is-stated(.)][not(@calendar) or @calendar = '#gregorian']" group-by="
        (ancestor::*[self::seg or self::dateline][@corresp][1]/@corresp, ancestor::seg[1]/@type, 'sent')[1] || ' ' || substring(@when, 1, 10)">
        <xsl:map-entry key="current-grouping-key()" select="
          string-join((. | ..[count(date) eq 1][count(time) eq 1]/time) ! f:text(.), ' ')"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:function>

  <!-- The date by which a telegram is sorted: that of its sending. -->
  <xsl:function name="f:sort-date" as="xs:string" visibility="private">
    <xsl:param name="correspondence" as="element(correspDesc)?"/>
    <xsl:variable name="sent" as="element(date)?" select="$correspondence/(correspAction[@type = ('sent', 'drafted')]/date)[1]"/>
    <xsl:sequence select="string($sent/(@when, @from, @notBefore, @to, @notAfter)[1])"/>
  </xsl:function>

  <!-- Those who sent the telegram. -->
  <xsl:function name="f:senders" as="xs:string*" visibility="private">
    <xsl:param name="correspondence" as="element(correspDesc)?"/>
    <xsl:sequence select="distinct-values($correspondence/correspAction[@type = ('sent', 'drafted')] ! f:parties(.))"/>
  </xsl:function>

  <!-- Those to whom the telegram is addressed: of its receivers, those whom its address names, or else those of the
       last receipt. Who gets it for information is not asked. -->
  <xsl:function name="f:addressees" as="xs:string*" visibility="private">
    <xsl:param name="correspondence" as="element(correspDesc)?"/>
    <xsl:param name="text" as="element(div)?"/>
    <xsl:variable name="receipts" as="element(correspAction)*"
                  select="$correspondence/correspAction[@type = 'received'][not(@subtype = 'information')]"/>
    <xsl:variable name="named" as="map(xs:string, xs:boolean)" select="
      map:merge($text/opener/address/addrLine/f:named-in(.) ! map{.: true()})"/>
    <xsl:variable name="addressed" as="xs:string*" select="
      distinct-values($receipts ! f:parties(.))[map:contains($named, .)]"/>
    <xsl:sequence select="if (exists($addressed)) then $addressed else f:parties($receipts[last()])"/>
  </xsl:function>

  <!-- The ids of those who took part in an action. -->
  <xsl:function name="f:parties" as="xs:string*" visibility="private">
    <xsl:param name="action" as="element(correspAction)?"/>
    <xsl:sequence select="$action/(persName | orgName | rs)/f:ids(@ref)"/>
  </xsl:function>

</xsl:stylesheet>
