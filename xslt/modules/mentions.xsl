<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- The names in a telegram, each with the words around it. A cover name and the identification that
       follows it are one mention; names in a reading that is not the lemma count too, and stand in the
       text as that reading has it; names in notes do not. The pass m:marked gives the words of a line
       and, where a mention begins and where it ends, its element: so the words around all mentions of
       a line come from one walk. -->

  <!-- How many characters stand before and after a mention, at most. -->
  <xsl:variable name="around" as="xs:integer" select="60" static="yes"/>

  <!-- The mentions of a telegram, in the order of its lines. -->
  <xsl:function name="f:mentions" as="map(*)*" visibility="private">
    <xsl:param name="text" as="element(div)"/>
    <xsl:sequence select="
      $text/descendant-or-self::div/(head | opener/(* except address) | opener/address/addrLine | p
        | (list | p/list)/(label | item) | closer/*)[descendant-or-self::*/@ref] ! f:line-mentions(.)"/>
  </xsl:function>

  <!-- The mentions of one line: those of its words as they read, then those of each other reading. -->
  <xsl:function name="f:line-mentions" as="map(*)*" visibility="private">
    <xsl:param name="line" as="element()"/>
    <xsl:sequence select="f:reading-mentions($line, ()),
      $line/descendant::rdg[descendant::*/@ref] ! f:reading-mentions($line, .)"/>
  </xsl:function>

  <!-- The mentions of a line as it reads, or, where a reading is given, that reading's own. -->
  <xsl:function name="f:reading-mentions" as="map(*)*" visibility="private">
    <xsl:param name="line" as="element()"/>
    <xsl:param name="reading" as="element(rdg)?"/>
    <xsl:variable name="pieces" as="item()*">
      <xsl:apply-templates select="$line" mode="m:marked">
        <xsl:with-param name="reading" select="$reading" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:variable>
    <xsl:variable name="words" as="xs:string" select="string-join($pieces[. instance of xs:string])"/>
    <xsl:variable name="anchor" as="xs:string"
                  select="string($line/ancestor-or-self::*[@xml:id][1]/@xml:id)"/>
    <xsl:for-each-group select="f:places($pieces)" group-by="generate-id(?name)">
      <xsl:if test="empty($reading) or ?name/ancestor::rdg intersect $reading">
        <xsl:sequence select="f:mention(?name, $anchor, $words, ?at, current-group()[last()]?at)"/>
      </xsl:if>
    </xsl:for-each-group>
  </xsl:function>

  <!-- Each name among the pieces with the number of characters before it. -->
  <xsl:function name="f:places" as="map(*)*" visibility="private">
    <xsl:param name="pieces" as="item()*"/>
    <xsl:iterate select="$pieces">
      <xsl:param name="at" as="xs:integer" select="0"/>
      <xsl:sequence select=".[. instance of element()] ! map{'name': ., 'at': $at}"/>
      <xsl:next-iteration>
        <xsl:with-param name="at" select="if (. instance of xs:string) then $at + string-length() else $at"/>
      </xsl:next-iteration>
    </xsl:iterate>
  </xsl:function>

  <!-- One mention for each entry a name refers to, from the line's words between two offsets. The brackets
       that mark a mention are left out where the words themselves have them. -->
  <xsl:function name="f:mention" as="map(*)*" visibility="private">
    <xsl:param name="name" as="element()"/>
    <xsl:param name="anchor" as="xs:string"/>
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="start" as="xs:integer"/>
    <xsl:param name="end" as="xs:integer"/>
    <xsl:variable name="text" as="xs:string" select="substring($words, $start + 1, $end - $start) => translate('⟦⟧', '') => normalize-space()"/>
    <xsl:variable name="context" as="xs:string" select="
      f:before(translate(substring($words, 1, $start), '⟦⟧', '')) || $text
      || f:after(translate(substring($words, $end + 1), '⟦⟧', ''))"/>
    <xsl:sequence select="f:ids($name/@ref) ! map{
      'ref': ., 'anchor': $anchor, 'text': $text, 'context': $context, 'cover': $name/@type = 'cover'}"/>
  </xsl:function>

  <!-- The end of the text before a mention, cut at a word, and the bracket that opens the mention. -->
  <xsl:function name="f:before" as="xs:string" visibility="private">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="end" as="xs:string"
                  select="normalize-space(substring($text, string-length($text) - 4 * $around) || '⟦')"/>
    <xsl:variable name="cut" as="xs:string" select="substring($end, string-length($end) - $around)"/>
    <xsl:sequence select="
      if (string-length($end) le $around + 1) then $end
      else if (contains(substring($cut, 1, $around - 1), ' ')) then substring-after($cut, ' ')
      else $cut"/>
  </xsl:function>

  <!-- The bracket that closes a mention, and the beginning of the text after it, cut at a word. -->
  <xsl:function name="f:after" as="xs:string" visibility="private">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="start" as="xs:string" select="normalize-space('⟧' || substring($text, 1, 4 * $around))"/>
    <xsl:variable name="cut" as="xs:string" select="substring($start, 1, $around + 1)"/>
    <xsl:sequence select="
      if (string-length($start) le $around + 1) then $start
      else if (contains(substring($cut, 3), ' ')) then string-join(tokenize($cut, ' ')[position() lt last()], ' ')
      else $cut"/>
  </xsl:function>

  <xsl:template match="p | label | item | head | addrLine | salute | signed | dateline" mode="m:marked" as="item()*">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="list" mode="m:marked" as="item()*"/>

  <xsl:template match="persName[@ref] | placeName[@ref] | geogName[@ref] | orgName[@ref] | rs[@ref]"
                mode="m:marked" as="item()*">
    <xsl:sequence select="."/>
    <xsl:apply-templates mode="#current"/>
    <xsl:sequence select="."/>
  </xsl:template>

  <xsl:template match="persName[@type = 'cover'][following-sibling::*[1]/self::supplied[@reason = 'identification']]"
                mode="m:marked" priority="2" as="item()*">
    <xsl:sequence select="."/>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="supplied[@reason = 'identification'][preceding-sibling::*[1]/self::persName[@type = 'cover']]"
                mode="m:marked" priority="2" as="item()*">
    <xsl:next-match/>
    <xsl:sequence select="preceding-sibling::*[1]"/>
  </xsl:template>

  <xsl:template match="supplied[@reason = 'identification'][preceding-sibling::*[1]/self::persName[@type = 'cover']]/persName[@ref = ../preceding-sibling::*[1]/@ref]"
                mode="m:marked" priority="3" as="item()*">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

</xsl:stylesheet>
