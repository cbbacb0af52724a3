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

  <!-- Handling: the stations of a telegram in the header's order, as a list that the style sheet draws as a
       line. The class of a station says how exactly its time is known: hour, day or unknown. The distribution
       comes after the first office that received the telegram, or else after the last station. -->

  <!-- The section of the stations; nothing if the header has no actions and the telegram no readers. -->
  <xsl:function name="f:chain" as="element(Q{}section)?" visibility="private">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:param name="record" as="map(*)"/>
    <xsl:variable name="actions" as="element(correspAction)*" select="$tei/teiHeader/profileDesc/correspDesc/correspAction"/>
    <xsl:variable name="office" as="element(correspAction)?" select="($actions[@type = 'received'][orgName], $actions[last()])[1]"/>
    <xsl:variable name="numbers" as="map(xs:string, element(idno)*)" select="f:station-numbers($tei/teiHeader, $actions)"/>
    <xsl:if test="exists($actions) or $record?readers gt 0">
      <section class="row section" id="handling" aria-labelledby="handling-name">
        <xsl:sequence select="f:cached('section handling')"/>
        <div class="wide">
          <ol class="chain">
            <xsl:apply-templates select="$actions[. &lt;&lt; $office], $office" mode="m:station">
              <xsl:with-param name="numbers" select="$numbers"/>
            </xsl:apply-templates>
            <xsl:sequence select="f:distributed(xs:integer($record?readers))"/>
            <xsl:apply-templates select="$actions[. &gt;&gt; $office]" mode="m:station">
              <xsl:with-param name="numbers" select="$numbers"/>
            </xsl:apply-templates>
          </ol>
          <xsl:sequence select="
            f:clocks($actions/(date | time)), f:classes($record?classes?*, root($tei)),
            f:numbers-elsewhere($tei/teiHeader, $numbers?*)"/>
        </div>
      </section>
    </xsl:if>
  </xsl:function>

  <xsl:template match="correspAction" mode="m:station" as="element(Q{}li)">
    <xsl:param name="numbers" as="map(xs:string, element(idno)*)" required="yes"/>
    <xsl:variable name="times" as="element()*" select="(date | time)[f:dated-words(.) ne '']"/>
    <li class="{f:knowledge($times)}">
      <xsl:sequence select="@xml:id/f:identified(.)"/>
      <b class="what">{f:happened(.)}<xsl:sequence select="f:inferred(.)"/></b>
      <span class="where">
        <xsl:sequence select="f:joined((
          (persName | orgName | rs) ! f:station-party(.), $numbers(generate-id()) ! f:station-number(.), (placeName | geogName)[1] ! f:station-party(.), (placeName | geogName)[position() gt 1] ! f:further-place(.)))"/>
      </span>
      <span class="time">
        <xsl:sequence select="f:joined($times ! f:station-time(.))"/>
        <xsl:if test="empty($times)">
          <span class="not-stated">{f:string('chain.no-time')}</span>
        </xsl:if>
      </span>
      <xsl:where-populated>
        <span class="remarks"><xsl:sequence select="descendant::note ! f:station-note(.)"/></span>
      </xsl:where-populated>
      <xsl:sequence select="following-sibling::correspAction[1] ! f:leg(current(), .)"/>
    </li>
  </xsl:template>

  <!-- A time of a station, how certain it is, and what of it is not stated. -->
  <xsl:function name="f:station-time" as="element(Q{}span)" visibility="private">
    <xsl:param name="date" as="element()"/>
    <span>
      <xsl:sequence select="f:dated($date), f:inferred($date)"/>
      <xsl:if test="not($date/self::time) and not(contains(($date/@when, $date/@from, $date/@to, $date/@notBefore, $date/@notAfter)[1], 'T'))">
        <span class="not-stated"> · {f:string(if ($date/string-length(@when) = (4, 7)) then 'chain.no-day' else 'chain.no-hour')}</span>
      </xsl:if>
    </span>
  </xsl:function>

  <!-- The class of a station: how exactly its time is known. -->
  <xsl:function name="f:knowledge" as="xs:string" visibility="private">
    <xsl:param name="times" as="element()*"/>
    <xsl:sequence select="
      if (empty($times)) then 'unknown' else if ($times[self::time or contains(@when, 'T')]) then 'hour' else 'day'"/>
  </xsl:function>

  <!-- The numbers that stations gave the telegram, by the station's generate-id(). A number belongs to the
       station that it names, or else to the first of its kind. -->
  <xsl:function name="f:station-numbers" as="map(xs:string, element(idno)*)" visibility="private">
    <xsl:param name="header" as="element(teiHeader)"/>
    <xsl:param name="actions" as="element(correspAction)*"/>
    <xsl:variable name="numbers" as="element(idno)*"
                  select="$header/fileDesc/sourceDesc/bibl[@type = 'telegram']/idno[normalize-space()]"/>
    <xsl:variable name="given" as="map(xs:string, element(idno)*)"
                  select="map:merge($numbers ! map{string((@corresp, @subtype)[1]): .}, map{'duplicates': 'combine'})"/>
    <xsl:map>
      <xsl:for-each-group select="$actions" group-by="@type">
        <xsl:for-each select="current-group()">
          <xsl:variable name="first" as="xs:boolean" select="position() eq 1"/>
          <xsl:map-entry key="generate-id()" select="@xml:id/$given('#' || .), $given(string(@type))[$first]"/>
        </xsl:for-each>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:function>

  <!-- The numbers that no station of the header gave, and what is known of who gave them; nothing if there are none. -->
  <xsl:function name="f:numbers-elsewhere" as="element(Q{}p)?" visibility="private">
    <xsl:param name="header" as="element(teiHeader)"/>
    <xsl:param name="placed" as="element(idno)*"/>
    <xsl:variable name="others" as="element(idno)*"
                  select="$header/fileDesc/sourceDesc/bibl[@type = 'telegram']/idno[normalize-space()] except $placed"/>
    <xsl:if test="exists($others)">
      <p class="remark">
        <xsl:for-each select="$others">
          <xsl:if test="position() gt 1"> · </xsl:if>
          <xsl:sequence select="f:station-number(.)"/>
          <xsl:text>{@subtype ! (', ' || f:value('number.', 'idno/@subtype', .))}</xsl:text>
        </xsl:for-each>
      </p>
    </xsl:if>
  </xsl:function>

  <!-- A number with its series, and how certain it is that the station gave it. -->
  <xsl:function name="f:station-number" as="element(Q{}span)" visibility="private">
    <xsl:param name="idno" as="element(idno)"/>
    <span>
      <xsl:text>{f:string('page.number', map{'number': normalize-space($idno)})}</xsl:text>
      <xsl:sequence select="f:inferred($idno)"/>
    </span>
  </xsl:function>

  <!-- On what something in the header rests, how certain it is, and who says so; nothing if the header does not say. -->
  <xsl:function name="f:inferred" as="element(Q{}small)?" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="weighed" as="xs:string" select="f:inferred-words($element)"/>
    <xsl:if test="$weighed ne ''">
      <small class="weighed"> {$weighed}</small>
    </xsl:if>
  </xsl:function>

  <!-- What is known of the time between a station and the next one or, if that has no date, the first after it that
       has one. -->
  <xsl:function name="f:leg" as="element(Q{}span)" visibility="private">
    <xsl:param name="station" as="element(correspAction)"/>
    <xsl:param name="next" as="element(correspAction)"/>
    <xsl:variable name="from" as="element(date)?" select="$station/date[last()]"/>
    <xsl:variable name="reached" as="element(correspAction)" select="
      ($next[date], $from ! $station/following-sibling::correspAction[date][1], $next)[1]"/>
    <xsl:variable name="duration" as="map(xs:string, xs:string?)" select="f:time-between($from, $reached/date[1])"/>
    <xsl:variable name="backwards" as="xs:boolean" select="empty($duration?words) and $from/@when and $reached/date[1]/@when"/>
    <xsl:variable name="words" as="xs:string?" select="
      $duration?words ! (if ($reached is $next) then . else f:string('chain.until', map{'duration': ., 'what': f:happened($reached)}))"/>
    <span class="leg{' unknown'[empty($words)]}">
      <xsl:text>{($words, f:string('chain.backwards')[$backwards], f:string('page.not-stated'))[1]}</xsl:text>
      <xsl:sequence select="$duration?basis ! f:proviso(.)"/>
    </span>
  </xsl:function>

  <!-- On which clocks a duration rests. -->
  <xsl:function name="f:proviso" as="element(Q{}small)" visibility="private">
    <xsl:param name="basis" as="xs:string"/>
    <small> {f:string('chain.' || $basis)}</small>
  </xsl:function>

  <!-- The distribution as a station, with the number of readers; nothing without readers. -->
  <xsl:function name="f:distributed" as="element(Q{}li)?" visibility="private">
    <xsl:param name="readers" as="xs:integer"/>
    <xsl:if test="$readers gt 0">
      <li class="unknown">
        <b class="what">{f:string('chain.distributed')}</b>
        <span class="where">{f:counted('chain.readers', $readers)}</span>
        <span class="time"><span class="not-stated">{f:string('chain.no-time')}</span></span>
        <span class="leg unknown">{f:string('page.not-stated')}</span>
      </li>
    </xsl:if>
  </xsl:function>

  <!-- A paragraph for each clock of the header. -->
  <xsl:function name="f:clocks" as="element(Q{}p)*" visibility="private">
    <xsl:param name="dates" as="element()*"/>
    <xsl:sequence select="distinct-values($dates/@ana ! f:ids(.)) ! f:clock-remark(.)"/>
  </xsl:function>

  <!-- The register's words on one clock, and that hours are never converted. -->
  <xsl:function name="f:clock-remark" as="element(Q{}p)" visibility="private">
    <xsl:param name="clock" as="xs:string"/>
    <p class="remark" id="{$clock}"><span class="degree">{f:label($clock)}</span> {
      f:entry($clock)/desc[not(@type)] ! normalize-space()} {f:string('clock.never-converted')}</p>
  </xsl:function>

  <!-- The name of an entry as a link to the entry in “Named here”. -->
  <xsl:function name="f:named-link" as="element(Q{}a)" visibility="private">
    <xsl:param name="id" as="xs:string"/>
    <a class="quiet" href="#named-{$id}">{f:label($id)}</a>
  </xsl:function>

  <!-- The name of a person, office or place, and how certain it is if it is inferred. -->
  <xsl:function name="f:station-party" as="element(Q{}span)" visibility="private">
    <xsl:param name="name" as="element()"/>
    <span>
      <xsl:text>{f:attended($name)}</xsl:text>
      <xsl:sequence select="f:station-name($name), f:inferred($name)"/>
    </span>
  </xsl:function>

  <!-- A person, an office or a place of a station: a link to the entry, or the header's words if there is no
       @ref. -->
  <xsl:function name="f:station-name" as="node()+" visibility="private">
    <xsl:param name="name" as="element()"/>
    <xsl:choose>
      <xsl:when test="$name/@ref">
        <xsl:variable name="id" as="xs:string" select="f:id($name/@ref)"/>
        <xsl:choose>
          <xsl:when test="exists(f:entry($id))">
            <xsl:sequence select="f:cached('link ' || $id)"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:sequence select="f:named-link($id)"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:when>
      <xsl:otherwise>
        <span>{f:plain($name)}</span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- A further place of a station. It has no entry in “Named here”, so the link leads to the register. -->
  <xsl:function name="f:further-place" as="element()" visibility="private">
    <xsl:param name="name" as="element()"/>
    <xsl:choose>
      <xsl:when test="$name/@ref">
        <a class="quiet" href="{$root}{f:url(f:id($name/@ref))}">{f:label(f:id($name/@ref))}</a>
      </xsl:when>
      <xsl:otherwise>
        <span>{f:plain($name)}</span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- A note on a station or on what its header says, and who wrote it. -->
  <xsl:function name="f:station-note" as="element(Q{}span)" visibility="private">
    <xsl:param name="note" as="element(note)"/>
    <span class="remark"><xsl:apply-templates select="$note/node()" mode="m:text"/> — {f:author($note)}</span>
  </xsl:function>

  <!-- The categories of the telegram, such as its precedence, each with the words of the form and the
       addressee for whom alone it holds; nothing without categories. -->
  <xsl:function name="f:classes" as="element(Q{}p)?" visibility="private">
    <xsl:param name="classes" as="map(*)*"/>
    <xsl:param name="document" as="document-node()"/>
    <xsl:if test="exists($classes)">
      <p class="remark classes">
        <b>{f:string('page.classes')}</b>
        <xsl:for-each select="$classes">
          <xsl:text> · </xsl:text>
          <a class="quiet" href="{$root}{f:url(?ref)}">{f:label(?ref)}</a>
          <xsl:variable name="parties" as="element()*" select="
            f:station-names(?station, $document)"/>
          <xsl:text>{?text[. ne ''] ! (': ' || .)}</xsl:text>
          <xsl:if test="exists($parties)">
            <xsl:text>, {f:string('page.class-for', map{'who': string-join($parties ! f:party-name(.), f:string('page.and'))})}</xsl:text>
          </xsl:if>
        </xsl:for-each>
      </p>
    </xsl:if>
  </xsl:function>

  <!-- Nodes with commas between them. -->
  <xsl:function name="f:joined" as="node()*" visibility="private">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:for-each select="$nodes">
      <xsl:if test="position() gt 1">, </xsl:if>
      <xsl:sequence select="."/>
    </xsl:for-each>
  </xsl:function>

</xsl:stylesheet>
