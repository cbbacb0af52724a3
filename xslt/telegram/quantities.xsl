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

  <!-- Quantities, numbers, dates and times: the document's words with values for machines. A single number is
       in data/@value, a single moment in time/@datetime; limits and periods are in data attributes such as
       data-min. -->

  <xsl:template match="measure" mode="m:text" as="element(Q{}span)">
    <xsl:param name="words" as="node()*" select="node()"/>
    <span class="quantity">
      <xsl:apply-templates select="@*" mode="m:measured"/>
      <xsl:apply-templates select="$words" mode="m:text"/>
    </span>
  </xsl:template>

  <xsl:template match="measure[@quantity]" mode="m:text" as="element(Q{}data)">
    <xsl:param name="words" as="node()*" select="node()"/>
    <data class="quantity">
      <xsl:apply-templates select="@*" mode="m:measured"/>
      <xsl:apply-templates select="$words" mode="m:text"/>
    </data>
  </xsl:template>

  <xsl:template match="num" mode="m:text" as="element(Q{}data)">
    <data value="{@value}">
      <xsl:apply-templates mode="m:text"/>
    </data>
  </xsl:template>

  <xsl:template match="measure//num | num[not(@value)]" mode="m:text" as="node()*">
    <xsl:apply-templates mode="m:text"/>
  </xsl:template>

  <xsl:template match="@*" mode="m:measured" as="empty-sequence()"/>

  <xsl:template match="measure/@xml:id" mode="m:measured" as="attribute(id)">
    <xsl:attribute name="id" select="."/>
  </xsl:template>

  <xsl:template match="measure/@xml:lang" mode="m:measured" as="attribute()+">
    <xsl:sequence select="f:lang(.)"/>
  </xsl:template>

  <xsl:template match="@quantity" mode="m:measured" as="attribute(value)">
    <xsl:attribute name="value" select="."/>
  </xsl:template>

  <xsl:template match="@min" mode="m:measured" as="attribute(data-min)">
    <xsl:attribute name="data-min" select="."/>
  </xsl:template>

  <xsl:template match="@max" mode="m:measured" as="attribute(data-max)">
    <xsl:attribute name="data-max" select="."/>
  </xsl:template>

  <xsl:template match="@commodity" mode="m:measured" as="attribute(data-commodity)">
    <xsl:attribute name="data-commodity" select="."/>
  </xsl:template>

  <xsl:template match="@atLeast" mode="m:measured" as="attribute(data-at-least)">
    <xsl:attribute name="data-at-least" select="."/>
  </xsl:template>

  <xsl:template match="@atMost" mode="m:measured" as="attribute(data-at-most)">
    <xsl:attribute name="data-at-most" select="."/>
  </xsl:template>

  <xsl:template match="@unitRef" mode="m:measured" as="attribute(data-unit)">
    <xsl:attribute name="data-unit" select="f:id(.)"/>
  </xsl:template>

  <xsl:template match="@ana" mode="m:measured" as="attribute(data-act)">
    <xsl:attribute name="data-act" select="f:ids(.)"/>
  </xsl:template>

  <xsl:template match="date[@when] | time[@when]" mode="m:text" as="element(Q{}time)">
    <time class="when" datetime="{@when}">
      <xsl:apply-templates mode="m:text"/>
    </time>
  </xsl:template>

  <xsl:template match="date | time" mode="m:text" as="element(Q{}span)">
    <span class="when">
      <xsl:apply-templates select="@from, @to, @notBefore, @notAfter" mode="m:measured"/>
      <xsl:apply-templates mode="m:text"/>
    </span>
  </xsl:template>

  <xsl:template match="@from | @to" mode="m:measured" as="attribute()">
    <xsl:attribute name="data-{local-name()}" select="."/>
  </xsl:template>

  <xsl:template match="@notBefore" mode="m:measured" as="attribute(data-not-before)">
    <xsl:attribute name="data-not-before" select="."/>
  </xsl:template>

  <xsl:template match="@notAfter" mode="m:measured" as="attribute(data-not-after)">
    <xsl:attribute name="data-not-after" select="."/>
  </xsl:template>

  <!-- A date of the header as an HTML element, with the clock of its hour; empty if it says nothing. -->
  <xsl:function name="f:dated" as="element()?" visibility="private">
    <xsl:param name="date" as="element()"/>
    <xsl:variable name="words" as="xs:string" select="f:dated-words($date)"/>
    <xsl:choose>
      <xsl:when test="$words eq ''"/>
      <xsl:when test="$date/@when">
        <time datetime="{$date/@when}">{$words}</time>
      </xsl:when>
      <xsl:otherwise>
        <span>{$words}</span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- How certain a name, a quantity, a date or a reading is and who says so, and the clock of an hour, after its
       words. Who is meant by a cover name is said in “Named here”. -->
  <xsl:template match="(persName | placeName | geogName | orgName | rs | ref | idno | measure | date | time | unclear | corr | supplied)[@cert or @evidence or @resp or self::date or self::time]"
                mode="m:text" priority="6" as="node()*">
    <xsl:param name="words" as="node()*" select="node()"/>
    <xsl:next-match>
      <xsl:with-param name="words" select="$words"/>
    </xsl:next-match>
    <xsl:sequence select=".[not(self::supplied[f:identifies(.)])] ! f:remark(.)"/>
  </xsl:template>

  <xsl:function name="f:remark" as="element(Q{}small)?" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="said" as="xs:string?" select="f:said-of($element)"/>
    <xsl:if test="exists($said)">
      <small class="weighed" data-edition-says=""> {$said}</small>
    </xsl:if>
  </xsl:function>

</xsl:stylesheet>
