<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:f="urn:edition:functions"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- Pointers: the id that a pointer names, the entry with this id, the entry's name, and its page. Assumes
       the entry stylesheet's static parameter $registers, the documents of tei/registers. A pointer to a
       missing entry is reported by the checks; here its id is used as the name. -->

  <xsl:include href="entry-name.xsl"/>

  <!-- The registers' elements by their ids. The variable is static: it is computed once, when the stylesheet is
       compiled, and not again for each file. -->
  <xsl:variable name="entry-of" as="map(xs:string, element())" static="yes" select="
    map:merge(for $register in $registers return $register/descendant::*[@xml:id] ! map{string(@xml:id): .},
      map{'duplicates': 'use-first'})"/>

  <xsl:variable name="pages" as="map(xs:string, xs:string)" static="yes"
                select="map{'person': 'persons/', 'place': 'places/', 'org': 'organizations/', 'term': 'terms/'}"/>

  <!-- The id that a pointer names: person:stalin names person-stalin, telegram:X names X, #x and file.xml#x
       name x. The colon after a prefix is the only colon of its pointer. -->
  <xsl:function name="f:id" as="xs:string" visibility="public">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:sequence select="
      if (contains($pointer, '#')) then substring-after($pointer, '#')
      else if (starts-with($pointer, 'telegram:')) then substring-after($pointer, ':')
      else translate($pointer, ':', '-')"/>
  </xsl:function>

  <!-- Whether a target is a pointer with a prefix or with #, and not an address. -->
  <xsl:function name="f:is-pointer" as="xs:boolean" visibility="public">
    <xsl:param name="target" as="xs:string?"/>
    <xsl:sequence select="matches($target, '^([a-z]+:|#)[A-Za-z][A-Za-z0-9.\-]*$')"/>
  </xsl:function>

  <!-- The ids that the pointers of an attribute name, in their order. -->
  <xsl:function name="f:ids" as="xs:string*" visibility="public">
    <xsl:param name="pointers" as="attribute()?"/>
    <xsl:sequence select="tokenize($pointers) ! f:id(.)"/>
  </xsl:function>

  <!-- The sigla that an attribute names, with commas: W, K. -->
  <xsl:function name="f:sigla" as="xs:string" visibility="public">
    <xsl:param name="witnesses" as="attribute()?"/>
    <xsl:sequence select="string-join(f:ids($witnesses), ', ')"/>
  </xsl:function>

  <!-- The registers' element with this id, such as an entry, a category or a unit. -->
  <xsl:function name="f:entry" as="element()?" visibility="public">
    <xsl:param name="id" as="xs:string"/>
    <xsl:sequence select="$entry-of($id)"/>
  </xsl:function>

  <!-- The name by which the edition shows an entry; its id if the registers do not have it. -->
  <xsl:function name="f:label" as="xs:string" visibility="public">
    <xsl:param name="id" as="xs:string"/>
    <xsl:variable name="entry" as="element()?" select="f:entry($id)"/>
    <xsl:sequence select="if ($entry) then f:name($entry) else $id"/>
  </xsl:function>

  <!-- The address of an entry, a telegram or a place in a telegram, relative to the edition's root. -->
  <xsl:function name="f:url" as="xs:string" visibility="public">
    <xsl:param name="id" as="xs:string"/>
    <xsl:variable name="kind" as="xs:string" select="substring-before($id, '-')"/>
    <xsl:variable name="telegram" as="xs:string" select="substring-before($id || '.', '.')"/>
    <xsl:sequence select="
      if (map:contains($pages, $kind)) then $pages($kind) || $id || '.html'
      else if ($kind eq 'cited') then 'cited.html#' || $id
      else if ($kind eq 'tg') then string-join((f:page-of($telegram), $id[. ne $telegram]), '#')
      else 'categories.html#' || $id"/>
  </xsl:function>

  <!-- The address of a telegram's page, relative to the edition's root. -->
  <xsl:function name="f:page-of" as="xs:string" visibility="public">
    <xsl:param name="telegram" as="xs:string"/>
    <xsl:sequence select="f:folder($telegram) || $telegram || '.html'"/>
  </xsl:function>

  <!-- The folder of a telegram's files: telegrams/<year>/. -->
  <xsl:function name="f:folder" as="xs:string" visibility="public">
    <xsl:param name="telegram" as="xs:string"/>
    <xsl:sequence select="'telegrams/' || substring-before(substring-after($telegram, '-') || '-', '-') || '/'"/>
  </xsl:function>

</xsl:stylesheet>
