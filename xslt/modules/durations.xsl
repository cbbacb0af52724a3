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

  <!-- How long it was from one stated time to another, by the figures alone. A day without an hour is
       any moment of that day, so that a duration may have a least and a most. -->

  <!-- The duration between two dates in words; empty where one is not stated. -->
  <xsl:function name="f:duration" as="xs:string?" visibility="public">
    <xsl:param name="from" as="xs:string?"/>
    <xsl:param name="to" as="xs:string?"/>
    <xsl:if test="exists($from) and exists($to)">
      <xsl:variable name="least" as="xs:integer" select="max((0, f:minutes(f:latest($from), f:earliest($to))))"/>
      <xsl:variable name="most" as="xs:integer" select="f:minutes(f:earliest($from), f:latest($to))"/>
      <xsl:sequence select="f:duration-words($least, $most)"/>
    </xsl:if>
  </xsl:function>

  <!-- The first moment a date can mean. -->
  <xsl:function name="f:earliest" as="xs:dateTime" visibility="private">
    <xsl:param name="iso" as="xs:string"/>
    <xsl:sequence select="if (contains($iso, 'T')) then xs:dateTime($iso) else xs:dateTime($iso || 'T00:00:00')"/>
  </xsl:function>

  <!-- The last moment a date can mean: for a day, its end. -->
  <xsl:function name="f:latest" as="xs:dateTime" visibility="private">
    <xsl:param name="iso" as="xs:string"/>
    <xsl:sequence select="f:earliest($iso) + (if (contains($iso, 'T')) then xs:dayTimeDuration('PT0S') else xs:dayTimeDuration('P1D'))"/>
  </xsl:function>

  <!-- The minutes from one moment to another. -->
  <xsl:function name="f:minutes" as="xs:integer" visibility="private">
    <xsl:param name="from" as="xs:dateTime"/>
    <xsl:param name="to" as="xs:dateTime"/>
    <xsl:sequence select="xs:integer(($to - $from) div xs:dayTimeDuration('PT1M'))"/>
  </xsl:function>

  <!-- Minutes in words: one figure, a span of whole hours, or a limit. -->
  <xsl:function name="f:duration-words" as="xs:string" visibility="private">
    <xsl:param name="least" as="xs:integer"/>
    <xsl:param name="most" as="xs:integer"/>
    <xsl:variable name="hours" as="map(xs:string, xs:string)" select="map{
      'least': string($least idiv 60), 'most': string(xs:integer(ceiling($most div 60))), 'minutes': string($least mod 60)}"/>
    <xsl:sequence select="f:string(
      if ($least eq 0 and $most gt 0) then 'duration.at-most'
      else if ($least ne $most) then 'duration.span'
      else if ($least mod 60 eq 0) then 'duration.hours'
      else 'duration.exact', $hours)"/>
  </xsl:function>

</xsl:stylesheet>
