<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                version="3.0">

  <!-- Generates the list of rules, for the command edition schema: from the ODD to JSON. It has the id,
       severity, claim and remedy of every rule, whatever checks it. For every element it has what findings say
       about it: what it is, what it may contain, which attributes it has. -->

  <xsl:import href="specs.xsl"/>
  <xsl:import href="supported.xsl"/>

  <!-- The text of the JSON; $digest is the digest of the ODD. -->
  <xsl:function name="f:rules-json" as="xs:string" visibility="public">
    <xsl:param name="odd" as="document-node()"/>
    <xsl:param name="digest" as="xs:string"/>
    <xsl:sequence select="serialize(map{
      'format': 1,
      'source': $digest,
      'rules': array{f:rules(f:supported($odd)) ! f:rule(.)},
      'elements': map:merge(f:specs($odd)/self::elementSpec ! map{string(@ident): f:element(.)})
    }, map{'method': 'json'})"/>
  </xsl:function>

  <xsl:function name="f:rule" as="map(xs:string, xs:string)">
    <xsl:param name="rule" as="element(constraintSpec)"/>
    <xsl:sequence select="map{
      'id': string($rule/@ident),
      'by': string($rule/@scheme),
      'severity': f:severity($rule),
      'draft': f:severity-in-draft($rule),
      'sentence': normalize-space($rule/gloss[1]),
      'remedy': normalize-space($rule/desc[1]),
      'see': string($rule/ancestor::div[@xml:id][1]/@xml:id),
      'wrong': string($rule/desc[@type eq 'wrong']/eg),
      'right': string($rule/desc[@type eq 'right']/eg)
    }"/>
  </xsl:function>

  <xsl:function name="f:element" as="map(xs:string, item())">
    <xsl:param name="element" as="element(elementSpec)"/>
    <xsl:variable name="content" as="element()*" select="f:content($element)"/>
    <xsl:sequence select="map{
      'gloss': normalize-space($element/gloss[1]),
      'children': array{sort($content/self::elementSpec/string(@ident))},
      'text': exists($content except $content/self::elementSpec),
      'attributes': map:merge(f:attributes($element) ! map{?ident: map{
        'gloss': string(?gloss),
        'required': ?required,
        'datatype': string((?datatype/dataRef/@key ! f:spec('dataSpec', .)/desc[1]/normalize-space(), ?datatype/dataRef/@name)[1]),
        'values': array{?values[@type eq 'closed']/valItem ! map{'ident': string(@ident), 'gloss': normalize-space(gloss[1])}}
      }})
    }"/>
  </xsl:function>
</xsl:stylesheet>
