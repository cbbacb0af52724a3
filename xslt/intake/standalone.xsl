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

  <!-- The telegram in standalone TEI as the source that it was: without the entries, categories and units that
       were put in, each with the white space before it, and with its own pointers. Assumes intake.xsl. -->

  <!-- The source that a standalone telegram was. -->
  <xsl:function name="f:telegram-source" as="xs:string" visibility="public">
    <xsl:param name="document" as="document-node()"/>
    <xsl:variable name="telegram" as="element(TEI)" select="$document/TEI"/>
    <xsl:variable name="source" as="element(TEI)">
      <xsl:apply-templates select="$telegram" mode="m:telegram">
        <xsl:with-param name="stem" select="string($telegram/@xml:id)" tunnel="yes"/>
        <xsl:with-param name="own" select="
          map:merge($telegram//*[@xml:id][not(ancestor-or-self::*[f:is-put-in(.)])] ! map{string(@xml:id): true()})" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:variable>
    <xsl:sequence select="f:written($source)"/>
  </xsl:function>

  <!-- Whether an export put an element into a telegram. -->
  <xsl:function name="f:is-put-in" as="xs:boolean" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
      $element/self::standOff/parent::TEI or $element[self::classDecl or self::unitDecl]/parent::encodingDesc
      or $element/self::encodingDesc[*][not(* except (classDecl, unitDecl))]"/>
  </xsl:function>

  <xsl:template match="*[f:is-put-in(.)]" mode="m:telegram"/>

  <xsl:template match="text()[not(normalize-space())][following-sibling::node()[1][f:is-put-in(.)]]" mode="m:telegram"/>

  <xsl:template match="@*[name() = $pointers]" mode="m:telegram" as="attribute()">
    <xsl:param name="stem" as="xs:string" tunnel="yes"/>
    <xsl:param name="own" as="map(xs:string, xs:boolean)" tunnel="yes"/>
    <xsl:attribute name="{name()}" select="f:each-token(., f:lead-home(?, $stem, $own, name()))"/>
  </xsl:template>

  <!-- A pointer as the telegram had it: a prefix again, or an address in schemes and where prefixes are declared. -->
  <xsl:function name="f:lead-home" as="xs:string" visibility="private">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="stem" as="xs:string"/>
    <xsl:param name="own" as="map(xs:string, xs:boolean)"/>
    <xsl:param name="attribute" as="xs:string"/>
    <xsl:variable name="id" as="xs:string" select="substring($pointer, 2)"/>
    <xsl:sequence select="
      if (not(starts-with($pointer, '#'))) then
        if ($attribute eq 'replacementPattern') then $pointer
        else if (starts-with($pointer, $stem || '.xml#') and not(contains($pointer, '#' || $stem))) then
          f:address(substring-after($pointer, '#'), '../registers/')
        else f:to-prefix($pointer)
      else if (map:contains($own, $id)) then $pointer
      else if ($attribute = ('scheme', 'replacementPattern') or not(contains($id, '-'))) then
        f:address($id, '../registers/')
      else f:prefixed($id)"/>
  </xsl:function>

  <!-- The pointer with a prefix that leads to an entry: person:stalin. -->
  <xsl:function name="f:prefixed" as="xs:string" visibility="private">
    <xsl:param name="id" as="xs:string"/>
    <xsl:sequence select="substring-before($id, '-') || ':' || substring-after($id, '-')"/>
  </xsl:function>

  <!-- The pointer that leads to a telegram whose published file has this address. One that begins with ./ had no
       prefix, and named the folder if it begins with ././; any other address stays. -->
  <xsl:function name="f:to-prefix" as="xs:string" visibility="private">
    <xsl:param name="address" as="xs:string"/>
    <xsl:sequence select="
      if (starts-with($address, './')) then
        replace(replace($address, '^\./(\.\./[^/]*/)?', ''), '^\./(\.\./[^/]*/)?', '../telegrams/')
      else if (not(matches($address, '^(\.\./[^/]*/)?tg-[a-z0-9\-]+\.xml(#tg-[a-z0-9.\-]+)?$'))) then $address
      else 'telegram:' || replace($address, '^.*#|^.*/|\.xml$', '')"/>
  </xsl:function>

</xsl:stylesheet>
