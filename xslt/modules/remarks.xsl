<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- What the edition remarks below the plaintext: readings and corrections, then notes, each behind
       the sign that stands in the text. -->

  <!-- The readings and corrections, then the notes, each list under its heading. -->
  <xsl:function name="f:remarks" as="xs:string*" visibility="private">
    <xsl:param name="text" as="element(div)"/>
    <xsl:param name="signs" as="map(xs:string, xs:string)"/>
    <xsl:variable name="readings" as="element()*" select="$text/descendant::*[self::app or self::choice]"/>
    <xsl:variable name="notes" as="element()*" select="$text/descendant::*[self::note or self::gap][not(ancestor::app)]"/>
    <xsl:sequence select="
      f:remark-list('plaintext.readings', $readings, $signs), f:remark-list('plaintext.notes', $notes, $signs)"/>
  </xsl:function>

  <!-- A heading and its remarks; nothing where there are none. -->
  <xsl:function name="f:remark-list" as="xs:string*" visibility="private">
    <xsl:param name="heading" as="xs:string"/>
    <xsl:param name="remarks" as="element()*"/>
    <xsl:param name="signs" as="map(xs:string, xs:string)"/>
    <xsl:if test="exists($remarks)">
      <xsl:sequence select="'', f:told('text', f:string($heading)), ''"/>
      <xsl:sequence select="$remarks ! f:told('field', (concat('{', $signs(generate-id()), '}'), f:remark(.)))"/>
    </xsl:if>
  </xsl:function>

  <!-- What a reading, a correction or a note says. -->
  <xsl:function name="f:remark" as="xs:string" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="said" as="xs:string*">
      <xsl:apply-templates select="$element" mode="m:remark"/>
    </xsl:variable>
    <xsl:sequence select="string-join($said, ' ')"/>
  </xsl:function>

  <xsl:template match="note" mode="m:remark" as="xs:string">
    <xsl:sequence select="f:text(.)"/>
  </xsl:template>

  <xsl:template match="note[@type = ('translator', 'publisher')]" mode="m:remark" as="xs:string" priority="1">
    <xsl:sequence select="f:string('plaintext.' || @type, map{'text': f:text(.)})"/>
  </xsl:template>

  <xsl:template match="gap" mode="m:remark" as="xs:string">
    <xsl:sequence select="f:string('plaintext.gap', map{'gap': f:gap-words(.)})"/>
  </xsl:template>

  <xsl:template match="app" mode="m:remark" as="xs:string+">
    <xsl:sequence select="string-join((lem, rdg) ! f:reading(.), '; ') || '.'"/>
    <xsl:apply-templates select="descendant::note[ancestor::app[1] is current()]" mode="#current"/>
  </xsl:template>

  <xsl:template match="choice" mode="m:remark" as="xs:string+">
    <xsl:sequence select="f:string('plaintext.corrected', map{'text': f:text(sic)})"/>
  </xsl:template>

  <!-- One reading and its witnesses. -->
  <xsl:function name="f:reading" as="xs:string" visibility="private">
    <xsl:param name="reading" as="element()"/>
    <xsl:variable name="values" as="map(xs:string, xs:string)"
                  select="map{'text': f:text($reading), 'witnesses': string-join(f:ids($reading/@wit), ' ')}"/>
    <xsl:sequence select="f:string(('plaintext.reading'[$values?text], 'plaintext.omitted')[1], $values)"/>
  </xsl:function>

</xsl:stylesheet>
