<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xmlns:sch="http://purl.oclc.org/dsdl/schematron"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                version="3.0">

  <!-- What is understood of the ODD language: what is named here, and nothing else. An ODD with anything else
       makes no schema, so that nothing is left out of the grammar silently. Assumes specs.xsl. -->

  <xsl:mode name="m:supported" on-no-match="deep-skip" on-multiple-match="fail"/>

  <!-- The ODD itself; it is an error if it contains anything that is not understood. -->
  <xsl:function name="f:supported" as="document-node()">
    <xsl:param name="odd" as="document-node()"/>
    <xsl:variable name="specs" as="element()*" select="f:specs($odd)"/>
    <xsl:for-each select="($odd//(elementSpec | classSpec | macroSpec | dataSpec | constraintSpec))
                          except $specs/descendant-or-self::*">
      <xsl:sequence select="f:refuse(f:owner(.) || ' is not reached by any specGrpRef of the schemaSpec.')"/>
    </xsl:for-each>
    <xsl:for-each-group select="$specs, $specs//constraintSpec" group-by="@ident">
      <xsl:if test="count(current-group() | ()) gt 1">
        <xsl:sequence select="f:refuse(@ident || ' is declared ' || count(current-group() | ()) || ' times.')"/>
      </xsl:if>
    </xsl:for-each-group>
    <xsl:apply-templates select="f:schema($odd), $specs" mode="m:supported"/>
    <xsl:sequence select="$odd"/>
  </xsl:function>

  <xsl:template match="*" mode="m:supported">
    <xsl:sequence select="f:refuse(f:owner(.) || ' holds ' || name() || ', which is not understood there.')"/>
  </xsl:template>

  <xsl:template match="@*" mode="m:supported">
    <xsl:sequence select="f:refuse(f:owner(..) || ' says ' || name() || '=&quot;' || . || '&quot; on ' || name(..)
      || ', which is not understood there.')"/>
  </xsl:template>

  <!-- Containers are accepted if what they contain is accepted. -->
  <xsl:template mode="m:supported" match="elementSpec | classSpec | macroSpec | dataSpec | moduleSpec | classes | memberOf
      | content | attList | attDef | datatype | dataRef | dataFacet | valList | valItem
      | content//sequence | content//alternate | content//elementRef | content//classRef | content//macroRef
      | content//textNode | content//empty">
    <xsl:apply-templates select="@*, *" mode="#current"/>
  </xsl:template>

  <!-- The children of the schemaSpec are specifications, which are checked by themselves. -->
  <xsl:template match="schemaSpec" mode="m:supported">
    <xsl:apply-templates select="@*" mode="#current"/>
  </xsl:template>

  <xsl:template match="elementSpec[empty(content)] | macroSpec[empty(content)] | dataSpec[empty(content)]"
                mode="m:supported" priority="1">
    <xsl:sequence select="f:refuse(f:owner(.) || ' has no content.')"/>
  </xsl:template>

  <xsl:template match="classSpec[@type eq 'model'][empty(key('member', @ident))]" mode="m:supported" priority="1">
    <xsl:sequence select="f:refuse(f:owner(.) || ' has no members.')"/>
  </xsl:template>

  <xsl:template match="attDef[not(@mode)][empty((datatype, valList[@type eq 'closed']))]" mode="m:supported" priority="1">
    <xsl:sequence select="f:refuse(f:owner(.) || ' has neither a datatype nor a closed list of values.')"/>
  </xsl:template>

  <!-- What follows is understood and would make a grammar, but libxml2 does not judge by it as other validators
       do. -->

  <xsl:template match="empty[../self::content/*[2]] | empty[not(../self::content)] | empty[@*]" mode="m:supported"
                priority="1">
    <xsl:sequence select="f:refuse(f:owner(.) || ' holds empty beside something else; say minOccurs=&quot;0&quot; there.')"/>
  </xsl:template>

  <xsl:template match="dataRef[@name][not(@name = ('token', 'string'))]" mode="m:supported" priority="1">
    <xsl:sequence select="f:refuse(f:owner(.) || ' is of the type ' || @name
      || ', on which validators differ; say token, and what it may be in a restriction.')"/>
  </xsl:template>

  <xsl:template match="dataFacet[not(@name eq 'pattern')]" mode="m:supported" priority="1">
    <xsl:sequence select="f:refuse(f:owner(.) || ' has the facet ' || @name || '; a pattern is the only one.')"/>
  </xsl:template>

  <!-- A string is one word of a choice. How often it may occur is said only by the datatype of an attribute. -->
  <xsl:template match="content//*[f:is-string(.)][@minOccurs or @maxOccurs
      or not(parent::content[empty(*[2])] or parent::alternate[every $part in * satisfies f:is-string($part)])]"
      mode="m:supported" priority="2">
    <xsl:sequence select="f:refuse(f:owner(.) || ' holds the string ' || name() || ' ' || (@key, @name, 'of values')[1]
      || ' repeated or beside something else; a string is all of a content, or one of an alternate of strings.')"/>
  </xsl:template>

  <xsl:template match="dataSpec/content//*[not(f:is-string(.) or self::valItem or self::gloss or self::desc
      or self::dataFacet)]" mode="m:supported" priority="3">
    <xsl:sequence select="f:refuse(f:owner(.) || ' holds ' || name() || '; a datatype is one dataRef or valList, or an alternate of them.')"/>
  </xsl:template>

  <xsl:template match="sequence[@preserveOrder eq 'false'][empty(*[2])]" mode="m:supported" priority="1">
    <xsl:sequence select="f:refuse(f:owner(.) || ' holds a sequence in any order of fewer than two parts.')"/>
  </xsl:template>

  <!-- If a list has several words that may be left out, libxml2 does not judge it rightly. -->
  <xsl:template match="datatype[@maxOccurs ne 'unbounded'][not(xs:integer(@maxOccurs) - xs:integer((@minOccurs, 1)[1]) le 1
      and xs:integer((@minOccurs, 1)[1]) ge 1)]" mode="m:supported" priority="1">
    <xsl:sequence select="f:refuse(f:owner(.) || ' is said ' || (@minOccurs, 1)[1] || ' to ' || @maxOccurs
      || ' times; at least once, and at most once more than at least, or unbounded.')"/>
  </xsl:template>

  <!-- Whether a part is a string or a choice of strings. -->
  <xsl:function name="f:is-string" as="xs:boolean">
    <xsl:param name="part" as="element()"/>
    <xsl:sequence select="exists($part/(self::dataRef | self::valList))
      or exists($part/self::alternate[* and (every $inner in * satisfies f:is-string($inner))])"/>
  </xsl:function>

  <xsl:template match="attDef[@mode][not(@ident = f:attribute-classes(ancestor::elementSpec)//attDef/@ident)]"
                mode="m:supported" priority="2">
    <xsl:sequence select="f:refuse(f:owner(.) || ' has a mode, but no class gives its element this attribute.')"/>
  </xsl:template>

  <!-- An attribute comes from one place: an element cannot inherit two classes that have the same attribute. -->
  <xsl:template match="elementSpec" mode="m:supported" priority="2">
    <xsl:variable name="element" as="element()" select="."/>
    <xsl:for-each-group select="f:attributes(.)" group-by="?ident">
      <xsl:if test="count(current-group()) gt 1">
        <xsl:sequence select="f:refuse(f:owner($element) || ' gets its attribute ' || current-grouping-key() || ' twice.')"/>
      </xsl:if>
    </xsl:for-each-group>
    <xsl:next-match/>
  </xsl:template>

  <xsl:template match="constraintSpec[gloss]" mode="m:supported">
    <xsl:if test="not(@scheme = ('schematron', 'grammar', 'document', 'edition'))">
      <xsl:sequence select="f:refuse(f:owner(.) || ' has the scheme ' || @scheme
        || '; it is one of schematron, grammar, document, edition.')"/>
    </xsl:if>
    <xsl:if test="empty(desc)">
      <xsl:sequence select="f:refuse(f:owner(.) || ' has no desc to say the remedy.')"/>
    </xsl:if>
    <xsl:variable name="roles" as="xs:string*" select="
      if (@scheme eq 'schematron') then constraint//(sch:assert | sch:report)/string(@role) else string(@type)"/>
    <xsl:if test="count(distinct-values($roles)) ne 1 or not($roles = ('error', 'warning', 'information'))">
      <xsl:sequence select="f:refuse(f:owner(.) || ' has no single severity: every assert and report of a Schematron rule'
        || ' carries the same role, any other rule a type; it is one of error, warning, information.')"/>
    </xsl:if>
    <xsl:if test="empty(ancestor::div[@xml:id])">
      <xsl:sequence select="f:refuse(f:owner(.) || ' stands in no div with an xml:id, where the manual could explain it.')"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="constraintSpec[not(gloss)]" mode="m:supported">
    <xsl:if test="@scheme ne 'schematron' or constraint//sch:rule">
      <xsl:sequence select="f:refuse(f:owner(.) || ' has no gloss to say its claim.')"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="gloss | desc | exemplum | remarks" mode="m:supported"/>

  <xsl:template match="@ident | @module | @xml:id | @xml:lang | @key | elementSpec/@mode[. eq 'add']
      | classSpec/@type[. = ('model', 'atts')] | classSpec/@mode[. eq 'add'] | macroSpec/@mode[. eq 'add']
      | dataSpec/@mode[. eq 'add'] | attDef/@mode[. = ('change', 'delete')] | attDef/@usage[. = ('req', 'opt')]
      | attList/@org | valList/@type | @minOccurs | @maxOccurs | sequence/@preserveOrder | classRef/@include
      | classRef/@except | dataRef/@name | dataRef/@restriction | dataFacet/@name | dataFacet/@value
      | schemaSpec/@start | schemaSpec/@ns | schemaSpec/@prefix[. eq ''] | schemaSpec/@docLang | schemaSpec/@source"
      mode="m:supported"/>
</xsl:stylesheet>
