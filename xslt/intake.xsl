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

  <!-- Makes sources of our own exports: of a member of a corpus the telegram or register that it was, of
       standalone TEI the telegram, and a register of each kind with the entries in it. It reverses corpus.xsl and
       standalone/. -->

  <!-- The names of the attributes that hold pointers, with blanks between them. -->
  <xsl:param name="pointing" as="xs:string" static="yes" required="yes"/>

  <!-- Prefixes and the registers that they lead to: person persons place places. Any other prefix is that of a
       taxonomy. -->
  <xsl:param name="lists" as="xs:string" static="yes" required="yes"/>

  <!-- TEI in, TEI out: a member of a corpus becomes a source. -->
  <xsl:mode name="m:source" on-no-match="shallow-copy"/>

  <!-- TEI in, TEI out: a standalone telegram becomes a source. -->
  <xsl:mode name="m:telegram" on-no-match="shallow-copy"/>

  <!-- TEI in, TEI out: an entry in a standalone telegram becomes one of a register. -->
  <xsl:mode name="m:entry" on-no-match="shallow-copy"/>

  <xsl:include href="shared/tokens.xsl"/>
  <xsl:include href="intake/member.xsl"/>
  <xsl:include href="intake/standalone.xsl"/>
  <xsl:include href="intake/register.xsl"/>

  <xsl:variable name="pointers" as="xs:string+" static="yes" select="tokenize($pointing)"/>

  <!-- The name of the register to which each prefix leads. -->
  <xsl:variable name="register-of" as="map(xs:string, xs:string)" static="yes" select="
    let $words := tokenize($lists)
    return map:merge(for $at in 1 to count($words) idiv 2 return map{$words[2 * $at - 1]: $words[2 * $at]})"/>

  <!-- The name of the register that has an id, by the prefix with which the id begins. -->
  <xsl:function name="f:register" as="xs:string" visibility="private">
    <xsl:param name="id" as="xs:string"/>
    <xsl:sequence select="($register-of(substring-before($id, '-')), 'taxonomies')[1]"/>
  </xsl:function>

  <!-- The address of an id in its register; $folder leads to the registers. -->
  <xsl:function name="f:address" as="xs:string" visibility="private">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="folder" as="xs:string"/>
    <xsl:sequence select="$folder || f:register($id) || '.xml#' || $id"/>
  </xsl:function>

  <!-- A source, written as it stands in its file below the instructions. -->
  <xsl:function name="f:written" as="xs:string" visibility="private">
    <xsl:param name="source" as="element(TEI)"/>
    <xsl:sequence select="serialize($source, map{'method': 'xml', 'omit-xml-declaration': true()})"/>
  </xsl:function>

</xsl:stylesheet>
