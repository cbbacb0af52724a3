<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xmlns:e="urn:edition:errors"
                xmlns:sch="http://purl.oclc.org/dsdl/schematron"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- The specifications of an ODD: which there are, what they inherit from classes, and what is refused. The
       ODD takes no specification from another schema. Grammar, rules and manual are all made with this module. -->

  <xsl:mode name="m:specs" on-no-match="deep-skip" on-multiple-match="fail"/>
  <xsl:mode name="m:content" on-no-match="shallow-skip" on-multiple-match="fail"/>

  <xsl:key name="spec" match="elementSpec | classSpec | macroSpec | dataSpec" use="@ident"/>
  <xsl:key name="member" match="elementSpec | classSpec" use="classes/memberOf/@key"/>

  <!-- The schemaSpec of an ODD; it is an error if there is not exactly one. -->
  <xsl:function name="f:schema" as="element(schemaSpec)">
    <xsl:param name="odd" as="document-node()"/>
    <xsl:variable name="schemas" as="element(schemaSpec)*" select="$odd//schemaSpec"/>
    <xsl:sequence select="
      if (count($schemas) eq 1) then $schemas
      else f:refuse('An ODD has one schemaSpec; this one has ' || count($schemas) || '.')"/>
  </xsl:function>

  <!-- All specifications that the schemaSpec reaches, in the order of the manual. -->
  <xsl:function name="f:specs" as="element()*">
    <xsl:param name="odd" as="document-node()"/>
    <xsl:variable name="specs" as="element()*">
      <xsl:apply-templates select="f:schema($odd)/*" mode="m:specs"/>
    </xsl:variable>
    <xsl:sequence select="$specs/."/>
  </xsl:function>

  <xsl:template match="elementSpec | classSpec | macroSpec | dataSpec | moduleSpec | constraintSpec" mode="m:specs">
    <xsl:sequence select="."/>
  </xsl:template>

  <xsl:template match="specGrp" mode="m:specs">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="specGrpRef" mode="m:specs">
    <xsl:variable name="group" as="element()?" select="id(substring-after(@target, '#'))"/>
    <xsl:if test="empty($group/self::specGrp)">
      <xsl:sequence select="f:refuse('No specGrp answers to the specGrpRef whose target is ' || @target || '.')"/>
    </xsl:if>
    <xsl:apply-templates select="$group" mode="#current"/>
  </xsl:template>

  <xsl:template match="moduleRef | elementRef | classRef | macroRef | dataRef" mode="m:specs">
    <xsl:sequence select="f:refuse('This ODD is one from scratch: it cannot take over the ' || name()
      || ' ' || @key || ' from elsewhere.')"/>
  </xsl:template>

  <!-- All rules, in the order of the manual: the constraintSpecs with a gloss, which is the claim. -->
  <xsl:function name="f:rules" as="element(constraintSpec)*">
    <xsl:param name="odd" as="document-node()"/>
    <xsl:sequence select="f:specs($odd)/descendant-or-self::constraintSpec[gloss]"/>
  </xsl:function>

  <!-- What all Schematron rules share: namespaces, variables, keys and functions. -->
  <xsl:function name="f:shared" as="element()*">
    <xsl:param name="odd" as="document-node()"/>
    <xsl:sequence select="f:specs($odd)/descendant-or-self::constraintSpec[not(gloss)]/constraint/*"/>
  </xsl:function>

  <!-- The specification of this kind and name; it is an error if there is none. -->
  <xsl:function name="f:spec" as="element()">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="ident" as="attribute()"/>
    <xsl:sequence select="f:declared($kind, $ident, $ident/..)"/>
  </xsl:function>

  <!-- The same for one name of several in an attribute of $from. -->
  <xsl:function name="f:declared" as="element()">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="ident" as="xs:string"/>
    <xsl:param name="from" as="element()"/>
    <xsl:variable name="spec" as="element()?" select="key('spec', $ident, root($from))[local-name() eq $kind][1]"/>
    <xsl:sequence select="
      if ($spec) then $spec
      else f:refuse(f:owner($from) || ' names ' || $ident || ', but no ' || $kind || ' declares it.')"/>
  </xsl:function>

  <!-- The attribute classes of an element or class, also the inherited ones, each once, sorted by name. -->
  <xsl:function name="f:attribute-classes" as="element(classSpec)*">
    <xsl:param name="spec" as="element()"/>
    <xsl:sequence select="f:by-name(f:ancestors($spec, ())[@type eq 'atts'])"/>
  </xsl:function>

  <!-- The classes of a specification and the classes of these, each once. It is an error if a class is a member
       of itself. -->
  <xsl:function name="f:ancestors" as="element(classSpec)*">
    <xsl:param name="spec" as="element()"/>
    <xsl:param name="below" as="element()*"/>
    <xsl:if test="$spec intersect $below">
      <xsl:sequence select="f:refuse(f:owner($spec) || ' is a member of itself.')"/>
    </xsl:if>
    <xsl:variable name="classes" as="element(classSpec)*" select="$spec/classes/memberOf/@key ! f:spec('classSpec', .)"/>
    <xsl:sequence select="$classes | $classes ! f:ancestors(., ($below, $spec))"/>
  </xsl:function>

  <!-- An attribute as this element has it: what the element declares, and otherwise what the class says. Empty
       if the element deletes it. -->
  <xsl:function name="f:attribute" as="map(xs:string, item()*)?">
    <xsl:param name="attribute" as="element(attDef)"/>
    <xsl:param name="element" as="element()?"/>
    <xsl:variable name="own" as="element(attDef)?" select="$element//attDef[@ident eq $attribute/@ident]"/>
    <xsl:if test="$own[not(@mode)] except $attribute">
      <xsl:sequence select="f:refuse(f:owner($own) || ' is inherited from ' || $attribute/ancestor::classSpec/@ident
        || ': say mode=&quot;change&quot; or mode=&quot;delete&quot;.')"/>
    </xsl:if>
    <xsl:variable name="changed" as="element(attDef)+" select="($own, $attribute)"/>
    <xsl:sequence select="map{
      'ident': string($attribute/@ident),
      'required': $changed[@usage][1]/@usage = 'req',
      'gloss': $changed[gloss][1]/gloss[1] ! normalize-space(),
      'desc': $changed[desc][1]/desc[1] ! normalize-space(),
      'datatype': $changed[datatype][1]/datatype,
      'values': $changed[datatype | valList][1]/valList
    }[not($own/@mode = 'delete')]"/>
  </xsl:function>

  <!-- All attributes that an element may carry, sorted by name. -->
  <xsl:function name="f:attributes" as="map(xs:string, item()*)*">
    <xsl:param name="element" as="element(elementSpec)"/>
    <xsl:variable name="declared" as="element(attDef)*"
                  select="$element//attDef[not(@mode)], f:attribute-classes($element)//attDef"/>
    <xsl:sequence select="sort($declared ! f:attribute(., $element), (), function($attribute) { $attribute?ident })"/>
  </xsl:function>

  <!-- The elements that a model class stands for, also those of its subclasses. -->
  <xsl:function name="f:members" as="element(elementSpec)*">
    <xsl:param name="class" as="element(classSpec)"/>
    <xsl:variable name="members" as="element()*" select="key('member', $class/@ident, root($class))"/>
    <xsl:sequence select="$members/self::elementSpec | $members/self::classSpec ! f:members(.)"/>
  </xsl:function>

  <!-- The direct members of a model class that a reference to it includes. -->
  <xsl:function name="f:included" as="element()*">
    <xsl:param name="reference" as="element(classRef)"/>
    <xsl:variable name="class" as="element(classSpec)" select="f:spec('classSpec', $reference/@key)"/>
    <xsl:variable name="members" as="element()*" select="key('member', $class/@ident, root($class))"/>
    <xsl:variable name="named" as="xs:string*" select="($reference/@include, $reference/@except) ! tokenize(.)"/>
    <xsl:for-each select="$named[not(. = $members/@ident)]">
      <xsl:sequence select="f:refuse(f:owner($reference) || ' names ' || . || ', which is no direct member of '
        || $class/@ident || '.')"/>
    </xsl:for-each>
    <xsl:sequence select="f:by-name(
      if ($reference/@include) then $members[@ident = $named] else $members[not(@ident = $named)])"/>
  </xsl:function>

  <!-- Specifications sorted by name. -->
  <xsl:function name="f:by-name" as="element()*">
    <xsl:param name="specs" as="element()*"/>
    <xsl:sequence select="sort($specs, (), function($spec) { string($spec/@ident) })"/>
  </xsl:function>

  <!-- What an element may contain: the elementSpecs and, if text is allowed, the textNode, dataRef or valList
       that allows it. -->
  <xsl:function name="f:content" as="element()*">
    <xsl:param name="spec" as="element()"/>
    <xsl:variable name="content" as="element()*">
      <xsl:apply-templates select="$spec/content" mode="m:content"/>
    </xsl:variable>
    <xsl:sequence select="$content/."/>
  </xsl:function>

  <xsl:template match="elementRef" mode="m:content">
    <xsl:sequence select="f:spec('elementSpec', @key)"/>
  </xsl:template>

  <xsl:template match="classRef" mode="m:content">
    <xsl:variable name="included" as="element()*" select="f:included(.)"/>
    <xsl:sequence select="$included/self::elementSpec, $included/self::classSpec ! f:members(.)"/>
  </xsl:template>

  <xsl:template match="macroRef" mode="m:content">
    <xsl:sequence select="f:content(f:spec('macroSpec', @key))"/>
  </xsl:template>

  <xsl:template match="textNode | dataRef | valList" mode="m:content">
    <xsl:sequence select="."/>
  </xsl:template>

  <!-- The severity of a rule: error, warning or information. -->
  <xsl:function name="f:severity" as="xs:string">
    <xsl:param name="rule" as="element(constraintSpec)"/>
    <xsl:sequence select="string(($rule/constraint//(sch:assert | sch:report)/@role, $rule/@type)[1])"/>
  </xsl:function>

  <!-- The severity of a rule in a draft of a telegram. Rules of the subtype agreement are warnings there,
       because parts of a draft need not agree yet. -->
  <xsl:function name="f:severity-in-draft" as="xs:string">
    <xsl:param name="rule" as="element(constraintSpec)"/>
    <xsl:sequence select="if ($rule/@subtype eq 'agreement') then 'warning' else f:severity($rule)"/>
  </xsl:function>

  <!-- Gloss and description in one line: "paragraph: A paragraph of the letter." -->
  <xsl:function name="f:explained" as="xs:string">
    <xsl:param name="spec" as="element()"/>
    <xsl:sequence select="string-join(($spec/gloss[1], $spec/desc[1]) ! normalize-space(), ': ')"/>
  </xsl:function>

  <!-- Where something is in the ODD, for error messages: "elementSpec p, attDef ref". -->
  <xsl:function name="f:owner" as="xs:string">
    <xsl:param name="node" as="element()"/>
    <xsl:sequence select="string-join($node/ancestor-or-self::*[@ident] ! (local-name() || ' ' || @ident), ', ')"/>
  </xsl:function>

  <!-- An error: an ODD with anything that the program does not understand makes no schema. -->
  <xsl:function name="f:refuse" as="item()*">
    <xsl:param name="sentence" as="xs:string"/>
    <xsl:sequence select="error(xs:QName('e:odd'), $sentence)"/>
  </xsl:function>
</xsl:stylesheet>
