<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- Lines of plaintext: how wide a text is, where it breaks, how two texts share a line. East Asian
       wide characters take two columns, combining marks none. -->

  <xsl:variable name="columns" as="xs:integer" select="72" static="yes"/>

  <xsl:variable name="wide" as="xs:string" static="yes" select="
    '&#x1100;-&#x115F;&#x2E80;-&#x303E;&#x3041;-&#xA4CF;&#xA960;-&#xA97C;&#xAC00;-&#xD7A3;&#xF900;-&#xFAFF;' ||
    '&#xFE30;-&#xFE4F;&#xFF00;-&#xFF60;&#xFFE0;-&#xFFE6;&#x1F300;-&#x1FAFF;&#x20000;-&#x3FFFD;'"/>

  <!-- What may not begin a line in East Asian text, as a class of characters. -->
  <xsl:variable name="closing" as="xs:string" static="yes" select="'[、。，．：；！？）」』】》〉”’]*'"/>

  <!-- What stays together on a line: a wide character with what closes it, or a word up to the next of either. -->
  <xsl:variable name="unit" as="xs:string" static="yes"
                select="'[' || $wide || ']\p{M}*' || $closing || '|[^\s' || $wide || ']+' || $closing"/>

  <!-- The characters of most texts; each takes one column. -->
  <xsl:variable name="common" as="xs:string" static="yes"
                select="' etaonirshdlucmfgpywbvkxjqz0123456789’“”.,;:()[]{}!?/-–…ABCDEFGHIJKLMNOPQRSTUVWXYZ'"/>

  <!-- As many spaces as a line has columns. -->
  <xsl:variable name="blank" as="xs:string" static="yes" select="string-join((1 to $columns) ! ' ')"/>

  <!-- Whether each character of a text takes one column, as in nearly all of them. -->
  <xsl:function name="f:narrow" as="xs:boolean" visibility="private">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="
      translate($text, $common, '') eq '' or matches($text, '^[ -&#x2FF;&#x2010;-&#x2044;]*$')"/>
  </xsl:function>

  <!-- How many columns a text takes. -->
  <xsl:function name="f:width" as="xs:integer" visibility="public">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="
      if (f:narrow($text)) then string-length($text)
      else string-length(replace($text, '\p{M}', '')) + string-length(replace($text, '[^' || $wide || ']', ''))"/>
  </xsl:function>

  <!-- A text in lines of at most so many columns; a word that is longer stands alone. -->
  <xsl:function name="f:wrap" as="xs:string*" visibility="public">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="width" as="xs:integer"/>
    <xsl:sequence select="
      if (string-length($text) * 2 le $width) then $text[. ne '']
      else if (f:narrow($text) or not(matches($text, '[\p{M}' || $wide || ']'))) then f:wrap-words($text, $width)
      else if (f:width($text) le $width) then $text
      else f:wrap-units($text, $width)"/>
  </xsl:function>

  <!-- The same for a text whose lines break between words only. -->
  <xsl:function name="f:wrap-words" as="xs:string*" visibility="private">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="width" as="xs:integer"/>
    <xsl:variable name="start" as="xs:string" select="substring($text, 1, $width + 1)"/>
    <xsl:variable name="line" as="xs:string" select="
      if (string-length($text) le $width) then $text
      else if (not(contains($start, ' '))) then substring-before($text || ' ', ' ')
      else if (ends-with($start, ' ')) then substring($start, 1, $width)
      else substring($start, 1, $width - string-length(tokenize($start)[last()]))"/>
    <xsl:sequence select="
      $line[. ne ''], if ($line eq $text) then () else f:wrap-words(substring($text, string-length($line) + 2), $width)"/>
  </xsl:function>

  <!-- The same for a text that may also break between wide characters. -->
  <xsl:function name="f:wrap-units" as="xs:string*" visibility="private">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="width" as="xs:integer"/>
    <xsl:iterate select="analyze-string($text, $unit)/*">
      <xsl:param name="line" as="xs:string" select="''"/>
      <xsl:on-completion select="$line[. ne ''] ! replace(., ' $', '')"/>
      <xsl:variable name="fits" as="xs:boolean"
                    select="$line = '' or normalize-space() = '' or f:width($line || string()) le $width"/>
      <xsl:sequence select="$line[not($fits)] ! replace(., ' $', '')"/>
      <xsl:next-iteration>
        <xsl:with-param name="line" select="if ($fits) then $line || string() else string()"/>
      </xsl:next-iteration>
    </xsl:iterate>
  </xsl:function>

  <!-- A text in lines of at most so many columns behind a label; the lines that follow stand under the
       first word. A label that leaves no room stands on its own lines. -->
  <xsl:function name="f:hang" as="xs:string+" visibility="public">
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="width" as="xs:integer"/>
    <xsl:variable name="indent" as="xs:integer" select="f:width($label)"/>
    <xsl:variable name="room" as="xs:integer" select="$width - $indent"/>
    <xsl:variable name="fits" as="xs:boolean" select="$room ge $width idiv 3"/>
    <xsl:variable name="lines" as="xs:string*" select="f:wrap($text, if ($fits) then $room else $width - 2)"/>
    <xsl:sequence select="
      if (not($fits)) then (f:wrap(normalize-space($label), $width), $lines ! ('  ' || .))
      else if (empty($lines)) then replace($label, ' +$', '')
      else ($label || head($lines), tail($lines) ! (f:spaces($indent) || .))"/>
  </xsl:function>

  <!-- Two texts at the two ends of a line; where they do not fit, the second stands below the first. -->
  <xsl:function name="f:spread" as="xs:string*" visibility="public">
    <xsl:param name="left" as="xs:string"/>
    <xsl:param name="right" as="xs:string"/>
    <xsl:variable name="between" as="xs:integer" select="$columns - f:width($left) - f:width($right)"/>
    <xsl:sequence select="
      if ($between ge 3) then $left || f:spaces($between) || $right
      else (f:wrap($left, $columns), f:wrap($right, $columns))"/>
  </xsl:function>

  <!-- A text at the right end of its column. -->
  <xsl:function name="f:right" as="xs:string" visibility="public">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="width" as="xs:integer"/>
    <xsl:sequence select="f:spaces($width - f:width($text)) || $text"/>
  </xsl:function>

  <!-- A text at the left end of its column, filled with spaces. -->
  <xsl:function name="f:left" as="xs:string" visibility="public">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="width" as="xs:integer"/>
    <xsl:sequence select="$text || f:spaces($width - f:width($text))"/>
  </xsl:function>

  <!-- So many spaces. -->
  <xsl:function name="f:spaces" as="xs:string" visibility="public">
    <xsl:param name="count" as="xs:integer"/>
    <xsl:sequence select="
      if ($count le $columns) then substring($blank, 1, $count) else $blank || f:spaces($count - $columns)"/>
  </xsl:function>

</xsl:stylesheet>
