<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:f="urn:edition:functions"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                version="3.0">

  <!-- The signs of notes and readings, the same on the page and in the plaintext: notes and gaps are 1, 2, 3,
       readings and corrections a, b, c, each in the order of the text. What is noted within a variant or an
       error stands with it and has no sign of its own; nor has a variant or a correction in words
       that the text has not. -->

  <!-- The sign of each note, gap, reading and correction in an element, by generate-id(). -->
  <xsl:function name="f:signs" as="map(xs:string, xs:string)" visibility="public">
    <xsl:param name="text" as="element()"/>
    <xsl:variable name="notes" as="element()*" select="$text/descendant::*[self::note or self::gap][f:has-sign(.)]"/>
    <xsl:variable name="readings" as="element()*" select="$text/descendant::*[self::app or self::choice][f:has-sign(.)]"/>
    <xsl:map>
      <xsl:for-each select="$notes">
        <xsl:map-entry key="generate-id()" select="string(position())"/>
      </xsl:for-each>
      <xsl:for-each select="$readings">
        <xsl:map-entry key="generate-id()" select="format-integer(position(), 'a')"/>
      </xsl:for-each>
    </xsl:map>
  </xsl:function>

  <!-- Whether a note, a gap, a reading or a correction has a sign of its own. -->
  <xsl:function name="f:has-sign" as="xs:boolean" visibility="public">
    <xsl:param name="noted" as="element()"/>
    <xsl:sequence select="
      empty($noted/ancestor::*[self::sic or self::rdg or self::app[$noted/self::note or $noted/self::gap]])"/>
  </xsl:function>

  <!-- The notes that are told with a reading or a correction. -->
  <xsl:function name="f:notes-on" as="element(note)*" visibility="public">
    <xsl:param name="noted" as="element()"/>
    <xsl:sequence select="
      ($noted/self::app, $noted/self::choice/sic)/descendant::note[
        (ancestor::app | ancestor::sic/parent::choice)[f:has-sign(.)][last()] is $noted]"/>
  </xsl:function>

  <!-- The reading of a variant that a witness has; none if the variant leaves the witness out. -->
  <xsl:function name="f:reading-of" as="element()?" visibility="public">
    <xsl:param name="variant" as="element(app)"/>
    <xsl:param name="siglum" as="xs:string"/>
    <xsl:sequence select="$variant/(lem | rdg)[f:ids(@wit) = $siglum][1]"/>
  </xsl:function>

  <!-- What is said of a gap: what is missing, as far as it is stated, and why. -->
  <xsl:function name="f:gap-words" as="xs:string" visibility="public">
    <xsl:param name="gap" as="element(gap)"/>
    <xsl:variable name="missing" as="xs:string?" select="
      ($gap/desc ! f:plain(.)[. ne ''], $gap/@quantity[../@unit] ! f:counted('gap.' || ../@unit, xs:decimal(.)))[1]"/>
    <xsl:sequence select="string-join(($missing, $gap/@reason ! f:string('gap.' || .)), ', ')"/>
  </xsl:function>

  <!-- Whether an element follows another one without a space. -->
  <xsl:function name="f:follows" as="xs:boolean" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/preceding-sibling::node()[1]/self::*)"/>
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
