<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:fn="http://www.w3.org/2005/xpath-functions"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- The telegram as it reads: the lemma of a variant, and the correction of an error. The translator's
       additions are in square brackets, the editor's in angle brackets. The mode m:text also writes the
       edition's signs of notes, readings, doubts and gaps, if it is given a map of signs. Each sign stands
       between two marks, which edition/describe/plaintext.py replaces by braces. The mode m:marked is used by
       record/mentions.xsl. If a siglum is given, a variant has the words of that witness, and an error stands
       as printed. Assumes shared/marks.xsl and shared/note-markers.xsl. -->

  <!-- The words of some nodes on one line, with the signs in the map. -->
  <xsl:function name="f:line" as="xs:string" visibility="public">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:param name="signs" as="map(xs:string, xs:string)?"/>
    <xsl:variable name="pieces" as="xs:string*">
      <xsl:apply-templates select="$nodes" mode="m:text">
        <xsl:with-param name="signs" select="$signs" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:variable>
    <xsl:sequence select="f:on-one-line(string-join($pieces))"/>
  </xsl:function>

  <!-- The words of an element on one line, with the signs in the map; without child elements, just its text. -->
  <xsl:function name="f:text" as="xs:string" visibility="public">
    <xsl:param name="element" as="element()?"/>
    <xsl:param name="signs" as="map(xs:string, xs:string)?"/>
    <xsl:sequence select="
      if ($element/*) then f:line($element/node(), $signs) else f:on-one-line(string($element))"/>
  </xsl:function>

  <!-- Patterns for the sign of a gap, and for one sign of a run: any other sign, with the space before it. -->
  <xsl:variable name="gap-sign" as="xs:string" static="yes" select="$mark || '…[^' || $mark || ']*' || $mark"/>
  <xsl:variable name="run-sign" as="xs:string" static="yes" select="
    ' ?' || $mark || '[^…' || $mark || '][^' || $mark || ']*' || $mark"/>

  <!-- Words on one line. Each sign except that of a gap directly follows the word before it. The space before a
       run of signs moves behind it, unless a space or closing punctuation follows. -->
  <xsl:function name="f:on-one-line" as="xs:string" visibility="private">
    <xsl:param name="words" as="xs:string"/>
    <xsl:variable name="line" as="xs:string" select="normalize-space($words)"/>
    <xsl:sequence select="
      if (contains($line, ' ' || $mark))
      then string-join(analyze-string($line, $gap-sign || '|(' || $run-sign || ')+')/* ! f:glued(.))
      else $line"/>
  </xsl:function>

  <!-- A piece of a line: a run of signs loses the spaces before its signs, any other piece stays as it is. -->
  <xsl:function name="f:glued" as="xs:string" visibility="private">
    <xsl:param name="piece" as="element()"/>
    <xsl:variable name="glued" as="xs:string" select="
      if ($piece/self::fn:match) then replace($piece, ' (' || $mark || '[^…])', '$1') else string($piece)"/>
    <xsl:sequence select="
      $glued || ' '[$glued ne string($piece)][matches($piece/following-sibling::*[1], '^[^\s\p{Pe}\p{Pf}.,;:!?]')]"/>
  </xsl:function>

  <!-- The words of an element on one line, without signs. -->
  <xsl:function name="f:text" as="xs:string" visibility="public">
    <xsl:param name="element" as="element()?"/>
    <xsl:sequence select="f:text($element, ())"/>
  </xsl:function>

  <xsl:template match="text()" mode="m:text m:marked" as="xs:string">
    <xsl:sequence select="string()"/>
  </xsl:template>

  <xsl:template mode="m:text m:marked" as="xs:string*" match="
    persName | placeName | geogName | orgName | rs | measure | num | date | time | ref | idno | seg |
    foreign | emph | term | title | q | lem | rdg | sic | corr | abbr | head | label">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <!-- What a reader wrote is no words of the telegram; in a paragraph, its sign leads to it. -->
  <xsl:template match="seg[@type = 'resolution']" mode="m:text" priority="1" as="xs:string?">
    <xsl:param name="signs" as="map(xs:string, xs:string)?" tunnel="yes"/>
    <xsl:sequence select="f:between-marks(., $signs)"/>
  </xsl:template>

  <xsl:template match="note//seg[@type = 'resolution']" mode="m:text" priority="2" as="xs:string*">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="metamark | seg[@type = 'resolution']" mode="m:marked" priority="1" as="empty-sequence()"/>

  <xsl:template match="metamark" mode="m:text" as="empty-sequence()"/>

  <!-- A bracket that the sender typed has a sign, since supplied words stand in brackets too. -->
  <xsl:template match="pc" mode="m:text" as="xs:string+">
    <xsl:param name="signs" as="map(xs:string, xs:string)?" tunnel="yes"/>
    <xsl:sequence select="string(), f:surface-sign(f:string('text.typed'), $signs)"/>
  </xsl:template>

  <xsl:template match="pc" mode="m:marked" as="xs:string">
    <xsl:sequence select="string()"/>
  </xsl:template>

  <!-- A second call of a note: its sign. -->
  <xsl:template match="ref[@type = 'note'][not(ancestor::note)]" mode="m:text" priority="1" as="xs:string?">
    <xsl:param name="signs" as="map(xs:string, xs:string)?" tunnel="yes"/>
    <xsl:sequence select="f:called(.) ! f:between-marks(., $signs)"/>
  </xsl:template>

  <xsl:template match="p/label" mode="m:text m:marked" as="xs:string*">
    <xsl:apply-templates mode="#current"/>
    <xsl:sequence select="' '"/>
  </xsl:template>

  <!-- Set-off words, and what a hand added. The sign after them says what the sheet looks like, or leads to what
       is said about the hand. -->
  <xsl:template match="hi" mode="m:text" as="xs:string*">
    <xsl:param name="signs" as="map(xs:string, xs:string)?" tunnel="yes"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:sequence select="f:surface-sign(f:value('surface.rend.', 'hi/@rend', @rend), $signs)"/>
  </xsl:template>

  <xsl:template match="add | hi[@hand]" mode="m:text" as="xs:string*">
    <xsl:param name="signs" as="map(xs:string, xs:string)?" tunnel="yes"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:sequence select="f:between-marks(., $signs)"/>
  </xsl:template>

  <xsl:template match="add | hi" mode="m:marked" as="xs:string*">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <!-- Deleted words are said at the sign; where a witness is quoted, in their place. -->
  <xsl:template match="del" mode="m:text" as="xs:string*">
    <xsl:param name="signs" as="map(xs:string, xs:string)?" tunnel="yes"/>
    <xsl:param name="siglum" as="xs:string?" tunnel="yes"/>
    <xsl:sequence select="
      f:between-marks(., $signs), $siglum ! f:string('surface.deleted', map{'text': f:text(current())})"/>
  </xsl:template>

  <xsl:template match="del | lb | pb" mode="m:marked" as="empty-sequence()"/>

  <!-- A stamp and a running line are apart from the words around them. -->
  <xsl:template match="stamp | fw" mode="m:text" as="xs:string*">
    <xsl:param name="signs" as="map(xs:string, xs:string)?" tunnel="yes"/>
    <xsl:sequence select="' '"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:sequence select="f:surface-sign(f:string(string-join(('surface', local-name(), @type), '.')), $signs), ' '"/>
  </xsl:template>

  <xsl:template match="stamp | fw" mode="m:marked" as="xs:string*">
    <xsl:sequence select="' '"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:sequence select="' '"/>
  </xsl:template>

  <xsl:template match="lb" mode="m:text" as="xs:string?">
    <xsl:param name="signs" as="map(xs:string, xs:string)?" tunnel="yes"/>
    <xsl:sequence select="f:surface-sign(f:string('surface.line'), $signs)"/>
  </xsl:template>

  <xsl:template match="pb" mode="m:text" as="xs:string?">
    <xsl:param name="signs" as="map(xs:string, xs:string)?" tunnel="yes"/>
    <xsl:sequence select="f:surface-sign(f:page(.), $signs)"/>
  </xsl:template>

  <!-- What is seen on the sheet, between two marks; empty if no signs are written. -->
  <xsl:function name="f:surface-sign" as="xs:string?" visibility="private">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="signs" as="map(xs:string, xs:string)?"/>
    <xsl:sequence select="($mark || $words || $mark)[exists($signs)]"/>
  </xsl:function>

  <!-- In a note, the edition writes the quotation marks, single ones in double ones; in the telegram, they are part
       of its words. -->
  <xsl:template match="note//q | note//title" mode="m:text" as="xs:string*">
    <xsl:variable name="inner" as="xs:boolean" select="count(ancestor::q | ancestor::title) mod 2 eq 1"/>
    <xsl:sequence select="if ($inner) then '‘' else '“'"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:sequence select="if ($inner) then '’' else '”'"/>
  </xsl:template>

  <xsl:template match="supplied" mode="m:text m:marked" as="xs:string*">
    <xsl:sequence select="'['"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:sequence select="']'"/>
  </xsl:template>

  <xsl:template match="supplied[@resp = '#editor']" mode="m:text m:marked" as="xs:string*">
    <xsl:sequence select="'⟨'"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:sequence select="'⟩'"/>
  </xsl:template>

  <xsl:template match="gap" mode="m:text" as="xs:string">
    <xsl:param name="signs" as="map(xs:string, xs:string)?" tunnel="yes"/>
    <xsl:sequence select="if (exists($signs)) then $mark || string-join(('…', ($signs(generate-id()), f:gap-words(.))[1]), ' ') || $mark else '…'"/>
  </xsl:template>

  <xsl:template match="gap/desc" mode="m:text m:marked" as="xs:string*">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="gap" mode="m:marked" as="xs:string">
    <xsl:sequence select="'…'"/>
  </xsl:template>

  <xsl:template match="unclear" mode="m:text" as="xs:string*">
    <xsl:param name="signs" as="map(xs:string, xs:string)?" tunnel="yes"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:sequence select="($mark || string-join(('?', f:unclear-details(.)), ' ') || $mark)[exists($signs)]"/>
  </xsl:template>

  <xsl:template match="unclear" mode="m:marked" as="xs:string*">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="app" mode="m:text" as="xs:string*">
    <xsl:param name="signs" as="map(xs:string, xs:string)?" tunnel="yes"/>
    <xsl:param name="siglum" as="xs:string?" tunnel="yes"/>
    <xsl:apply-templates select="($siglum ! f:reading-of(current(), .), lem)[1]" mode="#current"/>
    <xsl:sequence select="f:between-marks(., $signs)"/>
  </xsl:template>

  <xsl:template match="app" mode="m:marked" as="xs:string*">
    <xsl:param name="reading" as="element()?" tunnel="yes"/>
    <xsl:apply-templates select="($reading/ancestor-or-self::rdg[.. is current()], lem)[1]" mode="#current"/>
  </xsl:template>

  <xsl:template match="choice" mode="m:text" as="xs:string*">
    <xsl:param name="signs" as="map(xs:string, xs:string)?" tunnel="yes"/>
    <xsl:param name="siglum" as="xs:string?" tunnel="yes"/>
    <xsl:apply-templates select="abbr, if (exists($siglum)) then sic else corr" mode="#current"/>
    <xsl:sequence select="f:between-marks(., $signs)"/>
  </xsl:template>

  <xsl:template match="choice" mode="m:marked" as="xs:string*">
    <xsl:apply-templates select="abbr, corr" mode="#current"/>
  </xsl:template>

  <xsl:template match="note" mode="m:text" as="xs:string?">
    <xsl:param name="signs" as="map(xs:string, xs:string)?" tunnel="yes"/>
    <xsl:sequence select="f:between-marks(., $signs)"/>
  </xsl:template>

  <xsl:template match="note" mode="m:marked" as="empty-sequence()"/>

  <xsl:template match="certainty" mode="m:text m:marked" as="empty-sequence()"/>

  <!-- How certain a name, a date or a reading is and who says so, and the clock of an hour, after its words. -->
  <xsl:template match="(persName | placeName | geogName | orgName | rs | ref | idno | measure | date | time | unclear | corr | supplied)[@cert or @evidence or @resp or self::date or self::time]"
                mode="m:text" priority="6" as="xs:string*">
    <xsl:param name="signs" as="map(xs:string, xs:string)?" tunnel="yes"/>
    <xsl:next-match/>
    <xsl:sequence select="if (exists($signs)) then f:said-of(.) ! f:surface-sign(., $signs) else ()"/>
  </xsl:template>

  <!-- The sign of an element between two marks; empty if the map has none for it. -->
  <xsl:function name="f:between-marks" as="xs:string?" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="signs" as="map(xs:string, xs:string)?"/>
    <xsl:sequence select="$signs ! .(generate-id($element)) ! ($mark || . || $mark)"/>
  </xsl:function>

</xsl:stylesheet>
