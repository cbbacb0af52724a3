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

  <!-- Named here: an entry for everyone and everything that the telegram names. It has the name in its scripts,
       a description, and its part in this telegram. An entry becomes a card when a link leads to it from the
       text. “Close” leads to an empty element that is always in view, so the page does not scroll. -->

  <!-- The section of the entries: those who handled the telegram, then the others that it names, the readers
       last. There is none where nothing is named. -->
  <xsl:function name="f:named" as="element(Q{}section)?" visibility="private">
    <xsl:param name="text" as="element(div)+"/>
    <xsl:param name="record" as="map(*)"/>
    <xsl:variable name="covers" as="map(xs:string, element(persName)+)">
      <xsl:map>
        <xsl:for-each-group select="$text/descendant::persName[@type = 'cover']" group-by="f:ids(@ref)">
          <xsl:map-entry key="current-grouping-key()" select="current-group()"/>
        </xsl:for-each-group>
      </xsl:map>
    </xsl:variable>
    <xsl:if test="exists($record?named?*)">
      <section class="row section" id="named" aria-labelledby="named-name">
        <xsl:sequence select="f:cached('section named')"/>
        <div class="wide">
          <ul class="entries named">
            <xsl:for-each select="$record?named?*">
              <xsl:sequence select="f:entry(?ref) ! f:named-entry(., $text, $covers, current(), $record?day)"/>
            </xsl:for-each>
          </ul>
          <span id="closed" class="closed"/>
        </div>
      </section>
    </xsl:if>
  </xsl:function>

  <!-- One entry: its name, offices and cover names, then its parts in the telegram and links to the places that
       name it, with dots between them. -->
  <xsl:function name="f:named-entry" as="element(Q{}li)" visibility="private">
    <xsl:param name="entry" as="element()"/>
    <xsl:param name="text" as="element(div)+"/>
    <xsl:param name="covers" as="map(xs:string, element(persName)+)"/>
    <xsl:param name="named" as="map(*)"/>
    <xsl:param name="day" as="xs:string?"/>
    <xsl:variable name="parts" as="item()*" select="$entry/self::place/@type, $named?parts?*"/>
    <li class="entry" id="named-{$named?ref}">
      <xsl:sequence select="f:cached('name ' || $named?ref)"/>
      <xsl:sequence select="f:office($entry, $day), f:covers($covers($named?ref))"/>
      <p class="part">
        <xsl:for-each select="$parts">
          <xsl:if test="position() gt 1"> · </xsl:if>
          <xsl:sequence select="if (. instance of array(*)) then (f:part(.(1)), f:part-weighed(.(2))) else f:part(.)"/>
        </xsl:for-each>
        <xsl:for-each select="f:places($named?anchors?*, $text)">
          <xsl:if test="position() gt 1 or exists($parts)"> · </xsl:if>
          <a href="#{f:anchor(.)}">{f:place-name(.)}</a>
        </xsl:for-each>
      </p>
      <xsl:sequence select="f:cached('about ' || $named?ref)"/>
    </li>
  </xsl:function>

  <!-- The name of an entry as a link to its page, the link that closes the card, and the names in other
       scripts. These are the first name in each language, except English and Chinese in traditional characters. -->
  <xsl:function name="f:entry-name" as="node()+" visibility="private">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="names" as="element()*" select="$entry/*[@type = 'name'][not(@xml:lang = ('en', 'zh-Hant'))]"/>
    <xsl:variable name="scripts" as="element()*">
      <xsl:for-each-group select="$names" group-by="@xml:lang">
        <xsl:sequence select="."/>
      </xsl:for-each-group>
    </xsl:variable>
    <a class="entry-name" href="{$root}{f:url($entry/@xml:id)}">{f:name($entry)}</a>
    <xsl:text> </xsl:text>
    <a class="close" href="#closed">{f:string('named.close')}</a>
    <xsl:if test="exists($scripts)">
      <p class="scripts">
        <xsl:apply-templates select="$scripts" mode="m:part"/>
      </p>
    </xsl:if>
  </xsl:function>

  <!-- A name with its language. -->
  <xsl:template match="*[@type = 'name']" mode="m:part" as="node()+">
    <xsl:if test="position() gt 1"> · </xsl:if>
    <span lang="{@xml:lang}">{.}</span>
  </xsl:template>

  <!-- The offices held on $day, as far as their dates are stated. Those after the first are shown only on the
       card. -->
  <xsl:function name="f:office" as="element(Q{}p)*" visibility="private">
    <xsl:param name="entry" as="element()"/>
    <xsl:param name="day" as="xs:string?"/>
    <xsl:for-each select="
      $entry/state[@type = 'office'][not(f:before($day, (@when, @from)[1]) or f:before((@when, @to)[1], $day))]">
      <xsl:variable name="further" as="xs:boolean" select="position() gt 1"/>
      <p class="{string-join(('part', 'about'[$further]), ' ')}">{normalize-space(desc)}</p>
    </xsl:for-each>
  </xsl:function>

  <!-- Whether one date is before another, compared only as far as both are stated. -->
  <xsl:function name="f:before" as="xs:boolean" visibility="private">
    <xsl:param name="one" as="xs:string?"/>
    <xsl:param name="other" as="xs:string?"/>
    <xsl:variable name="length" as="xs:integer" select="min((string-length($one), string-length($other)))"/>
    <xsl:sequence select="substring($one, 1, $length) lt substring($other, 1, $length)"/>
  </xsl:function>

  <!-- The cover names that this telegram uses for an entry, and who says whom they mean. -->
  <xsl:function name="f:covers" as="element(Q{}p)*" visibility="private">
    <xsl:param name="covers" as="element(persName)*"/>
    <xsl:for-each-group select="$covers" group-by="f:plain(.)">
      <xsl:variable name="supplied" as="element(supplied)?" select="f:identification(.)"/>
      <p class="part">
        <xsl:text>{f:string('named.cover')} </xsl:text>
        <b>{current-grouping-key()}</b>
        <xsl:if test="exists($supplied)">, {f:identifier($supplied)}</xsl:if>
      </p>
    </xsl:for-each-group>
  </xsl:function>

  <!-- Who says whom a cover name means, in which witnesses, and how certain that is. -->
  <xsl:function name="f:identifier" as="xs:string" visibility="private">
    <xsl:param name="supplied" as="element(supplied)"/>
    <xsl:variable name="who" as="xs:string" select="string(f:who($supplied/@resp))"/>
    <xsl:variable name="sigla" as="xs:string?" select="f:sigla($supplied/@source)[. ne '']"/>
    <xsl:sequence select="string-join((
      f:string('named.identified' || '.in'[exists($sigla)], map{'who': $who, 'sigla': string($sigla)}),
      ($supplied, $supplied/persName)/@cert ! f:degree(.)), f:string('weighed.and'))"/>
  </xsl:function>

  <!-- A part of an entry in the telegram: the type of a place, a number of copies, or another part in the
       handling. -->
  <xsl:function name="f:part" as="node()+" visibility="private">
    <xsl:param name="part" as="item()"/>
    <xsl:choose>
      <xsl:when test="$part instance of xs:string">
        <xsl:sequence select="f:cached('part ' || $part)"/>
      </xsl:when>
      <xsl:when test="$part instance of attribute()">
        <span>{f:value('register.type.', 'place/@type', $part)}</span>
      </xsl:when>
      <xsl:otherwise>
        <span>{f:counted('named.copies', xs:decimal($part))}</span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- How certain a part in the handling is; nothing if that is not in question. -->
  <xsl:function name="f:part-weighed" as="element(Q{}small)?" visibility="private">
    <xsl:param name="certainty" as="xs:string?"/>
    <xsl:if test="exists($certainty)">
      <small class="weighed"> {f:degree($certainty)}</small>
    </xsl:if>
  </xsl:function>

  <!-- A part in the handling in words. -->
  <xsl:function name="f:part-name" as="element(Q{}span)" visibility="private">
    <xsl:param name="part" as="xs:string"/>
    <span>{
      if (starts-with($part, 'place.')) then f:value('named.place.', 'correspAction/@type', substring-after($part, 'place.'))
      else f:value('named.', 'correspAction/@type', $part)}</span>
  </xsl:function>

  <!-- The elements of the text that contain the anchors, in the order of the text. -->
  <xsl:function name="f:places" as="element()*" visibility="private">
    <xsl:param name="anchors" as="xs:string*"/>
    <xsl:param name="text" as="element(div)+"/>
    <xsl:sequence select="
      id($anchors, root($text[1]))/ancestor-or-self::*[self::head or self::p or self::label or self::item or self::table or self::floatingText or self::opener or self::closer][1]"/>
  </xsl:function>

  <!-- The name of an element of the telegram: “¶ 3”, the label of an item, heading or close. -->
  <xsl:function name="f:place-name" as="xs:string" visibility="private">
    <xsl:param name="part" as="element()"/>
    <xsl:variable name="enclosure" as="xs:string?" select="$part/ancestor::div[@type = ('enclosure', 'envelope')]/f:kind-name(.)"/>
    <xsl:sequence select="
      string-join(($enclosure, if ($part/self::p) then '¶ ' || f:paragraph($part)
      else if ($part/self::item) then f:string('named.item', map{'label': string($part/preceding-sibling::*[1]/self::label ! f:plain(.))})
      else f:string('named.' || local-name($part))), ' ')"/>
  </xsl:function>

  <!-- The register's note on an entry, or the definition of a term, shown only on the card. -->
  <xsl:function name="f:about" as="element(Q{}p)" visibility="private">
    <xsl:param name="note" as="element()"/>
    <p class="part about">{normalize-space($note)}</p>
  </xsl:function>

</xsl:stylesheet>
