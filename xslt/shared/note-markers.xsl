<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:f="urn:edition:functions"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                version="3.0">

  <!-- The signs of notes and readings, the same on the page and in the plaintext. Notes and gaps have the signs
       1, 2, 3; variants and corrections a, b, c, and so have abbreviations and what a
       hand added, deleted or set off; both in the order of the text. A note or gap inside a variant, an error or
       deleted words is shown with it and has no sign. A publisher's note on the source has none. Neither has a variant or a correction inside an error,
       inside deleted words or inside a reading that is not the lemma. -->

  <!-- The sign of each note, gap, variant and correction in some elements, by its generate-id(). -->
  <xsl:function name="f:signs" as="map(xs:string, xs:string)" visibility="public">
    <xsl:param name="text" as="element()+"/>
    <xsl:variable name="notes" as="element()*" select="$text/descendant::*[self::note or self::gap][f:has-sign(.)]"/>
    <xsl:variable name="readings" as="element()*" select="$text/descendant::*[f:is-reading(.)][f:has-sign(.)]"/>
    <xsl:map>
      <xsl:for-each select="$notes">
        <xsl:map-entry key="generate-id()" select="string(position())"/>
      </xsl:for-each>
      <xsl:for-each select="$readings">
        <xsl:map-entry key="generate-id()" select="format-integer(position(), 'a')"/>
      </xsl:for-each>
    </xsl:map>
  </xsl:function>

  <!-- Whether an element is marked with a letter: a variant, a correction or abbreviation, or what a hand added,
       deleted or set off. -->
  <xsl:function name="f:is-reading" as="xs:boolean" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element[self::app or self::choice or self::add or self::del or self::hi/@hand])"/>
  </xsl:function>

  <!-- Whether a note, gap, variant or correction has its own sign. -->
  <xsl:function name="f:has-sign" as="xs:boolean" visibility="public">
    <xsl:param name="noted" as="element()"/>
    <xsl:sequence select="
      empty($noted/self::note[@type = 'source']) and empty($noted/ancestor::*[self::sic or self::rdg or self::del or self::app[$noted/self::note or $noted/self::gap]])"/>
  </xsl:function>

  <!-- The notes that are shown with a variant or a correction. A note inside a variant or an error belongs to
       the nearest variant or correction that has a sign. -->
  <xsl:function name="f:notes-on" as="element(note)*" visibility="public">
    <xsl:param name="noted" as="element()"/>
    <xsl:sequence select="
      ($noted/self::app, $noted/self::choice/sic, $noted/self::del)/descendant::note[
        (ancestor::app | ancestor::del | ancestor::sic/parent::choice)[f:has-sign(.)][last()] is $noted]"/>
  </xsl:function>

  <!-- The reading that a witness has of a variant; empty if the variant does not name the witness. -->
  <xsl:function name="f:reading-of" as="element()?" visibility="public">
    <xsl:param name="variant" as="element(app)"/>
    <xsl:param name="siglum" as="xs:string"/>
    <xsl:sequence select="$variant/(lem | rdg)[f:ids(@wit) = $siglum][1]"/>
  </xsl:function>

  <!-- What is said about a gap: what is missing, as far as it is stated, and why. -->
  <xsl:function name="f:gap-words" as="xs:string" visibility="public">
    <xsl:param name="gap" as="element(gap)"/>
    <xsl:variable name="missing" as="xs:string?" select="
      ($gap/desc ! f:plain(.)[. ne ''], $gap/@quantity[../@unit] ! f:counted-value('gap.', 'gap/@unit', ../@unit, xs:decimal(.)))[1]"/>
    <xsl:sequence select="string-join(($missing, $gap/@reason ! f:value('gap.', 'gap/@reason', .)), ', ')"/>
  </xsl:function>

  <!-- Whether an element follows another one directly, without even a space between them. -->
  <xsl:function name="f:follows" as="xs:boolean" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/preceding-sibling::node()[1]/self::*)"/>
  </xsl:function>

  <!-- The words of an element on one line, without notes, other readings and errors, unless these contain the
       element or are it. -->
  <xsl:function name="f:plain" as="xs:string" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="within" as="element()*" select="$element/ancestor-or-self::*"/>
    <xsl:sequence select="
      (if (exists($element/descendant::*[self::note or self::rdg or self::sic or self::del or self::expan]))
        then $element/descendant::text()[empty(ancestor::*[self::note or self::rdg or self::sic or self::del or self::expan] except $within)] => string-join()
        else string($element))
      => normalize-space()"/>
  </xsl:function>

</xsl:stylesheet>
