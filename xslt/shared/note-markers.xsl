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
    <xsl:sequence select="exists($element[self::app or self::choice or self::add or self::del or self::hi/@hand
      or self::seg[@type = 'resolution'][not(parent::opener or parent::closer or parent::note)]])"/>
  </xsl:function>

  <!-- Whether a note, gap, variant or correction has its own sign. -->
  <xsl:function name="f:has-sign" as="xs:boolean" visibility="public">
    <xsl:param name="noted" as="element()"/>
    <xsl:sequence select="
      empty($noted/self::note[@type = 'source']) and empty($noted/ancestor::*[self::sic/parent::choice or self::rdg or self::del or f:is-resolution(.) or self::app[$noted/self::note or $noted/self::gap]])"/>
  </xsl:function>

  <!-- The notes that are shown with a variant or a correction. A note inside a variant or an error belongs to
       the nearest variant or correction that has a sign. -->
  <xsl:function name="f:notes-on" as="element(note)*" visibility="public">
    <xsl:param name="noted" as="element()"/>
    <xsl:sequence select="
      ($noted/self::app, $noted/self::choice/sic, $noted/self::del, $noted/self::seg)/descendant::note[
        (ancestor::app | ancestor::del | ancestor::sic/parent::choice | ancestor::seg[f:is-resolution(.)])[f:has-sign(.)][last()] is $noted]"/>
  </xsl:function>

  <!-- The note that a second call of it points to. In a quotation, which is a tree without a document, none. -->
  <xsl:function name="f:called" as="element(note)?" visibility="public">
    <xsl:param name="call" as="element(ref)"/>
    <xsl:sequence select="root($call)[. instance of document-node()] ! key('note', f:ids($call/@target), .)[1]"/>
  </xsl:function>

  <xsl:key name="note" match="note[@xml:id]" use="@xml:id"/>

  <!-- Whether an element is what a reader wrote on the sheet; it is not part of the telegram. -->
  <xsl:function name="f:is-resolution" as="xs:boolean" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/self::seg[@type = 'resolution'])"/>
  </xsl:function>

  <!-- Whether an element is not in the words as they read: a note, a reading other than the lemma, an error that is
       corrected, what was deleted, a sign of doubt, what a reader wrote. -->
  <xsl:function name="f:is-unread" as="xs:boolean" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
      exists($element[self::note or self::rdg or self::sic/parent::choice or self::del or self::metamark or f:is-resolution(.)])"/>
  </xsl:function>

  <!-- Whether a line of the form is one of this telegram, and not of a quotation or another reading. -->
  <xsl:function name="f:is-own" as="xs:boolean" visibility="public">
    <xsl:param name="line" as="element()"/>
    <xsl:sequence select="
      empty($line/ancestor::*[self::q or self::quote or self::floatingText or f:is-unread(.)])"/>
  </xsl:function>

  <!-- Whether the parts of a dateline stand apart from each other: they are lines with nothing but space between them. -->
  <xsl:function name="f:is-parted" as="xs:boolean" visibility="public">
    <xsl:param name="dateline" as="element(dateline)"/>
    <xsl:sequence select="
      exists($dateline/seg[2])
      and empty($dateline/* except $dateline/(seg[not(f:is-resolution(.))] | note))
      and empty($dateline/text()[normalize-space()])
      and (every $seg in $dateline/seg[position() gt 1] satisfies $seg/preceding-sibling::node()[not(self::note)][1] instance of text())"/>
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
      ($gap/desc[not(@source)] ! f:plain(.)[. ne ''],
      $gap/@quantity ! (if (../@unit) then f:counted-value('gap.', 'gap/@unit', ../@unit, xs:decimal(.)) else string(.)), $gap/@unit/string())[1]"/>
    <xsl:variable name="printed" as="xs:string*" select="
      $gap/desc[@source]
        ! f:string('gap.printed', map{'text': f:plain(.), 'sigla': f:sigla(@source)})"/>
    <xsl:sequence select="string-join((string-join(($missing, $gap/@reason ! f:value('gap.', 'gap/@reason', .), $gap[@cert] ! f:weighed(.)), ', '), $printed), '; ')"/>
  </xsl:function>

  <!-- What is said about unclear words besides that they are: why, and how witnesses mark them. -->
  <xsl:function name="f:unclear-details" as="xs:string?" visibility="public">
    <xsl:param name="unclear" as="element(unclear)"/>
    <xsl:variable name="marks" as="xs:string*" select="
      $unclear/metamark
        ! f:string('gap.printed', map{'text': normalize-space(), 'sigla': f:sigla(@source)})"/>
    <xsl:sequence select="
      string-join(($unclear/@reason ! f:value('unclear.', 'unclear/@reason', .), $marks), ', ')[. ne '']"/>
  </xsl:function>

  <!-- The same after the words for it. -->
  <xsl:function name="f:unclear-words" as="xs:string" visibility="public">
    <xsl:param name="unclear" as="element(unclear)"/>
    <xsl:sequence select="string-join((f:string('text.unclear'), f:unclear-details($unclear)), ': ')"/>
  </xsl:function>

  <!-- The words of an element on one line, without notes, other readings and errors, unless these contain the
       element or are it. -->
  <xsl:function name="f:plain" as="xs:string" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="within" as="element()*" select="$element/ancestor-or-self::*"/>
    <xsl:sequence select="
      (if (exists($element/descendant::*[f:is-unread(.) or self::expan or self::gap]))
        then $element/descendant::text()[empty(ancestor::*[f:is-unread(.) or self::expan or self::gap] except $within)] => string-join()
        else string($element))
      => normalize-space()"/>
  </xsl:function>

</xsl:stylesheet>
