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

  <!-- The top of a telegram's page: the description in the HTML head, the title, and the choice of views. -->

  <!-- For the HTML head: what search engines and Zotero read, and links to the telegram's files in other formats. -->
  <xsl:function name="f:head" as="element()*" visibility="private">
    <xsl:param name="record" as="map(*)"/>
    <xsl:param name="citation" as="map(*)"/>
    <xsl:param name="context" as="map(*)"/>
    <xsl:variable name="types" as="map(xs:string, xs:string)"
                  select="map{'xml': 'application/tei+xml', 'json': 'application/json', 'txt': 'text/plain'}"/>
    <xsl:sequence select="f:about-page(
      $record?title, 'article', ($citation?language, $settings?language)[1], f:page-of($record?id), $record?regest)"/>
    <xsl:sequence select="f:cited-as($citation)"/>
    <xsl:for-each select="$context?files?*">
      <link rel="alternate" type="{$types(?kind)}" href="{?name}"/>
    </xsl:for-each>
  </xsl:function>

  <!-- The title, the regest, and when the telegram was sent and received; in the margin its id, its status and
       links. -->
  <xsl:function name="f:title" as="element(Q{}header)" visibility="private">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:param name="record" as="map(*)"/>
    <header class="row title">
      <p class="rail"><span>{f:string('page.telegram')}</span><xsl:text> </xsl:text><span>{f:main-number($record)}</span></p>
      <div class="text">
        <h1>{f:heading($record)}</h1>
        <xsl:if test="exists($record?regest)">
          <p class="summary">{$record?regest}</p>
        </xsl:if>
        <xsl:sequence select="f:dates($tei/teiHeader/profileDesc/correspDesc/correspAction)"/>
      </div>
      <aside class="margin" aria-label="{f:string('page.about')}">
        <p>{$record?id}</p>
        <p>{f:string('page.state', map{'status': f:value('status.', 'revisionDesc/@status', $record?status), 'date': f:date($record?modified)})}</p>
        <p><a href="#cite">{f:string('page.cite')}</a> · <a href="#download">{f:string('page.download')}</a></p>
      </aside>
    </header>
  </xsl:function>

  <!-- The telegram's number with the word for it, or its id if it has no number. $record?number is its
       first number (edition/describe/summary.py). -->
  <xsl:function name="f:main-number" as="xs:string" visibility="private">
    <xsl:param name="record" as="map(*)"/>
    <xsl:sequence select="if (exists($record?number)) then f:string('page.number', map{'number': $record?number}) else $record?id"/>
  </xsl:function>

  <!-- The title without the day of sending, which is shown below it. -->
  <xsl:function name="f:heading" as="xs:string" visibility="private">
    <xsl:param name="record" as="map(*)"/>
    <xsl:variable name="day" as="xs:string?" select="$record?sent ! (', ' || f:date(.))"/>
    <xsl:sequence select="if (exists($day) and ends-with($record?title, $day)) then substring-before($record?title, $day) else $record?title"/>
  </xsl:function>

  <!-- When and from where the telegram was sent, and when it was received, or that this is not stated. -->
  <xsl:function name="f:dates" as="element(Q{}p)" visibility="private">
    <xsl:param name="actions" as="element(correspAction)*"/>
    <xsl:variable name="sent" as="element(correspAction)*" select="$actions[@type = ('sent', 'drafted')]"/>
    <xsl:variable name="places" as="xs:string*" select="distinct-values($sent/(placeName | geogName) ! f:party-name(.))"/>
    <p class="dates">
      <xsl:text>{f:string('page.' || ($sent/@type, 'sent')[1])} </xsl:text>
      <xsl:sequence select="f:moments($sent/(date | time))"/>
      <xsl:sequence select="
        if (exists($places)) then ' ' || f:string('page.from', map{'place': string-join($places, f:string('page.and'))}) else ()"/>
      <xsl:text> · {f:string('page.received')} </xsl:text>
      <xsl:sequence select="f:moments($actions[@type = 'received']/(date | time))"/>
    </p>
  </xsl:function>

  <!-- Dates in bold, each once, or the words that none is stated. -->
  <xsl:function name="f:moments" as="node()+" visibility="private">
    <xsl:param name="dates" as="element()*"/>
    <xsl:variable name="shown" as="element()*">
      <xsl:for-each-group select="$dates[f:dated-words(.) ne '']" group-by="f:dated-words(.)">
        <b><xsl:sequence select="f:dated(.)"/></b>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="exists($shown)">
        <xsl:sequence select="f:joined($shown)"/>
      </xsl:when>
      <xsl:otherwise>
        <span class="not-stated">{f:string('page.not-stated')}</span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- The switches for the views of the text, for its languages and for cover names, and the legend of the signs. -->
  <xsl:function name="f:views" as="element(Q{}div)" visibility="private">
    <xsl:param name="sigla" as="xs:string*"/>
    <xsl:param name="text" as="element(div)+"/>
    <div class="row">
      <div class="views wide">
        <xsl:sequence select="
          if (exists($sigla)) then f:view-switch($sigla) else f:cached('view'),
          f:language-switch($text), f:cover-switch($text), f:legend($text)"/>
      </div>
    </div>
  </xsl:function>

  <!-- The name of the view that is shown, for the end of the text on paper. -->
  <xsl:function name="f:shown" as="node()+" visibility="private">
    <xsl:param name="sigla" as="xs:string*"/>
    <xsl:sequence select="if (exists($sigla)) then f:shown-views($sigla) else f:cached('shown')"/>
  </xsl:function>

  <!-- The witnesses of the edited text whose views can be chosen, if there are several, in their places in the list
       of witnesses; empty in the place of one that prints a translation or version. The style sheet has rules for six. -->
  <xsl:function name="f:sigla-shown" as="xs:string*" visibility="private">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="witnesses" as="element(witness)*" select="$tei/teiHeader/fileDesc/sourceDesc/listWit/witness"/>
    <xsl:variable name="elsewhere" as="xs:string*" select="f:beside($tei, ('translation', 'version'))/f:ids(@source)[not(. = f:ids(f:edited($tei)/@source))]"/>
    <xsl:variable name="sigla" as="xs:string*" select="$witnesses[position() le 6]/(@xml:id[not(. = $elsewhere)]/string(), '')[1]"/>
    <xsl:sequence select="$sigla[exists($sigla[. ne ''][2])]"/>
  </xsl:function>

  <!-- The views of the text: as it reads, as printed, and as each of these witnesses has it. -->
  <xsl:function name="f:view-choices" as="map(xs:string, xs:string)+" visibility="private">
    <xsl:param name="sigla" as="xs:string*"/>
    <xsl:sequence select="
      ('reading', 'printed') ! map{'value': ., 'word': f:string('page.view.' || .)},
      for $place in index-of($sigla ! (. ne ''), true()) return
        map{'value': 'witness-' || $place, 'word': f:string('page.view.witness', map{'siglum': $sigla[$place]})}"/>
  </xsl:function>

  <xsl:function name="f:view-switch" as="element(Q{}fieldset)" visibility="private">
    <xsl:param name="sigla" as="xs:string*"/>
    <xsl:sequence select="f:switch('view', f:string('page.view'), f:view-choices($sigla))"/>
  </xsl:function>

  <!-- The names of the views, of which the style sheet shows one. -->
  <xsl:function name="f:shown-views" as="element(Q{}p)" visibility="private">
    <xsl:param name="sigla" as="xs:string*"/>
    <p class="text shown">
      <xsl:text>{f:string('page.shown')} </xsl:text>
      <xsl:for-each select="f:view-choices($sigla)">
        <span class="shown-{?value}">{?word}</span>
      </xsl:for-each>
    </p>
  </xsl:function>

  <!-- The switch for cover names, if the text has a cover name with its identification. If it has one such name of
       one person, the choices are the words that stand there. -->
  <xsl:function name="f:cover-switch" as="element(Q{}fieldset)?" visibility="private">
    <xsl:param name="text" as="element(div)+"/>
    <xsl:variable name="identified" as="element(supplied)*" select="$text/descendant::supplied[f:identifies(.)]"/>
    <xsl:variable name="covers" as="xs:string*" select="distinct-values($identified/preceding-sibling::*[1] ! f:plain(.))"/>
    <xsl:variable name="persons" as="xs:string*" select="distinct-values($identified ! f:plain(.))"/>
    <xsl:if test="exists($identified)">
      <xsl:sequence select="f:switch('cover', f:string('page.cover'), (
        map{'value': 'both', 'word': f:string('page.cover.both')},
        map{'value': 'name', 'word': ($covers[count($covers) eq 1], f:string('page.cover.name'))[1]},
        map{'value': 'person', 'word': ($persons[count($persons) eq 1], f:string('page.cover.person'))[1]}))"/>
    </xsl:if>
  </xsl:function>

</xsl:stylesheet>
