<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- What the edition says of a name, a date or a reading: on what it rests, how certain it is, who says so, and to
       which clock an hour belongs. The same words stand on the page and in the plaintext. Assumes strings.xsl,
       dates.xsl and pointers.xsl. -->

  <!-- Those who can answer for something, by their ids. -->
  <xsl:key name="responsible" use="@xml:id" match="
    TEI/teiHeader/fileDesc/titleStmt/respStmt | TEI/teiHeader/fileDesc/sourceDesc/listWit/witness | TEI/teiHeader/profileDesc/handNotes/handNote"/>

  <!-- Those whom an attribute names, in words; empty without it. -->
  <xsl:function name="f:who" as="xs:string?" visibility="public">
    <xsl:param name="responsible" as="attribute()?"/>
    <xsl:variable name="names" as="xs:string*" select="f:ids($responsible) ! f:person(., root($responsible))"/>
    <xsl:sequence select="string-join($names, ', ')[. ne '']"/>
  </xsl:function>

  <!-- One who answers for something: the editor, the translator, or another by name. -->
  <xsl:function name="f:person" as="xs:string" visibility="private">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="tree" as="node()"/>
    <xsl:sequence select="
      if ($id = ('editor', 'translator')) then f:string('who.' || $id)
      else f:named-person($id, $tree)"/>
  </xsl:function>

  <!-- The name of one who answers for something, or the siglum of a witness. -->
  <xsl:function name="f:named-person" as="xs:string" visibility="public">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="tree" as="node()"/>
    <xsl:variable name="found" as="element()?" select="
      if ($tree instance of document-node()) then key('responsible', $id, $tree)[1] else ()"/>
    <xsl:sequence select="
      if ($found/self::witness) then f:string('who.witness', map{'siglum': $id})
      else ($found/(name, .)[normalize-space()][1] ! normalize-space(), $id)[1]"/>
  </xsl:function>

  <!-- On what an element rests, how certain it is, and who says so; empty if it says nothing of this. A station with
       @cert is inferred as a whole. Of supplied words, their brackets say whose they are. -->
  <xsl:function name="f:weighed" as="xs:string?" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:if test="$element/@evidence or $element/@cert or $element/@resp">
      <xsl:variable name="basis" as="xs:string?" select="
        ($element/@evidence/string(), $element[@cert]/self::correspAction ! 'conjecture')[1]"/>
      <xsl:variable name="how" as="xs:string" select="f:how($basis, $element/@cert)"/>
      <xsl:variable name="who" as="xs:string?" select="f:who($element/@resp)"/>
      <xsl:sequence select="
        if ($how eq '' and $element/self::supplied) then ()
        else if ($how eq '') then $who ! f:string('weighed.so', map{'who': .})
        else f:how-by($how, $who)"/>
    </xsl:if>
  </xsl:function>

  <!-- Those who added the words in square brackets. -->
  <xsl:function name="f:adding" as="xs:string" visibility="public">
    <xsl:param name="texts" as="element()+"/>
    <xsl:sequence select="
      string-join(distinct-values($texts/descendant::supplied[not(@resp = '#editor')] ! f:who(@resp)), f:string('page.and'))"/>
  </xsl:function>

  <!-- Who wrote a note or tells of a gap, and how certain that is: whom @resp names or, if that is the editor or the
       translator, the word for the type of the note. -->
  <xsl:function name="f:author" as="xs:string" visibility="public">
    <xsl:param name="noted" as="element()"/>
    <xsl:variable name="named" as="xs:string?" select="$noted[not(f:ids(@resp) = ('editor', 'translator'))] ! f:who(@resp)"/>
    <xsl:sequence select="string-join((
      ($named, f:value('note.', 'note/@type', ($noted/self::note/@type, 'editorial')[1]))[1],
      f:degree($noted/self::note/@cert)), f:string('weighed.and'))"/>
  </xsl:function>

  <!-- The clock of an hour, and, if it is assumed, by whom; empty if none is named. -->
  <xsl:function name="f:clock-words" as="xs:string?" visibility="public">
    <xsl:param name="date" as="element()"/>
    <xsl:if test="$date/@ana and ($date/self::date or $date/self::time)">
      <xsl:variable name="assumed" as="element(certainty)?" select="$date/certainty[@match = '../@ana'][1]"/>
      <xsl:variable name="clock" as="xs:string" select="f:label(f:ids($date/@ana)[1])"/>
      <xsl:variable name="who" as="xs:string?" select="f:who($assumed/@resp)"/>
      <xsl:sequence select="
        if (empty($assumed)) then $clock
        else f:string('clock.assumed' || '.by'[exists($who)], map{'clock': $clock, 'who': string($who)})"/>
    </xsl:if>
  </xsl:function>

  <!-- The name of the calendar in which the words of a date are; empty if none is named. -->
  <xsl:function name="f:calendar" as="xs:string?" visibility="public">
    <xsl:param name="date" as="element()"/>
    <xsl:variable name="tree" as="document-node()?" select="root($date)[. instance of document-node()]"/>
    <xsl:sequence select="
      for $id in $date/(self::date | self::time)/f:ids(@calendar)
      return ($tree ! key('calendar', $id, .)[1]/normalize-space(), $id)[1]"/>
  </xsl:function>

  <xsl:key name="calendar" match="TEI/teiHeader/profileDesc/calendarDesc/calendar" use="@xml:id"/>

  <!-- The calendar of a date in the text, the clock or the offset of its hour, and what else is weighed of it or of another element. -->
  <xsl:function name="f:said-of" as="xs:string?" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="offsets" as="xs:string*" select="
      distinct-values($element/(self::date | self::time)/(@when, @from, @to, @notBefore, @notAfter) ! f:offset(.))"/>
    <xsl:sequence select="string-join((f:calendar($element), f:weighed($element), f:clock-words($element), $offsets, $element/certainty ! f:certainty-words(.)), '; ')[. ne '']"/>
  </xsl:function>

  <!-- How certain an attribute is, and who says so; of a clock, its own words say who. -->
  <xsl:function name="f:certainty-words" as="xs:string" visibility="public">
    <xsl:param name="certainty" as="element(certainty)"/>
    <xsl:variable name="clock" as="xs:boolean" select="$certainty/@match = '../@ana' and exists($certainty/../@ana)"/>
    <xsl:sequence select="f:string('weighed.value', map{
      'value': if ($clock) then f:string('weighed.clock') else replace($certainty/@match, '^.*@', ''),
      'how': if ($clock) then f:degree($certainty/@cert) else f:weighed($certainty)})"/>
  </xsl:function>

  <!-- A date of the header in words, with the clock of its hour, and with its own words if they are of another calendar. -->
  <xsl:function name="f:dated-words" as="xs:string" visibility="public">
    <xsl:param name="date" as="element()"/>
    <xsl:variable name="plain" as="xs:string" select="f:plain($date)"/>
    <xsl:variable name="period" as="xs:string" select="(f:period($date)[. ne ''], $plain)[1]"/>
    <xsl:variable name="words" as="xs:string" select="
      (f:calendar($date)[$plain ne ''] ! f:string('calendar.of', map{'date': $period, 'words': $plain, 'calendar': .}), $period)[1]"/>
    <xsl:variable name="clock" as="xs:string?" select="f:clock-words($date)"/>
    <xsl:sequence select="
      if (exists($clock)) then f:string(if (contains($words, ':')) then 'clock.hour' else 'clock.day', map{'date': $words, 'clock': $clock})
      else $words"/>
  </xsl:function>

</xsl:stylesheet>
