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

  <!-- What a standalone telegram takes from the registers: the entries that it points to, and the entries that
       these point to. Also the works that they cite, and the categories and units that the telegram uses. Each
       list is in the order of ids, so the file does not depend on where an entry stands in its register. -->

  <!-- All register elements that a telegram needs, each once, in the order of their ids. -->
  <xsl:function name="f:used" as="element()*" visibility="private">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="elements" as="element()+" select="$tei/descendant::*"/>
    <xsl:variable name="pointers" as="xs:string*" select="distinct-values($elements/(@ref, @target, @ana, @unitRef))"/>
    <xsl:variable name="ids" as="xs:string*" select="
      distinct-values($pointers ! tokenize(.)) ! f:id(.), distinct-values($elements/@commodity) ! concat('commodity-', .)"/>
    <xsl:sequence select="sort(map:keys(f:with-needed(map{}, $ids[map:contains($matter-of, .)]))) ! $matter-of(.)"/>
  </xsl:function>

  <!-- Elements in the order of their ids. -->
  <xsl:function name="f:by-id" as="element()*" visibility="private">
    <xsl:param name="elements" as="element()*"/>
    <xsl:sequence select="sort($elements, (), function($element) {string($element/@xml:id)})"/>
  </xsl:function>

  <!-- The ids in $found and $new, and those of all elements that the new ones need, directly or not, as the
       keys of a map. -->
  <xsl:function name="f:with-needed" as="map(xs:string, xs:boolean)" visibility="private">
    <xsl:param name="found" as="map(xs:string, xs:boolean)"/>
    <xsl:param name="new" as="xs:string*"/>
    <xsl:variable name="all" as="map(xs:string, xs:boolean)" select="fold-left($new, $found, map:put(?, ?, true()))"/>
    <xsl:sequence select="
      if (empty($new)) then $found
      else f:with-needed($all, distinct-values($new ! $needs-of(.))[not($all(.))])"/>
  </xsl:function>

  <!-- The standOff element with the entries and the works that they cite; nothing if no entries are used. -->
  <xsl:template name="t:stand-off" as="node()*">
    <xsl:param name="used" as="element()*" tunnel="yes"/>
    <xsl:param name="works" as="element(bibl)*" tunnel="yes"/>
    <xsl:if test="$used[not(self::category or self::unitDef)]">
      <xsl:text>&#10;  </xsl:text>
      <standOff xmlns="http://www.tei-c.org/ns/1.0">
        <xsl:call-template name="t:entries">
          <xsl:with-param name="list" select="'listPerson'"/>
          <xsl:with-param name="entries" select="$used[self::person]"/>
        </xsl:call-template>
        <xsl:call-template name="t:entries">
          <xsl:with-param name="list" select="'listPlace'"/>
          <xsl:with-param name="entries" select="$used[self::place]"/>
        </xsl:call-template>
        <xsl:call-template name="t:entries">
          <xsl:with-param name="list" select="'listOrg'"/>
          <xsl:with-param name="entries" select="$used[self::org]"/>
        </xsl:call-template>
        <xsl:call-template name="t:entries">
          <xsl:with-param name="list" select="'listBibl'"/>
          <xsl:with-param name="entries" select="$used[self::bibl]"/>
        </xsl:call-template>
        <xsl:call-template name="t:entries">
          <xsl:with-param name="list" select="'listBibl'"/>
          <xsl:with-param name="entries" select="$works"/>
        </xsl:call-template>
        <xsl:call-template name="t:lines">
          <xsl:with-param name="elements" select="$used[self::entry]"/>
          <xsl:with-param name="indent" select="'&#10;    '"/>
        </xsl:call-template>
        <xsl:text>&#10;  </xsl:text>
      </standOff>
    </xsl:if>
  </xsl:template>

  <!-- Entries in a list element of this name; nothing if there are none. -->
  <xsl:template name="t:entries" as="node()*">
    <xsl:param name="list" as="xs:string"/>
    <xsl:param name="entries" as="element()*"/>
    <xsl:param name="indent" as="xs:string" select="'&#10;    '"/>
    <xsl:if test="exists($entries)">
      <xsl:text>{$indent}</xsl:text>
      <xsl:element name="{$list}" namespace="http://www.tei-c.org/ns/1.0">
        <xsl:call-template name="t:lines">
          <xsl:with-param name="elements" select="$entries"/>
          <xsl:with-param name="indent" select="$indent || '  '"/>
        </xsl:call-template>
        <xsl:text>{$indent}</xsl:text>
      </xsl:element>
    </xsl:if>
  </xsl:template>

  <!-- Elements with local pointers, each on its own line. A fragment is written as its key, unless a work is
       renamed whose id is not shared by different works. -->
  <xsl:template name="t:lines" as="node()*">
    <xsl:param name="elements" as="element()*"/>
    <xsl:param name="indent" as="xs:string"/>
    <xsl:param name="renamed" as="map(xs:string, xs:boolean)" tunnel="yes"/>
    <xsl:param name="all-shared" as="xs:boolean" tunnel="yes"/>
    <xsl:for-each select="$elements">
      <xsl:variable name="key" as="xs:string?" select="$key-of(generate-id())[$all-shared]"/>
      <xsl:choose>
        <xsl:when test="exists($key)">
          <xsl:text>{$indent}{$mark}{$key}{'*'[map:size($renamed) gt 0]}{$mark}</xsl:text>
        </xsl:when>
        <xsl:otherwise>
          <xsl:text>{$indent}</xsl:text>
          <xsl:apply-templates select="." mode="m:standalone"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <!-- The declarations of the categories and units that the telegram uses; nothing if it uses none. -->
  <xsl:template name="t:declarations" as="node()*">
    <xsl:param name="used" as="element()*" tunnel="yes"/>
    <xsl:variable name="categories" as="element(category)*" select="$used[self::category]/ancestor-or-self::category"/>
    <xsl:call-template name="t:entries">
      <xsl:with-param name="list" select="'classDecl'"/>
      <xsl:with-param name="entries" select="f:by-id($categories/parent::taxonomy)"/>
      <xsl:with-param name="indent" select="'&#10;      '"/>
      <xsl:with-param name="categories" select="map:merge($categories ! map{generate-id(): true()})" tunnel="yes"/>
    </xsl:call-template>
    <xsl:call-template name="t:entries">
      <xsl:with-param name="list" select="'unitDecl'"/>
      <xsl:with-param name="entries" select="$used[self::unitDef]"/>
      <xsl:with-param name="indent" select="'&#10;      '"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A taxonomy with only those categories that are used or contain a used one. They come after all else; a
       category within a category keeps its place. -->
  <xsl:template match="taxonomy" mode="m:standalone" as="element(taxonomy)">
    <xsl:param name="categories" as="map(xs:string, xs:boolean)" tunnel="yes"/>
    <xsl:copy>
      <xsl:apply-templates select="@*" mode="#current"/>
      <xsl:call-template name="t:lines">
        <xsl:with-param name="elements" select="* except category, f:by-id(category[$categories(generate-id())])"/>
        <xsl:with-param name="indent" select="'&#10;          '"/>
      </xsl:call-template>
      <xsl:text>&#10;        </xsl:text>
    </xsl:copy>
  </xsl:template>

</xsl:stylesheet>
