<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:f="urn:edition:functions"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- From a pointer to the entry it names, to that entry's display name and to its page. Assumes the entry
       stylesheet's static parameter $registers: the documents of tei/registers. A pointer that finds
       nothing is the checks' business; here its id stands for its name. -->

  <xsl:include href="entry-name.xsl"/>

  <!-- The registers' elements by their ids: made while the stylesheet is compiled, once for all files. -->
  <xsl:variable name="entry-of" as="map(xs:string, element())" static="yes" select="
    map:merge(for $register in $registers return $register/descendant::*[@xml:id] ! map{string(@xml:id): .},
      map{'duplicates': 'use-first'})"/>

  <xsl:variable name="pages" as="map(xs:string, xs:string)" static="yes"
                select="map{'person': 'persons/', 'place': 'places/', 'org': 'organizations/'}"/>

  <!-- The id a pointer names: person:stalin is person-stalin, telegram:X is X, #x and file.xml#x are x; a
       prefix ends in the only colon of its pointer. -->
  <xsl:function name="f:id" as="xs:string" visibility="public">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:sequence select="
      if (contains($pointer, '#')) then substring-after($pointer, '#')
      else if (starts-with($pointer, 'telegram:')) then substring-after($pointer, ':')
      else translate($pointer, ':', '-')"/>
  </xsl:function>

  <!-- Whether a target is a pointer of ours, and not an address. -->
  <xsl:function name="f:is-pointer" as="xs:boolean" visibility="public">
    <xsl:param name="target" as="xs:string?"/>
    <xsl:sequence select="matches($target, '^([a-z]+:|#)[A-Za-z][A-Za-z0-9.\-]*$')"/>
  </xsl:function>

  <!-- The ids that an attribute with one or several pointers names, in its order. -->
  <xsl:function name="f:ids" as="xs:string*" visibility="public">
    <xsl:param name="pointers" as="attribute()?"/>
    <xsl:sequence select="tokenize($pointers) ! f:id(.)"/>
  </xsl:function>

  <!-- The register's element with this id: an entry, a category or a unit. -->
  <xsl:function name="f:entry" as="element()?" visibility="public">
    <xsl:param name="id" as="xs:string"/>
    <xsl:sequence select="$entry-of($id)"/>
  </xsl:function>

  <!-- The name by which the edition shows an entry. -->
  <xsl:function name="f:label" as="xs:string" visibility="public">
    <xsl:param name="id" as="xs:string"/>
    <xsl:variable name="entry" as="element()?" select="f:entry($id)"/>
    <xsl:sequence select="if ($entry) then f:name($entry) else $id"/>
  </xsl:function>

  <!-- The page of an entry or a telegram, or the place on it, relative to the edition's root. -->
  <xsl:function name="f:url" as="xs:string" visibility="public">
    <xsl:param name="id" as="xs:string"/>
    <xsl:variable name="kind" as="xs:string" select="substring-before($id, '-')"/>
    <xsl:variable name="telegram" as="xs:string" select="substring-before($id || '.', '.')"/>
    <xsl:sequence select="
      if (map:contains($pages, $kind)) then $pages($kind) || $id || '.html'
      else if ($kind eq 'cited') then 'cited.html#' || $id
      else if ($kind eq 'tg') then string-join((f:folder($telegram) || $telegram || '.html', $id[. ne $telegram]), '#')
      else 'terms.html#' || $id"/>
  </xsl:function>

  <!-- The folder of a telegram's files: telegrams/<year>/. -->
  <xsl:function name="f:folder" as="xs:string" visibility="public">
    <xsl:param name="telegram" as="xs:string"/>
    <xsl:sequence select="'telegrams/' || substring-before(substring-after($telegram, '-') || '-', '-') || '/'"/>
  </xsl:function>

</xsl:stylesheet>
