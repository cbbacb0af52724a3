<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- The remarks below the plaintext: readings and corrections, then notes and gaps, each after the sign that
       stands in the text. -->

  <xsl:function name="f:remarks" as="xs:string*" visibility="private">
    <xsl:param name="text" as="element(div)+"/>
    <xsl:param name="signs" as="map(xs:string, xs:string)"/>
    <xsl:variable name="readings" as="element()*" select="$text/descendant::*[f:is-reading(.)][f:has-sign(.)]"/>
    <xsl:variable name="notes" as="element()*" select="$text/descendant::*[self::note or self::gap][f:has-sign(.)]"/>
    <xsl:sequence select="
      f:remark-list('plaintext.readings', $readings, $signs), f:remark-list('plaintext.notes', $notes, $signs),
      f:resolutions($text)"/>
  </xsl:function>

  <!-- A heading and its remarks; nothing if there are none. -->
  <xsl:function name="f:remark-list" as="xs:string*" visibility="private">
    <xsl:param name="heading" as="xs:string"/>
    <xsl:param name="remarks" as="element()*"/>
    <xsl:param name="signs" as="map(xs:string, xs:string)"/>
    <xsl:if test="exists($remarks)">
      <xsl:sequence select="'', f:told('text', f:string($heading)), ''"/>
      <xsl:sequence select="$remarks ! f:told('field', (concat('{', $signs(generate-id()), '}'), f:remark(.)))"/>
    </xsl:if>
  </xsl:function>

  <!-- What readers wrote on lines of their own, under a heading. -->
  <xsl:function name="f:resolutions" as="xs:string*" visibility="private">
    <xsl:param name="text" as="element(div)+"/>
    <xsl:variable name="resolutions" as="element(seg)*" select="$text/descendant::seg[f:is-resolution(.)][not(f:is-reading(.))][not(ancestor::note)]"/>
    <xsl:if test="exists($resolutions)">
      <xsl:sequence select="'', f:told('text', f:string('form.resolution')), '', $resolutions ! f:told('text', f:remark(.))"/>
    </xsl:if>
  </xsl:function>

  <!-- What is said about a reading, a correction, a note or a gap. -->
  <xsl:function name="f:remark" as="xs:string" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="said" as="xs:string*">
      <xsl:apply-templates select="$element" mode="m:remark"/>
    </xsl:variable>
    <xsl:sequence select="string-join($said, ' ')"/>
  </xsl:function>

  <!-- The editor's notes are said without his name. -->
  <xsl:template match="note" mode="m:remark" as="xs:string">
    <xsl:sequence select="f:numbered-note(.)"/>
  </xsl:template>

  <!-- The words of a note, after the number that it has in print. -->
  <xsl:function name="f:numbered-note" as="xs:string" visibility="private">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="string-join(($note/@n ! f:string('note.number', map{'number': string(.)}), f:text($note)))"/>
  </xsl:function>

  <xsl:template match="note[@type = ('translator', 'publisher') or @cert or @resp[not(f:ids(.) = 'editor')]]" mode="m:remark" as="xs:string" priority="1">
    <xsl:sequence select="f:string('plaintext.note', map{'text': f:numbered-note(.), 'who': f:author(.)})"/>
  </xsl:template>

  <xsl:template match="gap" mode="m:remark" as="xs:string">
    <xsl:sequence select="f:string('plaintext.gap', map{'gap': f:gap-words(.)})"/>
  </xsl:template>

  <xsl:template match="app" mode="m:remark" as="xs:string+">
    <xsl:sequence select="string-join((lem, rdg) ! f:readings(.), '; ') || '.'"/>
    <xsl:apply-templates select="f:notes-on(.)" mode="#current"/>
  </xsl:template>

  <xsl:template match="choice" mode="m:remark" as="xs:string+">
    <xsl:variable name="printed" as="xs:string" select="f:quoted(sic, '')"/>
    <xsl:sequence select="f:string(('plaintext.corrected'[$printed], 'plaintext.added')[1], map{'text': f:in-marks($printed)})"/>
    <xsl:apply-templates select="f:notes-on(.)" mode="#current"/>
  </xsl:template>

  <xsl:template match="choice[abbr]" mode="m:remark" as="xs:string" priority="1">
    <xsl:sequence select="f:string('plaintext.expanded', map{'text': f:in-marks(normalize-space(expan))})"/>
  </xsl:template>

  <xsl:template match="add | hi" mode="m:remark" as="xs:string">
    <xsl:sequence select="f:done(.)"/>
  </xsl:template>

  <xsl:template match="del | seg" mode="m:remark" as="xs:string+">
    <xsl:sequence select="f:string(if (self::seg) then 'plaintext.resolution' else 'plaintext.deleted', map{'text': f:in-marks(f:quoted(., '')), 'done': f:done(.)})"/>
    <xsl:apply-templates select="f:notes-on(.)" mode="#current"/>
  </xsl:template>

  <!-- What the witnesses of a reading have; witnesses with the same words are named together. -->
  <xsl:function name="f:readings" as="xs:string*" visibility="private">
    <xsl:param name="reading" as="element()"/>
    <xsl:for-each-group select="f:ids($reading/@wit)" group-by="f:quoted($reading, .)">
      <xsl:variable name="values" as="map(xs:string, xs:string)"
                    select="map{'text': f:in-marks(current-grouping-key()), 'witnesses': string-join(current-group(), ' ')}"/>
      <xsl:sequence select="f:string(('plaintext.reading'[$values?text], 'plaintext.omitted')[1], $values)"/>
    </xsl:for-each-group>
  </xsl:function>

  <!-- Words in quotation marks: single ones if the words have double ones of their own. -->
  <xsl:function name="f:in-marks" as="xs:string" visibility="private">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="if (not($words)) then '' else if (matches($words, '[“”„]')) then '‘' || $words || '’' else '“' || $words || '”'"/>
  </xsl:function>

  <!-- The words of a reading or an error on one line, as the witness $siglum has them. An empty $siglum stands
       for all witnesses. -->
  <xsl:function name="f:quoted" as="xs:string" visibility="private">
    <xsl:param name="words" as="element()?"/>
    <xsl:param name="siglum" as="xs:string"/>
    <xsl:variable name="pieces" as="xs:string*">
      <xsl:apply-templates select="$words/node()" mode="m:text">
        <xsl:with-param name="siglum" select="$siglum" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:variable>
    <xsl:sequence select="f:on-one-line(string-join($pieces))"/>
  </xsl:function>

</xsl:stylesheet>
