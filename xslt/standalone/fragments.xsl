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

  <!-- The fragments of standalone telegrams: the register elements that look the same in each file. The
       variables here are static: they are computed once, when the stylesheet is compiled. Assumes
       shared/marks.xsl and shared/pointers.xsl. -->

  <!-- The register elements that a telegram can need: entries, categories, units. -->
  <xsl:variable name="matter" as="element()*" static="yes"
                select="$registers/TEI/(standOff/(*[not(self::entry)]/* | entry) | descendant::category | descendant::unitDef)"/>

  <!-- These elements by their ids. -->
  <xsl:variable name="matter-of" as="map(*)" static="yes" select="map:merge($matter ! map{string(@xml:id): .})"/>

  <!-- The local pointer to each of these elements (#person-stalin), by its pointer with a prefix (person:stalin). -->
  <xsl:variable name="local-of" as="map(*)" static="yes" select="
    map:merge($matter ! map{substring-before(@xml:id, '-') || ':' || substring-after(@xml:id, '-'): '#' || @xml:id})"/>

  <!-- The ids of those among these elements that each of them points to, by its own id. -->
  <xsl:variable name="needs-of" as="map(*)" static="yes" select="
    map:merge($matter ! map{string(@xml:id): distinct-values((
      descendant-or-self::*/(@ref, @target, @ana, @unitRef) ! tokenize(.) ! translate(., ':#', '-'),
      descendant-or-self::*/@commodity ! ('commodity-' || .)))[map:contains($matter-of, .)]})"/>

  <!-- The works that the registers cite as sources. Each register lists its own, so one id may be in several
       registers: for the same work, or for different works. -->
  <xsl:variable name="works" as="element()*" static="yes"
                select="$registers/TEI/teiHeader/fileDesc/sourceDesc//bibl[@xml:id]"/>

  <!-- The kind of each register, by its generate-id(). A register without entries contains categories. -->
  <xsl:variable name="kind-of" as="map(*)" static="yes" select="
    let $kinds := map{'listPerson': 'person', 'listPlace': 'place', 'listOrg': 'org', 'listBibl': 'cited', 'entry': 'term'}
    return map:merge($registers ! map{generate-id(): (TEI/standOff/*[1] ! $kinds(local-name()), 'category')[1]})"/>

  <!-- The works that each entry, category or unit cites, by its id. -->
  <xsl:variable name="works-of" as="map(*)" static="yes" select="
    let $own := map:merge($works ! map{generate-id(root()) || '#' || @xml:id: .})
    return map:merge($matter ! map{string(@xml:id): (descendant-or-self::* | ancestor::taxonomy)/@source
      ! (for $pointer in tokenize(.) return $own(generate-id(root()) || $pointer))})"/>

  <!-- The ids that different works have in different registers. -->
  <xsl:variable name="shared" as="xs:string*" static="yes" select="
    let $said := map:merge($works ! map{string(@xml:id): normalize-space()}, map{'duplicates': 'combine'})
    return map:keys($said)[distinct-values($said(.))[2]]"/>

  <!-- The same ids as the keys of a map. -->
  <xsl:variable name="is-shared" as="map(xs:string, xs:boolean)" static="yes" select="map:merge($shared ! map{.: true()})"/>

  <!-- The key of each element that is a fragment, by generate-id(): its id, or for a work, the kind of its
       register and its id. An element that points to a telegram is no fragment, because the address depends on
       the file. -->
  <xsl:variable name="key-of" as="map(*)" static="yes" select="map:merge((
    $matter[not(descendant::*/@target[contains(., 'telegram:')])] ! map{generate-id(): string(@xml:id)},
    $works ! map{generate-id(): $kind-of(generate-id(root())) || '.' || @xml:id}))"/>

  <!-- The element of each key. -->
  <xsl:variable name="element-of" as="map(*)" static="yes" select="
    map:merge(($matter, $works)[map:contains($key-of, generate-id())] ! map{$key-of(generate-id()): .})"/>

  <!-- The fragment of a key, as it is written in a file whose root declares the namespace; empty for an unknown
       key. A star after the key means that the file renames the ids that different works share. -->
  <xsl:function name="f:make-fragment" as="xs:string?" visibility="public">
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="$element-of(substring-before($key || '*', '*')) ! f:written(., ($is-shared[ends-with($key, '*')], map{})[1])"/>
  </xsl:function>

  <!-- An element, as it is written in a file that renames some works. -->
  <xsl:function name="f:written" as="xs:string" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="renamed" as="map(xs:string, xs:boolean)"/>
    <xsl:variable name="file" as="element(TEI)">
      <TEI xmlns="http://www.tei-c.org/ns/1.0">
        <xsl:text>{$mark}</xsl:text>
        <xsl:apply-templates select="$element" mode="m:standalone">
          <xsl:with-param name="telegram" select="''" tunnel="yes"/>
          <xsl:with-param name="renamed" select="$renamed" tunnel="yes"/>
        </xsl:apply-templates>
        <xsl:text>{$mark}</xsl:text>
      </TEI>
    </xsl:variable>
    <xsl:sequence select="tokenize(serialize($file, map{'method': 'xml', 'omit-xml-declaration': true()}), $mark)[2]"/>
  </xsl:function>

</xsl:stylesheet>
