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

  <!-- Generates the grammar, for the command edition schema: from the ODD to RELAX NG. Each element, class,
       macro and datatype has one define, sorted by name. The define of an attribute class contains only the
       attributes that it declares itself; an element refers to all attribute classes that it inherits. -->

  <xsl:import href="specs.xsl"/>
  <xsl:import href="supported.xsl"/>
  <xsl:import href="patterns.xsl"/>
  <xsl:import href="print.xsl"/>

  <xsl:mode name="m:define" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:pattern" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:attributes" on-no-match="fail" on-multiple-match="fail"/>

  <!-- The text of the grammar; $digest is the digest of the ODD. -->
  <xsl:function name="f:grammar" as="xs:string" visibility="public">
    <xsl:param name="odd" as="document-node()"/>
    <xsl:param name="digest" as="xs:string"/>
    <xsl:variable name="schema" as="element(schemaSpec)" select="f:schema(f:supported($odd))"/>
    <xsl:variable name="specs" as="element()*" select="f:specs($odd)[not(self::moduleSpec | self::constraintSpec)]"/>
    <xsl:variable name="grammar" as="element()">
      <grammar ns="{$schema/@ns}" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
        <start>
          <choice>
            <xsl:sequence select="tokenize($schema/@start) ! f:reference(f:declared('elementSpec', ., $schema))"/>
          </choice>
        </start>
        <xsl:apply-templates select="f:by-name($specs)" mode="m:define"/>
      </grammar>
    </xsl:variable>
    <xsl:sequence select="f:printed($grammar, $digest)"/>
  </xsl:function>

  <!-- Defines. -->

  <xsl:template match="elementSpec" mode="m:define">
    <define name="{@ident}">
      <element name="{@ident}">
        <xsl:sequence select="f:documentation(f:explained(.))"/>
        <xsl:apply-templates select="content" mode="m:pattern"/>
        <xsl:apply-templates select="f:attribute-classes(.)[attList]" mode="m:attributes">
          <xsl:with-param name="element" select="."/>
        </xsl:apply-templates>
        <xsl:apply-templates select="attList" mode="m:attributes"/>
      </element>
    </define>
  </xsl:template>

  <xsl:template match="classSpec[@type eq 'model']" mode="m:define">
    <define name="{@ident}">
      <xsl:sequence select="f:documentation(f:explained(.))"/>
      <choice>
        <xsl:sequence select="f:by-name(key('member', @ident)) ! f:reference(.)"/>
      </choice>
    </define>
  </xsl:template>

  <xsl:template match="classSpec[@type eq 'atts']" mode="m:define">
    <define name="{@ident}">
      <xsl:sequence select="f:documentation(f:explained(.))"/>
      <xsl:apply-templates select="attList" mode="m:attributes"/>
      <xsl:if test="empty(attList)">
        <empty/>
      </xsl:if>
    </define>
  </xsl:template>

  <xsl:template match="macroSpec | dataSpec" mode="m:define">
    <define name="{@ident}">
      <xsl:sequence select="f:documentation(f:explained(.))"/>
      <xsl:apply-templates select="content" mode="m:pattern"/>
    </define>
  </xsl:template>

  <!-- Attributes. -->

  <xsl:template match="classSpec" mode="m:attributes">
    <ref name="{@ident}"/>
  </xsl:template>

  <!-- If an element changes an attribute of a class, the attributes of the class are written out in the element. -->
  <xsl:template match="classSpec[attList]" mode="m:attributes" priority="1">
    <xsl:param name="element" as="element(elementSpec)"/>
    <xsl:variable name="changed" as="xs:boolean" select=".//attDef/@ident = $element//attDef/@ident"/>
    <xsl:if test="not($changed)">
      <xsl:next-match/>
    </xsl:if>
    <xsl:apply-templates select="attList[$changed]" mode="#current">
      <xsl:with-param name="element" select="$element" tunnel="yes"/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:template match="attList" mode="m:attributes">
    <xsl:apply-templates select="*" mode="#current"/>
  </xsl:template>

  <xsl:template match="attList/attList" mode="m:attributes">
    <group>
      <xsl:next-match/>
    </group>
  </xsl:template>

  <!-- Attributes of which one, or one group, may be used. -->
  <xsl:template match="attList[@org eq 'choice']" mode="m:attributes" priority="1">
    <choice>
      <xsl:apply-templates select="*" mode="#current"/>
    </choice>
  </xsl:template>

  <xsl:template match="attDef[@mode]" mode="m:attributes" priority="1"/>

  <xsl:template match="attDef" mode="m:attributes">
    <xsl:param name="element" as="element(elementSpec)?" tunnel="yes"/>
    <xsl:for-each select="f:attribute(., $element)">
      <xsl:variable name="attribute" as="element()">
        <attribute name="{?ident}">
          <xsl:sequence select="f:documentation(string-join((?gloss, ?desc), ': '))"/>
          <xsl:sequence select="f:values(?datatype, ?values)"/>
        </attribute>
      </xsl:variable>
      <xsl:sequence select="f:repeated($attribute, if (?required) then 1 else 0, '1')"/>
    </xsl:for-each>
  </xsl:template>

  <!-- The values of an attribute: a closed list, or else its datatype. It is a RELAX NG list unless exactly one
       value is allowed. -->
  <xsl:function name="f:values" as="element()">
    <xsl:param name="datatype" as="element(datatype)?"/>
    <xsl:param name="values" as="element(valList)?"/>
    <xsl:variable name="pattern" as="element()">
      <xsl:apply-templates select="($values[@type eq 'closed'], $datatype/dataRef)[1]" mode="m:pattern"/>
    </xsl:variable>
    <xsl:variable name="minimum" as="xs:integer" select="xs:integer(($datatype/@minOccurs, 1)[1])"/>
    <xsl:variable name="maximum" as="xs:string" select="string(($datatype/@maxOccurs, 1)[1])"/>
    <xsl:choose>
      <xsl:when test="$minimum eq 1 and $maximum eq '1'">
        <xsl:sequence select="$pattern"/>
      </xsl:when>
      <xsl:otherwise>
        <list>
          <xsl:sequence select="f:repeated($pattern, $minimum, $maximum)"/>
        </list>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>
</xsl:stylesheet>
