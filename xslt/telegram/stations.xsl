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
          <xsl:sequence select="f:clocks($actions/date)"/>
        </div>
      </section>
    </xsl:if>
  </xsl:function>

  <xsl:template match="correspAction" mode="m:station" as="element(Q{}li)">
    <xsl:param name="numbers" as="map(xs:string, element(idno)*)" required="yes"/>
    <li class="{f:knowledge(date[f:says-when(.)])}">
      <b class="what">{f:value('chain.', 'correspAction/@type', @type)}<xsl:sequence select="f:inferred(.)"/></b>
      <span class="where">
        <xsl:sequence select="f:joined((
          (persName | orgName | rs) ! f:station-party(.), $numbers(generate-id()) ! f:station-number(.), (placeName | geogName)[1] ! f:station-party(.), (placeName | geogName)[position() gt 1] ! f:further-place(.)))"/>
      </span>
      <span class="time">
        <xsl:choose>
          <xsl:when test="date ! f:says-when(.)">
            <xsl:sequence select="f:stated-date(date)"/>
            <xsl:if test="not(contains(date/@when, 'T'))">
              <span class="not-stated"> · {f:string(if (date/string-length(@when) = (4, 7)) then 'chain.no-day' else 'chain.no-hour')}</span>
            </xsl:if>
          </xsl:when>
          <xsl:otherwise>
            <span class="not-stated">{f:string('chain.no-time')}</span>
          </xsl:otherwise>
        </xsl:choose>
      </span>
      <xsl:sequence select="(note | date/note) ! f:station-note(.), following-sibling::correspAction[1]/f:leg(current()/date, date)"/>
    </li>
  </xsl:template>

  <!-- The class of a station: how exactly its time is known. -->
  <xsl:function name="f:knowledge" as="xs:string" visibility="private">
    <xsl:param name="date" as="element(date)?"/>
    <xsl:sequence select="if (empty($date)) then 'unknown' else if (contains($date/@when, 'T')) then 'hour' else 'day'"/>
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

  <!-- A number with its series, and how certain it is that the station gave it. -->
  <xsl:function name="f:station-number" as="element(Q{}span)" visibility="private">
    <xsl:param name="idno" as="element(idno)"/>
    <span>
      <xsl:text>{f:string('page.number', map{'number': normalize-space($idno)})}</xsl:text>
      <xsl:sequence select="f:inferred($idno)"/>
    </span>
  </xsl:function>

  <!-- That something is inferred, with its certainty; nothing if the source states it. -->
  <xsl:function name="f:inferred" as="element(Q{}small)?" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:if test="exists($element/@cert)">
      <small class="inferred"> {f:string('chain.inferred', map{'certainty': f:value('cert.', 'certainty/@cert', $element/@cert)})}</small>
    </xsl:if>
  </xsl:function>

  <!-- What is known of the time between two stations. -->
  <xsl:function name="f:leg" as="element(Q{}span)" visibility="private">
    <xsl:param name="from" as="element(date)?"/>
    <xsl:param name="to" as="element(date)?"/>
    <xsl:variable name="duration" as="xs:string?" select="f:duration($from/@when, $to/@when)"/>
    <xsl:variable name="backwards" as="xs:boolean" select="empty($duration) and $from/@when and $to/@when"/>
    <span class="leg{' unknown'[empty($duration)]}">
      <xsl:text>{($duration, f:string('chain.backwards')[$backwards], f:string('page.not-stated'))[1]}</xsl:text>
      <xsl:if test="exists($duration)">
        <xsl:sequence select="f:proviso($from, $to)"/>
      </xsl:if>
    </span>
  </xsl:function>

  <!-- On what a duration depends: on two clocks, or on one clock for both times. Empty if both times have an
       offset. -->
  <xsl:function name="f:proviso" as="element(Q{}small)?" visibility="private">
    <xsl:param name="from" as="element(date)"/>
    <xsl:param name="to" as="element(date)"/>
    <xsl:variable name="clocks" as="xs:string*" select="distinct-values(($from, $to)/@ana/f:ids(.))"/>
    <xsl:if test="not(every $when in ($from, $to)/@when satisfies matches($when, 'T.*(Z|[+\-][0-9:]+)$'))">
      <small> {f:string(if (count($clocks) gt 1) then 'chain.two-clocks' else 'chain.one-clock')}</small>
    </xsl:if>
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

  <!-- A paragraph for each assumed clock, to which the badges lead. -->
  <xsl:function name="f:clocks" as="element(Q{}p)*" visibility="private">
    <xsl:param name="dates" as="element(date)*"/>
    <xsl:sequence select="distinct-values($dates ! f:assumed-clock(.)) ! f:clock-remark(.)"/>
  </xsl:function>

  <!-- The register's words on one clock, and that hours are never converted. -->
  <xsl:function name="f:clock-remark" as="element(Q{}p)" visibility="private">
    <xsl:param name="clock" as="xs:string"/>
    <p class="remark" id="{$clock}"><span class="degree">{f:label($clock)}</span> {
      f:entry($clock)/desc ! normalize-space()} {f:string('clock.never-converted')}</p>
  </xsl:function>

  <!-- The name of an entry as a link to the entry in “Named here”. -->
  <xsl:function name="f:named-link" as="element(Q{}a)" visibility="private">
    <xsl:param name="id" as="xs:string"/>
    <a class="quiet" href="#named-{$id}">{f:label($id)}</a>
  </xsl:function>

  <!-- The name of a person, office or place, and how certain it is if it is inferred. -->
  <xsl:function name="f:station-party" as="element(Q{}span)" visibility="private">
    <xsl:param name="name" as="element()"/>
    <span><xsl:sequence select="f:station-name($name), f:inferred($name)"/></span>
  </xsl:function>

  <!-- A person, an office or a place of a station: a link to the entry, or the header's words if there is no
       @ref. -->
  <xsl:function name="f:station-name" as="node()" visibility="private">
    <xsl:param name="name" as="element()"/>
    <xsl:choose>
      <xsl:when test="$name/@ref">
        <xsl:variable name="id" as="xs:string" select="f:id($name/@ref)"/>
        <xsl:choose>
          <xsl:when test="exists(f:entry($id))">
            <xsl:value-of select="f:cached('link ' || $id)" separator=""/>
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

  <!-- A note on a station, and who wrote it. -->
  <xsl:function name="f:station-note" as="element(Q{}span)" visibility="private">
    <xsl:param name="note" as="element(note)"/>
    <span class="remark">{f:plain($note)} — {f:value('note.', 'note/@type', ($note/@type, 'editorial')[1])}</span>
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
