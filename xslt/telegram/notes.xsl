<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xmlns:t="urn:edition:templates"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- Notes. A sign in the text is a link to its note. The note is one element; the style sheet shows it in the
       margin or, on a narrow screen, under its line. Assumes the tunnel parameter $signs, a map from
       shared/note-markers.xsl. -->

  <xsl:template match="note" mode="m:text" as="element()*">
    <xsl:param name="notes-follow" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:call-template name="t:sign"/>
    <xsl:if test="not($notes-follow)">
      <xsl:apply-templates select="." mode="m:note">
        <xsl:with-param name="link" select="()" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:if>
  </xsl:template>

  <xsl:template match="app//note | choice/sic//note | del//note | seg[@type = 'resolution']//note | note[@type = 'source']" mode="m:text" as="empty-sequence()"/>

  <!-- A note for the margin: its sign, its words, who wrote it, the notes on it, and a link back to the line. -->
  <xsl:template match="note | gap | app | choice | add | del | hi | seg" mode="m:note" as="element(Q{}span)">
    <xsl:param name="signs" as="map(xs:string, xs:string)" required="yes" tunnel="yes"/>
    <xsl:variable name="anchor" as="xs:string" select="f:anchor(.)"/>
    <span class="note" role="note" id="{$anchor}" data-edition-says="">
      <b class="mark">{$signs(generate-id())}</b>
      <xsl:text> </xsl:text>
      <xsl:apply-templates select="." mode="m:said"/>
      <xsl:sequence select="f:by(.)"/>
      <xsl:apply-templates select="f:notes-on(.)" mode="m:reading"/>
      <xsl:text> </xsl:text>
      <a class="close" href="#{$anchor}-sign">{f:string('note.close')}</a>
    </span>
  </xsl:template>

  <!-- The words for who wrote a note, and how certain it is, at its end. -->
  <xsl:function name="f:by" as="element(Q{}span)" visibility="private">
    <xsl:param name="noted" as="element()"/>
    <span class="by"> — {if (f:is-reading($noted)) then f:string('note.apparatus') else f:author($noted)}</span>
  </xsl:function>

  <xsl:template match="note" mode="m:said" as="node()*">
    <xsl:text>{@n ! f:string('note.number', map{'number': string(.)})}</xsl:text>
    <xsl:apply-templates mode="m:text">
      <xsl:with-param name="notes-follow" select="false()" tunnel="yes"/>
    </xsl:apply-templates>
  </xsl:template>

  <!-- The sign of a note, gap, variant or correction, as a link to its note. -->
  <xsl:template name="t:sign" as="element(Q{}a)">
    <xsl:param name="signs" as="map(xs:string, xs:string)" required="yes" tunnel="yes"/>
    <xsl:variable name="sign" as="xs:string" select="$signs(generate-id())"/>
    <xsl:variable name="anchor" as="xs:string" select="f:anchor(.)"/>
    <a class="sign" id="{$anchor}-sign" href="#{$anchor}" data-edition-says=""
       aria-label="{f:string('note.sign', map{'sign': $sign})}">{$sign}</a>
  </xsl:template>

  <!-- The notes, gaps, variants and corrections in an element that have a sign, in their order. Those without a
       sign are shown with another one. -->
  <xsl:function name="f:noted" as="element()*" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
      $element/descendant::*[self::note or self::gap or f:is-reading(.)][not(ancestor::note)][f:has-sign(.)]"/>
  </xsl:function>

  <!-- The anchor of an element of the telegram: its id, or one made for this page from its name and its number. -->
  <xsl:function name="f:anchor" as="xs:string" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
      if ($element/@xml:id) then string($element/@xml:id)
      else local-name($element) || '-' || $element/accumulator-before('elements') - 1"/>
  </xsl:function>

  <!-- How many elements have begun so far. One pass through the document counts for all elements without an id. -->
  <xsl:accumulator name="elements" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="*" select="$value + 1"/>
  </xsl:accumulator>

  <xsl:function name="f:identified" as="attribute(id)" visibility="private">
    <xsl:param name="id" as="xs:string"/>
    <xsl:attribute name="id" select="$id"/>
  </xsl:function>

</xsl:stylesheet>
