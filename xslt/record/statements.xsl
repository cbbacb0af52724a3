<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- What the text states besides names: dates, quantities, references to other documents. Notes do not count,
       because they are the edition's words. Of a variant only the lemma counts, of an error only its
       correction. Who asks or promises in a quotation is not known. Assumes shared/json.xsl. -->

  <!-- The acts of which the words and the header say whose they are: one party asks the other for something, or promises
       it. Who delivered, holds, lost or deployed something is not said by the fact that somebody reports it. -->
  <xsl:variable name="acts-between" as="xs:string+" static="yes"
                select="('act-requested', 'act-promised')"/>

  <!-- The dates, measures and references that count. -->
  <xsl:function name="f:stating" as="element()*" visibility="private">
    <xsl:param name="text" as="element(div)+"/>
    <xsl:sequence select="
      $text/descendant::*[self::date or self::time or self::measure[not(ancestor::floatingText)] or self::ref][f:is-stated(.)]"/>
  </xsl:function>

  <!-- What the dates or the references among some elements state, as JSON. -->
  <xsl:function name="f:statements" as="xs:string*" visibility="private">
    <xsl:param name="elements" as="element()*"/>
    <xsl:apply-templates select="$elements" mode="m:statements"/>
  </xsl:function>

  <!-- What the measures among some elements state, as JSON. $correspondence and the address say who the
       senders and the addressees are. -->
  <xsl:function name="f:quantities" as="xs:string*" visibility="private">
    <xsl:param name="elements" as="element()*"/>
    <xsl:param name="correspondence" as="element(correspDesc)?"/>
    <xsl:param name="text" as="element(div)"/>
    <xsl:apply-templates select="$elements[self::measure]" mode="m:statements">
      <xsl:with-param name="senders" select="f:senders($correspondence)"/>
      <xsl:with-param name="addressees" select="f:addressees($correspondence, $text)"/>
    </xsl:apply-templates>
  </xsl:function>

  <!-- The id of the nearest element that can be cited, that is, whose id is also on the telegram's page. For an
       item's label, it is the item's id. If nothing nearer has an id, it is the telegram's. -->
  <xsl:function name="f:anchor" as="xs:string" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
      string((
        $element/ancestor-or-self::label/following-sibling::*[1]/self::item/@xml:id,
        $element/ancestor-or-self::*[@xml:id][
          self::TEI or self::div or self::head or self::p or self::label[not(parent::list or parent::p)] or self::item
          or self::table or self::floatingText or self::opener or self::closer or self::measure or self::app
          or self::choice][1]/@xml:id)[1])"/>
  </xsl:function>

  <xsl:template match="date[@when | @from | @to | @notBefore | @notAfter] | time" mode="m:statements" as="xs:string">
    <xsl:text>{{"anchor": "{f:anchor(.)}", "text": {f:json(f:text(.))}{f:moment(.)}, "evidence": {f:json(@evidence)}{f:responsibility(.)}}}</xsl:text>
  </xsl:template>

  <!-- The hour of a moment stands with its day. -->
  <xsl:template match="date[f:is-moment(..)]" mode="m:statements" as="xs:string" priority="1">
    <xsl:variable name="time" as="element(time)" select="../time"/>
    <xsl:text>{{"anchor": "{f:anchor(.)}", "text": {
      f:json(string-join(../(date | time) ! f:text(.), ' '))}, "when": {
      f:json(concat(@when, 'T', $time/@when))}{f:in-calendar((., $time)[@calendar][1])}{
      ($time[@ana], .)[1] ! f:clock(.)}, "evidence": {f:json(@evidence)}{
      f:responsibility((.[@cert], $time)[1])}}}</xsl:text>
  </xsl:template>

  <xsl:template match="time[f:is-moment(..)]"
                mode="m:statements" as="empty-sequence()" priority="1"/>

  <!-- Whether a line of the form, or what is supplied in one, states one day and one hour. -->
  <xsl:function name="f:is-moment" as="xs:boolean" visibility="private">
    <xsl:param name="line" as="element()"/>
    <xsl:sequence select="
      exists($line/(self::dateline | self::seg | self::supplied/parent::seg))
      and empty(($line/date[2], $line/time[2])) and exists($line/time/@when)
      and exists($line/date/@when[string-length() eq 10][substring(., 8, 1) eq '-'])"/>
  </xsl:function>

  <xsl:template match="measure" mode="m:statements" as="xs:string">
    <xsl:param name="senders" as="xs:string*"/>
    <xsl:param name="addressees" as="xs:string*"/>
    <xsl:variable name="act" as="xs:string?" select="f:ids(@ana)[starts-with(., 'act-')][1]"/>
    <xsl:variable name="restated" as="xs:boolean" select="$act = 'act-restated'"/>
    <xsl:variable name="meant" as="xs:string" select="f:list(f:ids(@corresp) ! f:json(.))"/>
    <xsl:variable name="quoted" as="xs:boolean" select="exists(f:quotations(.))"/>
    <xsl:variable name="author" as="xs:string?" select="$act ! f:cited-author(current(), .)"/>
    <xsl:variable name="by" as="xs:string*" select="
      if (not($act = $acts-between)) then () else if (exists($author)) then $author else $senders[not($quoted)]"/>
    <xsl:variable name="others" as="xs:string*" select="if ($by = $addressees) then $senders else $addressees"/>
    <xsl:variable name="of" as="xs:string*" select="$others[$act = $acts-between][not($quoted)][not(. = $by)]"/>
    <xsl:text>{{"anchor": "{f:anchor(.)}", "text": {f:json(f:text(.))}{
      (@quantity, @min, @max, @atLeast, @atMost) ! concat(', "', name(), '": ', xs:decimal(.)) => string-join()}, "unit": {
      f:json(@unitRef ! f:id(.))}, "commodity": {f:json(@commodity)}, "act": {f:json($act)}, "by": {f:list($by ! f:json(.))}, "of": {
      f:list($of ! f:json(.))}, "answers": {
      if ($restated) then '[]' else $meant}, "restates": {if ($restated) then $meant else '[]'}{f:responsibility(.)}}}</xsl:text>
  </xsl:template>

  <!-- “REF A” means what the reference that it points to means. A reference that nobody has identified has no target. -->
  <xsl:template match="ref[@type = ('telegram', 'document')][not(@target) or f:is-pointer(@target)]" mode="m:statements" as="xs:string">
    <xsl:variable name="named" as="element(ref)?" select="@target[starts-with(., '#')] ! key('ref', f:id(.))[1]"/>
    <xsl:variable name="target" as="xs:string?" select="($named, .)[1]/@target[f:is-pointer(.)] ! f:id(.)"/>
    <xsl:text>{{"anchor": "{f:anchor(.)}", "kind": "{@type}", "text": {f:json(f:text(.))}, "target": {f:json($target)}, "held": {
      starts-with($target, 'tg-')}{f:responsibility(($named[@cert], .)[1])}}}</xsl:text>
  </xsl:template>

  <xsl:key name="ref" match="ref[@xml:id]" use="@xml:id"/>

  <!-- The quotations around an element, up to the quoted telegram in which it stands. -->
  <xsl:function name="f:quotations" as="element()*" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="telegram" as="element(floatingText)?" select="$element/ancestor::floatingText[1]"/>
    <xsl:sequence select="$element/(ancestor::q | ancestor::quote | ancestor::div[@type = ('enclosure', 'envelope')])[empty($telegram) or . >> $telegram]"/>
  </xsl:function>

  <!-- The telegrams that a telegram quotes with their form, as JSON: each with its own parties, date and
       quantities. -->
  <xsl:function name="f:within" as="xs:string*" visibility="private">
    <xsl:param name="text" as="element(div)+"/>
    <xsl:for-each select="$text/descendant::floatingText">
      <xsl:variable name="inner" as="element(floatingText)" select="."/>
      <xsl:variable name="from" as="xs:string*" select="body/closer/signed/f:named-in(.)"/>
      <xsl:variable name="to" as="xs:string*" select="body/opener/address/addrLine/f:named-in(.)"/>
      <xsl:variable name="quantities" as="xs:string*">
        <xsl:apply-templates mode="m:statements" select="descendant::measure[ancestor::floatingText[1] is $inner][f:is-stated(.)]">
          <xsl:with-param name="senders" select="$from"/>
          <xsl:with-param name="addressees" select="$to"/>
        </xsl:apply-templates>
      </xsl:variable>
      <xsl:text>{{"anchor": "{f:anchor(.)}", "target": {f:json(@corresp ! f:id(.))}, "from": {
        f:list($from ! f:json(.))}, "to": {f:list($to ! f:json(.))}, "date": {
        f:json((body/closer/descendant::date, body/opener/(dateline, descendant::seg[@type = 'sent'])/date)[@when][f:is-stated(.)][1]/@when)}, "quantities": {f:list($quantities)}}}</xsl:text>
    </xsl:for-each>
  </xsl:function>

  <!-- The ids of those whom a line names. -->
  <xsl:function name="f:named-in" as="xs:string*" visibility="private">
    <xsl:param name="line" as="element()"/>
    <xsl:sequence select="
      distinct-values($line/descendant::*[self::persName or self::orgName or self::rs][f:is-stated(.)]/@ref ! f:ids(.))"/>
  </xsl:function>

  <!-- Whether an element is in the words as they read. -->
  <xsl:function name="f:is-stated" as="xs:boolean" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="empty($element/ancestor::*[f:is-unread(.) or self::head/@source])"/>
  </xsl:function>

  <!-- Who promised, if a promise is quoted from a cited document: the author of that document. -->
  <xsl:function name="f:cited-author" as="xs:string?" visibility="private">
    <xsl:param name="measure" as="element(measure)"/>
    <xsl:param name="act" as="xs:string"/>
    <xsl:variable name="cited" as="element()?" select="
      $measure[$act = 'act-promised']/ancestor::ref[starts-with(@target, 'cited:')][1]/@target ! f:entry(f:id(.))"/>
    <xsl:sequence select="$cited/author[1]/descendant-or-self::*/@ref[1] ! f:id(.)"/>
  </xsl:function>

</xsl:stylesheet>
