<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0"
                xmlns="http://relaxng.org/ns/structure/1.0"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="xs f m"
                version="3.0">

  <!-- Content, datatypes and lists of values as patterns of RELAX NG. Assumes specs.xsl, and that the ODD
       contains only what supported.xsl accepts. -->

  <xsl:template match="content" mode="m:pattern">
    <xsl:apply-templates select="*" mode="#current"/>
  </xsl:template>

  <xsl:template match="*[@minOccurs or @maxOccurs]" mode="m:pattern" priority="2">
    <xsl:variable name="pattern" as="element()">
      <xsl:next-match/>
    </xsl:variable>
    <xsl:variable name="patterns" as="element()*"
                  select="f:repeated($pattern, xs:integer((@minOccurs, 1)[1]), string((@maxOccurs, 1)[1]))"/>
    <xsl:choose>
      <xsl:when test="count($patterns) eq 1">
        <xsl:sequence select="$patterns"/>
      </xsl:when>
      <xsl:otherwise>
        <group>
          <xsl:sequence select="$patterns"/>
        </group>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="sequence" mode="m:pattern">
    <group>
      <xsl:apply-templates select="*" mode="#current"/>
    </group>
  </xsl:template>

  <xsl:template match="sequence[@preserveOrder eq 'false']" mode="m:pattern">
    <interleave>
      <xsl:apply-templates select="*" mode="#current"/>
    </interleave>
  </xsl:template>

  <xsl:template match="alternate" mode="m:pattern">
    <choice>
      <xsl:apply-templates select="*" mode="#current"/>
    </choice>
  </xsl:template>

  <xsl:template match="elementRef | macroRef | dataRef[@key] | classRef" mode="m:pattern">
    <xsl:sequence select="f:reference(f:spec(replace(local-name(), 'Ref$', 'Spec'), @key))"/>
  </xsl:template>

  <xsl:template match="classRef[@include or @except]" mode="m:pattern">
    <choice>
      <xsl:sequence select="f:included(.) ! f:reference(.)"/>
    </choice>
  </xsl:template>

  <xsl:template match="dataRef[@name]" mode="m:pattern">
    <data type="{@name}">
      <xsl:apply-templates select="@restriction, dataFacet" mode="#current"/>
    </data>
  </xsl:template>

  <xsl:template match="@restriction" mode="m:pattern">
    <param name="pattern"><xsl:value-of select="."/></param>
  </xsl:template>

  <xsl:template match="dataFacet" mode="m:pattern">
    <param name="{@name}"><xsl:value-of select="@value"/></param>
  </xsl:template>

  <xsl:template match="valList" mode="m:pattern">
    <choice>
      <xsl:apply-templates select="valItem" mode="#current"/>
    </choice>
  </xsl:template>

  <xsl:template match="valItem" mode="m:pattern">
    <value><xsl:value-of select="@ident"/></value>
    <xsl:sequence select="f:documentation(f:explained(.))"/>
  </xsl:template>

  <xsl:template match="textNode" mode="m:pattern">
    <text/>
  </xsl:template>

  <xsl:template match="empty" mode="m:pattern">
    <empty/>
  </xsl:template>

  <!-- A pattern repeated. RELAX NG has only optional, zeroOrMore and oneOrMore, so other numbers are written as
       several copies. -->
  <xsl:function name="f:repeated" as="element()*">
    <xsl:param name="pattern" as="element()"/>
    <xsl:param name="minimum" as="xs:integer"/>
    <xsl:param name="maximum" as="xs:string"/>
    <xsl:choose>
      <xsl:when test="$maximum eq 'unbounded' and $minimum le 1">
        <xsl:element name="{('zeroOrMore', 'oneOrMore')[$minimum + 1]}">
          <xsl:sequence select="$pattern"/>
        </xsl:element>
      </xsl:when>
      <xsl:when test="$minimum gt 0">
        <xsl:sequence select="$pattern, f:repeated($pattern, $minimum - 1,
          if ($maximum eq 'unbounded') then $maximum else string(xs:integer($maximum) - 1))"/>
      </xsl:when>
      <xsl:when test="xs:integer($maximum) gt 0">
        <optional>
          <xsl:sequence select="$pattern, f:repeated($pattern, 0, string(xs:integer($maximum) - 1))"/>
        </optional>
      </xsl:when>
    </xsl:choose>
  </xsl:function>

  <!-- A reference to the define of a specification. -->
  <xsl:function name="f:reference" as="element()">
    <xsl:param name="spec" as="element()"/>
    <ref name="{$spec/@ident}"/>
  </xsl:function>

  <!-- What XML editors show when they propose a name or a value; nothing if the sentence is empty. -->
  <xsl:function name="f:documentation" as="element()?">
    <xsl:param name="sentence" as="xs:string"/>
    <xsl:where-populated>
      <a:documentation><xsl:value-of select="$sentence"/></a:documentation>
    </xsl:where-populated>
  </xsl:function>
</xsl:stylesheet>
