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

  <!-- Named here: one entry for everyone and everything the telegram names, with the name in its
       scripts, what it is and its part in this telegram. Followed from a name in the text the entry
       becomes a card; “Close” leads to an empty element that keeps the page where it is. -->

  <!-- The section of the entries: those who handled the telegram, then those named, the readers last. -->
  <xsl:function name="f:named" as="element(Q{}section)" visibility="private">
    <xsl:param name="text" as="element(div)"/>
    <xsl:param name="record" as="map(*)"/>
    <xsl:variable name="readers" as="xs:string*" select="$record?distribution?*?who"/>
    <xsl:variable name="others" as="xs:string*" select="distinct-values((
      $record?handling?*!(?who?*, ?place),
      $record?mentions?*[not(?ref = $readers and ends-with(?anchor, '.opener'))]?ref))"/>
    <xsl:variable name="anchors" as="map(*)" select="
      map:merge($record?mentions?* ! map{?ref: ?anchor}, map{'duplicates': 'combine'})"/>
    <xsl:variable name="entries" as="element()*" select="($others, $readers[not(. = $others)]) ! f:entry(.)"/>
    <section class="row section" id="named" aria-labelledby="named-name">
      <xsl:sequence select="f:section-name('named')"/>
      <div class="wide">
        <ul class="entries named">
          <xsl:apply-templates select="$entries" mode="m:named">
            <xsl:with-param name="text" select="$text" tunnel="yes"/>
            <xsl:with-param name="covers" select="$text/descendant::persName[@type = 'cover']" tunnel="yes"/>
            <xsl:with-param name="record" select="$record" tunnel="yes"/>
            <xsl:with-param name="anchors" select="$anchors" tunnel="yes"/>
          </xsl:apply-templates>
        </ul>
        <span id="closed" class="closed"/>
      </div>
    </section>
  </xsl:function>

  <xsl:template match="*" mode="m:named" as="element(Q{}li)">
    <xsl:param name="text" as="element(div)" required="yes" tunnel="yes"/>
    <xsl:param name="covers" as="element(persName)*" required="yes" tunnel="yes"/>
    <xsl:param name="record" as="map(*)" required="yes" tunnel="yes"/>
    <xsl:param name="anchors" as="map(*)" required="yes" tunnel="yes"/>
    <li class="entry" id="named-{@xml:id}">
      <xsl:sequence select="f:stands('name ' || @xml:id)"/>
      <xsl:sequence select="f:office(., $record), f:covers($covers[f:ids(@ref) = current()/@xml:id])"/>
      <p class="part">
        <xsl:apply-templates mode="m:part" select="
          @type[parent::place], f:parts(@xml:id, $record), f:places($anchors(@xml:id), $text)"/>
      </p>
      <xsl:sequence select="f:stands('about ' || @xml:id)"/>
    </li>
  </xsl:template>

  <!-- An entry's name, a link to its page, the link that closes the card, and its names in other scripts: the
       first of each language, the traditional characters left to the register. -->
  <xsl:function name="f:entry-name" as="node()+" visibility="private">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="names" as="element()*" select="$entry/*[@type = 'name'][not(@xml:lang = ('en', 'zh-Hant'))]"/>
    <xsl:variable name="scripts" as="element()*" select="
      distinct-values($names/@xml:lang) ! (for $language in . return $names[@xml:lang = $language][1])"/>
    <a class="entry-name" href="{$root}{f:url($entry/@xml:id)}">{f:name($entry)}</a>
    <xsl:text> </xsl:text>
    <a class="close" href="#closed">{f:string('named.close')}</a>
    <xsl:if test="exists($scripts)">
      <p class="scripts">
        <xsl:apply-templates select="$scripts" mode="m:part"/>
      </p>
    </xsl:if>
  </xsl:function>

  <!-- The offices held on the day of sending; those after the first only on the card. -->
  <xsl:function name="f:office" as="element(Q{}p)*" visibility="private">
    <xsl:param name="entry" as="element()"/>
    <xsl:param name="record" as="map(*)"/>
    <xsl:variable name="day" as="xs:string?" select="($record?handling?*?date?when)[1] ! substring(., 1, 10)"/>
    <xsl:for-each select="$entry/state[@type = 'office'][not(@from gt $day) and not(@to lt $day)]">
      <xsl:variable name="further" as="xs:boolean" select="position() gt 1"/>
      <p class="{string-join(('part', 'about'[$further]), ' ')}">{normalize-space(desc)}</p>
    </xsl:for-each>
  </xsl:function>

  <!-- The cover names this telegram uses for an entry, and who says so. -->
  <xsl:function name="f:covers" as="element(Q{}p)*" visibility="private">
    <xsl:param name="covers" as="element(persName)*"/>
    <xsl:for-each-group select="$covers" group-by="string()">
      <xsl:variable name="supplied" as="element(supplied)?" select="f:identification(.)"/>
      <p class="part">
        <xsl:text>{f:string('named.cover')} </xsl:text>
        <b>{current-grouping-key()}</b>
        <xsl:if test="exists($supplied)">, {f:identifier($supplied)}</xsl:if>
      </p>
    </xsl:for-each-group>
  </xsl:function>

  <!-- Who says whom a cover name means: the translator, the editor, or who answers for it by name. -->
  <xsl:function name="f:identifier" as="xs:string" visibility="private">
    <xsl:param name="supplied" as="element(supplied)"/>
    <xsl:variable name="ids" as="xs:string*" select="f:ids($supplied/@resp)"/>
    <xsl:variable name="names" as="xs:string*"
                  select="root($supplied)/TEI/teiHeader/fileDesc/titleStmt/respStmt[@xml:id = $ids]/normalize-space(name)"/>
    <xsl:sequence select="
      f:string('named.identified.' || ($ids[. = ('translator', 'editor')][count($ids) eq 1], 'other')[1],
        map{'sigla': f:sigla($supplied/@source), 'names': string-join($names, ', ')})"/>
  </xsl:function>

  <!-- An entry's parts in the handling of the telegram: sender, addressee, reader with copies, place. -->
  <xsl:function name="f:parts" as="xs:string*" visibility="private">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="record" as="map(*)"/>
    <xsl:variable name="handling" as="map(*)*" select="$record?handling?*"/>
    <xsl:variable name="words" as="xs:string*" select="
      for $action in $handling[?who?* = $id] return
        if ($action?action eq 'received' and $action?who?* = $handling[last()]?who?*) then f:string('named.addressee')
        else f:string('named.' || $action?action),
      for $action in $handling[?place = $id] return f:string('named.place.' || $action?action),
      for $reader in $record?distribution?*[?who = $id] return
        if (exists($reader?copies)) then f:counted('named.copies', $reader?copies)
        else f:string('named.reader')"/>
    <xsl:sequence select="distinct-values($words)"/>
  </xsl:function>

  <!-- The parts of the text that hold some anchors. -->
  <xsl:function name="f:places" as="element()*" visibility="private">
    <xsl:param name="anchors" as="xs:string*"/>
    <xsl:param name="text" as="element(div)"/>
    <xsl:sequence select="
      key('entry', $anchors, root($text))/ancestor-or-self::*[self::p or self::item or self::opener or self::closer][1]"/>
  </xsl:function>

  <!-- One of several things told of an entry; raised dots stand between them. -->
  <xsl:template match="." mode="m:part" as="node()*" priority="2">
    <xsl:if test="position() gt 1"> · </xsl:if>
    <xsl:next-match/>
  </xsl:template>

  <!-- A part in the handling. -->
  <xsl:template match="." mode="m:part" as="element(Q{}span)" priority="-1">
    <span>{.}</span>
  </xsl:template>

  <!-- A name in its language. -->
  <xsl:template match="*[@type = 'name']" mode="m:part" as="element(Q{}span)">
    <span lang="{@xml:lang}">{.}</span>
  </xsl:template>

  <!-- What kind of place a place is. -->
  <xsl:template match="place/@type" mode="m:part" as="element(Q{}span)">
    <span>{f:string('register.type.' || .)}</span>
  </xsl:template>

  <!-- Where the text names an entry. -->
  <xsl:template match="p | item | opener | closer" mode="m:part" as="element(Q{}a)">
    <a href="#{f:anchor(.)}">{f:place-name(.)}</a>
  </xsl:template>

  <!-- A part of the telegram by its number or its name: ¶ 3, heading, close. -->
  <xsl:function name="f:place-name" as="xs:string" visibility="private">
    <xsl:param name="part" as="element()"/>
    <xsl:sequence select="
      if ($part/self::p) then '¶ ' || f:paragraph($part)
      else if ($part/self::item) then f:string('named.item', map{'label': string($part/preceding-sibling::*[1]/self::label ! f:plain(.))})
      else f:string('named.' || local-name($part))"/>
  </xsl:function>

  <!-- The register's sentence, shown on the card. -->
  <xsl:function name="f:about" as="element(Q{}p)" visibility="private">
    <xsl:param name="note" as="element(note)"/>
    <p class="part about">{normalize-space($note)}</p>
  </xsl:function>

</xsl:stylesheet>
