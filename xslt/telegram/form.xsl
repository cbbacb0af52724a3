<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xmlns:t="urn:edition:templates"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- The form of the telegram: the lines of its opener and its closer as labelled fields, in their order. A
       note between two lines stands at the end of the line before it. Lines that stand side by side share a
       band, such as the kind and the number, or origin, receipt and precedence. The notes of a band come after
       it, so that they stand in the margin beside it. Assumes shared/readers.xsl. -->

  <xsl:template match="opener" mode="m:text" as="element(Q{}header)">
    <header class="form" id="{f:anchor(.)}">
      <xsl:call-template name="t:bands"/>
    </header>
  </xsl:template>

  <xsl:template match="closer" mode="m:text" as="element(Q{}footer)">
    <footer class="closer" id="{f:anchor(.)}">
      <xsl:call-template name="t:bands"/>
    </footer>
  </xsl:template>

  <!-- The children of an opener or a closer, with the lines of one band together. -->
  <xsl:template name="t:bands" as="element()*">
    <xsl:apply-templates select="note[not(../*[not(self::note)])]" mode="m:text"/>
    <xsl:for-each-group select="* except note" group-adjacent="f:band(.)">
      <xsl:choose>
        <xsl:when test="current-grouping-key() = ('kind', 'cells', 'end')">
          <div class="band">
            <div class="{current-grouping-key()}">
              <xsl:apply-templates select="current-group()" mode="m:form">
                <xsl:with-param name="notes-follow" select="true()" tunnel="yes"/>
              </xsl:apply-templates>
            </div>
            <xsl:apply-templates select="current-group()/(f:noted(.) | f:trailing(.))" mode="m:note"/>
          </div>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates select="current-group()" mode="m:form"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:template>

  <!-- The band of each kind of line, in the opener and in the closer. -->
  <xsl:variable name="opener-bands" as="map(xs:string, xs:string)" static="yes" select="
    map{'cipher': 'kind', 'number': 'kind', 'idno': 'kind', 'dateline': 'cells', 'precedence': 'cells', 'secrecy': 'cells'}"/>
  <xsl:variable name="closer-bands" as="map(xs:string, xs:string)" static="yes" select="
    map{'number': 'end', 'idno': 'end', 'dateline': 'end'}"/>

  <!-- The band of a line; a line that stands alone is a band of its own. -->
  <xsl:function name="f:band" as="xs:string" visibility="private">
    <xsl:param name="line" as="element()"/>
    <xsl:variable name="kind" as="xs:string" select="($line/self::seg/@type, local-name($line))[1]"/>
    <xsl:sequence select="
      (if ($line/parent::closer) then $closer-bands($kind) else $opener-bands($kind), generate-id($line))[1]"/>
  </xsl:function>

  <xsl:template match="opener/orgName" mode="m:form" as="element(Q{}p)">
    <p class="office">
      <xsl:apply-templates select="., f:trailing(.)" mode="m:text"/>
    </p>
  </xsl:template>

  <xsl:template match="idno" mode="m:form" as="element(Q{}p)">
    <p class="number">
      <xsl:apply-templates select="., f:trailing(.)" mode="m:text"/>
    </p>
  </xsl:template>

  <xsl:template match="seg[@type = ('cipher', 'number')]" mode="m:form" as="element(Q{}p)">
    <p class="{@type}">
      <xsl:sequence select="@xml:id/f:identified(.)"/>
      <xsl:apply-templates select="node(), f:trailing(.)" mode="m:text"/>
    </p>
  </xsl:template>

  <xsl:template match="seg" mode="m:form" as="element(Q{}p)">
    <p class="{string-join(('field', @type), ' ')}">
      <xsl:sequence select="@xml:id/f:identified(.)"/>
      <xsl:sequence select="@type ! f:field-label(.)"/>
      <span class="words"><xsl:apply-templates select="node(), f:trailing(.)" mode="m:text"/></span>
      <xsl:apply-templates select="." mode="m:normalized"/>
    </p>
  </xsl:template>

  <xsl:template match="opener/dateline[f:is-parted(.)]" mode="m:form" priority="1" as="element()*">
    <xsl:apply-templates select="seg" mode="m:form"/>
    <xsl:where-populated>
      <p class="field"><xsl:apply-templates select="f:trailing(.)" mode="m:text"/></p>
    </xsl:where-populated>
  </xsl:template>

  <xsl:template match="opener/dateline" mode="m:form" as="element(Q{}p)">
    <p class="field origin">
      <xsl:sequence select="f:field-label('dateline')"/>
      <span class="words"><xsl:apply-templates select="node(), f:trailing(.)" mode="m:text"/></span>
    </p>
  </xsl:template>

  <xsl:template match="closer/dateline" mode="m:form" as="element(Q{}p)">
    <p class="day">
      <xsl:apply-templates select="node(), f:trailing(.)" mode="m:text"/>
    </p>
  </xsl:template>

  <xsl:template match="address" mode="m:form" as="element(Q{}p)">
    <p class="field address">
      <xsl:sequence select="f:field-label('address')"/>
      <xsl:apply-templates select="addrLine" mode="m:form"/>
    </p>
  </xsl:template>

  <xsl:template match="addrLine" mode="m:form" as="node()+">
    <xsl:text> </xsl:text>
    <span class="words">
      <xsl:apply-templates select="node(), .[not(following-sibling::addrLine)]/../f:trailing(.)" mode="m:text"/>
    </span>
  </xsl:template>

  <xsl:template match="salute" mode="m:form" as="element(Q{}p)">
    <p class="salute">
      <xsl:apply-templates select="node(), f:trailing(.)" mode="m:text"/>
    </p>
  </xsl:template>

  <xsl:template match="signed" mode="m:form" as="element(Q{}p)">
    <p class="signed">
      <xsl:apply-templates select="node(), f:trailing(.)" mode="m:text"/>
    </p>
  </xsl:template>

  <xsl:template match="*" mode="m:form" priority="-10" as="empty-sequence()">
    <xsl:sequence select="f:unhandled(.)"/>
  </xsl:template>

  <!-- The notes directly after a line; for the first line, also the notes before it. -->
  <xsl:function name="f:trailing" as="element(note)*" visibility="private">
    <xsl:param name="line" as="element()"/>
    <xsl:if test="$line/parent::*[self::opener or self::closer or self::dateline]">
      <xsl:sequence select="$line[empty(preceding-sibling::*[not(self::note)])]/preceding-sibling::note"/>
      <xsl:iterate select="$line/following-sibling::*">
        <xsl:choose>
          <xsl:when test="self::note">
            <xsl:sequence select="."/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:break/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:iterate>
    </xsl:if>
  </xsl:function>

  <!-- The label of a field, in the edition's words. -->
  <xsl:function name="f:field-label" as="element(Q{}span)" visibility="private">
    <xsl:param name="name" as="xs:string"/>
    <span class="label" data-edition-says="">{f:value('form.', 'seg/@type', $name)}</span>
  </xsl:function>

  <!-- Under the words of a receipt, the dates of the receipt that the line names, or of the first, from the header. -->
  <xsl:template match="seg[@type = 'received']" mode="m:normalized" as="element(Q{}span)?">
    <xsl:variable name="dates" as="element(date)*" select="f:receipt(.)"/>
    <xsl:if test="exists($dates)">
      <span class="normalized" data-edition-says="">
        <xsl:sequence select="f:joined($dates ! f:dated(.)), $dates ! f:inferred(.)"/>
      </span>
    </xsl:if>
  </xsl:template>

  <!-- The dates of the receipt that a line names, or else those of the first receipt that has any. -->
  <xsl:function name="f:receipt" as="element(date)*" visibility="private">
    <xsl:param name="line" as="element(seg)"/>
    <xsl:variable name="station" as="xs:string" select="
      ($line/ancestor-or-self::*[self::seg or self::dateline][@corresp][1]/@corresp/string(), 'dated')[1]"/>
    <xsl:variable name="dates" as="element(date)*" select="key('receipt', $station, root($line))"/>
    <xsl:sequence select="$dates[.. is $dates[1]/..]"/>
  </xsl:function>

  <!-- The clock of the hour stands there too. What else is said of the hour stands at it. -->
  <xsl:template match="div/(opener | closer)//seg[@type = 'received'][f:receipt(.)]/time[@when][not(
      @cert | @evidence | @resp | @calendar | @xml:id | @xml:lang
      | certainty[@match ne '../@ana'])]"
                mode="m:text" priority="7" as="element(Q{}time)">
    <time class="when" datetime="{@when}">
      <xsl:apply-templates mode="m:text"/>
    </time>
  </xsl:template>

  <xsl:key name="receipt" match="TEI/teiHeader/profileDesc/correspDesc/correspAction[@type = 'received']/date"
           use="'dated', ../@xml:id/concat('#', .)"/>

  <!-- Under the list of readers, how many are named, and how many copies are stated for how many of them. -->
  <xsl:template match="seg[@type = 'distribution']" mode="m:normalized" as="element(Q{}span)?">
    <xsl:variable name="readers" as="map(*)*" select="f:readers(.)"/>
    <xsl:variable name="copies" as="xs:integer*" select="$readers?copies"/>
    <xsl:variable name="extent" as="xs:string" select="
      if (empty($copies)) then 'none' else if (count($copies) eq count($readers)) then 'each' else 'some'"/>
    <xsl:if test="exists($readers)">
      <span class="normalized" data-edition-says="">{f:string('form.copies.' || $extent, map{
        'readers': f:counted('form.readers', count($readers)), 'counted': string(count($copies)),
        'copies': string(sum($copies))})}</span>
    </xsl:if>
  </xsl:template>

  <xsl:template match="seg" mode="m:normalized" as="empty-sequence()"/>

  <!-- The header says nothing of a quoted telegram. -->
  <xsl:template match="floatingText//seg" mode="m:normalized" priority="1" as="empty-sequence()"/>

</xsl:stylesheet>
