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

  <!-- The head of a telegram's page: what the file says of itself, the title, the choice of views. -->

  <!-- What belongs into the HTML head: the summary, and the same telegram in other formats. -->
  <xsl:function name="f:head" as="element()*" visibility="private">
    <xsl:param name="record" as="map(*)"/>
    <xsl:param name="context" as="map(*)"/>
    <xsl:variable name="types" as="map(xs:string, xs:string)"
                  select="map{'xml': 'application/tei+xml', 'json': 'application/json', 'txt': 'text/plain'}"/>
    <xsl:if test="exists($record?regest)">
      <meta name="description" content="{$record?regest}"/>
    </xsl:if>
    <xsl:for-each select="$context?files?*">
      <link rel="alternate" type="{$types(?kind)}" href="{?name}"/>
    </xsl:for-each>
  </xsl:function>

  <!-- Who wrote to whom, about what, when it was sent and received; beside it the id and its state. -->
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
        <p>{f:string('page.state', map{'status': f:string('status.' || $record?status), 'date': f:date($record?modified)})}</p>
        <p><a href="#cite">{f:string('page.cite')}</a> · <a href="#download">{f:string('page.download')}</a></p>
      </aside>
    </header>
  </xsl:function>

  <!-- The telegram's number with the word for it: the cipher bureau's, else its first. -->
  <xsl:function name="f:main-number" as="xs:string" visibility="private">
    <xsl:param name="record" as="map(*)"/>
    <xsl:variable name="numbers" as="map(*)*" select="$record?numbers?*"/>
    <xsl:variable name="number" as="map(*)?" select="($numbers[?series eq 'cipher-bureau'], $numbers)[1]"/>
    <xsl:sequence select="if (exists($number)) then f:string('page.number', map{'number': $number?value}) else $record?id"/>
  </xsl:function>

  <!-- The title without the day of sending, which stands below it. -->
  <xsl:function name="f:heading" as="xs:string" visibility="private">
    <xsl:param name="record" as="map(*)"/>
    <xsl:variable name="day" as="xs:string?"
                  select="($record?handling?*[?action eq 'sent']?date?when ! (', ' || f:date(substring(., 1, 10))))[1]"/>
    <xsl:sequence select="if (exists($day) and ends-with($record?title, $day)) then substring-before($record?title, $day) else $record?title"/>
  </xsl:function>

  <!-- When and whence it was sent, when it was first received; what is not stated is said. -->
  <xsl:function name="f:dates" as="element(Q{}p)" visibility="private">
    <xsl:param name="actions" as="element(correspAction)*"/>
    <xsl:variable name="sent" as="element(correspAction)?" select="$actions[@type = 'sent'][1]"/>
    <xsl:variable name="received" as="element(date)?" select="$actions[@type = 'received']/date => head()"/>
    <p class="dates">
      <xsl:text>{f:string('page.sent')} </xsl:text>
      <xsl:sequence select="f:moment($sent/date)"/>
      <xsl:sequence select="$sent/placeName/@ref ! (' ' || f:string('page.from', map{'place': f:label(f:id(.))}))"/>
      <xsl:text> · {f:string('page.received')} </xsl:text>
      <xsl:sequence select="f:moment($received)"/>
    </p>
  </xsl:function>

  <!-- A date in bold, or the words that none is stated. -->
  <xsl:function name="f:moment" as="element()" visibility="private">
    <xsl:param name="date" as="element(date)?"/>
    <xsl:choose>
      <xsl:when test="exists($date)">
        <b><xsl:sequence select="f:dated($date)"/></b>
      </xsl:when>
      <xsl:otherwise>
        <span class="not-stated">{f:string('page.not-stated')}</span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- The switches for what is shown of the text, and the legend of its signs. -->
  <xsl:function name="f:views" as="element(Q{}div)" visibility="private">
    <xsl:param name="tei" as="element(TEI)"/>
    <div class="row">
      <div class="views wide">
        <xsl:sequence select="f:switch('view', f:string('page.view'), f:view-choices($tei))"/>
        <xsl:sequence select="f:cover-switch($tei/text/body/div), f:legend($tei/text/body/div)"/>
      </div>
    </div>
  </xsl:function>

  <!-- The views of the text: as it reads, as printed, and each of several witnesses (the style knows six). -->
  <xsl:function name="f:view-choices" as="map(xs:string, xs:string)+" visibility="private">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="sigla" as="attribute()*" select="$tei/teiHeader/fileDesc/sourceDesc/listWit/witness/@xml:id"/>
    <xsl:sequence select="
      map{'value': 'reading', 'word': f:string('page.view.reading')},
      map{'value': 'printed', 'word': f:string('page.view.printed')},
      for-each-pair($sigla[count($sigla) gt 1][position() le 6], 1 to 6, f:witness-view#2)"/>
  </xsl:function>

  <!-- The view that is shown, named on paper at the foot of the text. -->
  <xsl:function name="f:shown" as="element(Q{}p)" visibility="private">
    <xsl:param name="tei" as="element(TEI)"/>
    <p class="text shown">
      <xsl:text>{f:string('page.shown')} </xsl:text>
      <xsl:for-each select="f:view-choices($tei)">
        <span class="shown-{?value}">{?word}</span>
      </xsl:for-each>
    </p>
  </xsl:function>

  <!-- The choice of a witness by its siglum and its place in the list of witnesses. -->
  <xsl:function name="f:witness-view" as="map(xs:string, xs:string)" visibility="private">
    <xsl:param name="siglum" as="xs:string"/>
    <xsl:param name="position" as="xs:integer"/>
    <xsl:sequence select="map{'value': 'witness-' || $position, 'word': f:string('page.view.witness', map{'siglum': $siglum})}"/>
  </xsl:function>

  <!-- The switch of the cover name, where one stands with its identification: both, either, in the register's words. -->
  <xsl:function name="f:cover-switch" as="element(Q{}fieldset)?" visibility="private">
    <xsl:param name="text" as="element(div)"/>
    <xsl:variable name="ids" as="xs:string*"
                  select="distinct-values($text/descendant::supplied[f:identifies(.)]/persName/@ref/f:id(.))"/>
    <xsl:variable name="entry" as="element()?" select="$ids[count($ids) eq 1] ! f:entry(.)"/>
    <xsl:if test="exists($ids)">
      <xsl:sequence select="f:switch('cover', f:string('page.cover'), (
        map{'value': 'both', 'word': f:string('page.cover.both')},
        map{'value': 'name', 'word': ($entry/*[@type = 'cover']/string(), f:string('page.cover.name'))[1]},
        map{'value': 'person', 'word': ($entry/*[@type = 'surname']/string(), f:string('page.cover.person'))[1]}))"/>
    </xsl:if>
  </xsl:function>

</xsl:stylesheet>
