<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- A member of a corpus as the source that it was: ids lose the prefix that made them unique, and pointers
       lead from file to file again. Assumes intake.xsl. -->

  <!-- The source that a member of this number was; $stem is its name. -->
  <xsl:function name="f:member-source" as="xs:string" visibility="public">
    <xsl:param name="corpus" as="document-node()"/>
    <xsl:param name="number" as="xs:integer"/>
    <xsl:param name="stem" as="xs:string"/>
    <xsl:variable name="member" as="element(TEI)" select="$corpus/teiCorpus/TEI[$number]"/>
    <xsl:variable name="own" as="map(xs:string, xs:boolean)" select="
      map:merge($member//@xml:id ! map{string(): true()})"/>
    <xsl:variable name="source" as="element(TEI)">
      <xsl:apply-templates select="$member" mode="m:source">
        <xsl:with-param name="stem" select="$stem" tunnel="yes"/>
        <xsl:with-param name="own" select="$own" tunnel="yes"/>
        <xsl:with-param name="is-telegram" select="empty($member/@n)" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:variable>
    <xsl:sequence select="f:written($source)"/>
  </xsl:function>

  <!-- The name of a register, which its file says. -->
  <xsl:template match="teiCorpus/TEI/@n" mode="m:source"/>

  <xsl:template match="@xml:id" mode="m:source" as="attribute()">
    <xsl:param name="stem" as="xs:string" tunnel="yes"/>
    <xsl:attribute name="xml:id" select="f:without(., $stem)"/>
  </xsl:template>

  <xsl:template match="@*[name() = $pointers]" mode="m:source" as="attribute()">
    <xsl:param name="stem" as="xs:string" tunnel="yes"/>
    <xsl:param name="own" as="map(xs:string, xs:boolean)" tunnel="yes"/>
    <xsl:param name="is-telegram" as="xs:boolean" tunnel="yes"/>
    <xsl:attribute name="{name()}" select="f:each-token(., f:lead-back(?, $stem, $own, $is-telegram))"/>
  </xsl:template>

  <!-- An id without the prefix that a corpus gave it. -->
  <xsl:function name="f:without" as="xs:string" visibility="private">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="stem" as="xs:string"/>
    <xsl:sequence select="if (starts-with($id, $stem || '_')) then substring-after($id, '_') else $id"/>
  </xsl:function>

  <!-- A pointer as it led in the source. -->
  <xsl:function name="f:lead-back" as="xs:string" visibility="private">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="stem" as="xs:string"/>
    <xsl:param name="own" as="map(xs:string, xs:boolean)"/>
    <xsl:param name="is-telegram" as="xs:boolean"/>
    <xsl:variable name="id" as="xs:string" select="substring-after($pointer, '#')"/>
    <xsl:sequence select="
      if (not(matches($pointer, '^(\.\./registers\.xml)?#'))) then $pointer
      else if (map:contains($own, $id)) then '#' || f:without($id, $stem)
      else if (starts-with($id, '$1')) then
        '../telegrams/'[not($is-telegram)] || '$1.xml' || ('#' || $id)[$id ne '$1']
      else if ($is-telegram and matches($id, '^tg-')) then
        substring-before($id || '.', '.') || '.xml' || ('#' || $id)[contains($id, '.')]
      else f:address($id, if ($is-telegram) then '../registers/' else '')"/>
  </xsl:function>

</xsl:stylesheet>
