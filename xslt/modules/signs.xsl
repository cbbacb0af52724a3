<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:f="urn:edition:functions"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                version="3.0">

  <!-- The signs of notes and readings, the same on the page and in the plaintext: notes and gaps are 1, 2, 3,
       readings and corrections a, b, c, each in the order of the text. A note on a reading or
       a gap in one stands with the reading and has no sign of its own. -->

  <!-- The sign of each note, gap, reading and correction in an element, by generate-id(). -->
  <xsl:function name="f:signs" as="map(xs:string, xs:string)" visibility="public">
    <xsl:param name="text" as="element()"/>
    <xsl:variable name="notes" as="element()*" select="$text/descendant::*[self::note or self::gap][not(ancestor::app)]"/>
    <xsl:variable name="readings" as="element()*" select="$text/descendant::*[self::app or self::choice]"/>
    <xsl:map>
      <xsl:for-each select="$notes">
        <xsl:map-entry key="generate-id()" select="string(position())"/>
      </xsl:for-each>
      <xsl:for-each select="$readings">
        <xsl:map-entry key="generate-id()" select="format-integer(position(), 'a')"/>
      </xsl:for-each>
    </xsl:map>
  </xsl:function>

  <!-- What is said of a gap: what is missing, as far as it is stated, and why. -->
  <xsl:function name="f:gap-words" as="xs:string" visibility="public">
    <xsl:param name="gap" as="element(gap)"/>
    <xsl:variable name="missing" as="xs:string?" select="
      ($gap/desc ! f:plain(.)[. ne ''], $gap/@quantity[../@unit] ! f:counted('gap.' || ../@unit, xs:decimal(.)))[1]"/>
    <xsl:sequence select="string-join(($missing, $gap/@reason ! f:string('gap.' || .)), ', ')"/>
  </xsl:function>

  <!-- The words in an element on one line as they read: without notes, other readings and errors. -->
  <xsl:function name="f:plain" as="xs:string" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="within" as="element()*" select="$element/ancestor-or-self::*"/>
    <xsl:sequence select="
      (if (exists($element/descendant::*[self::note or self::rdg or self::sic]))
        then $element/descendant::text()[empty(ancestor::*[self::note or self::rdg or self::sic] except $within)] => string-join()
        else string($element))
      => normalize-space()"/>
  </xsl:function>

</xsl:stylesheet>
