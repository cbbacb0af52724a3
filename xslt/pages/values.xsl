<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:f="urn:edition:functions"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- How the pages made from JSON put values into words: counts, dates as maps, links to telegrams,
       and what is not stated, which is said. Assumes shared/strings.xsl and shared/dates.xsl. -->

  <!-- The words that stand where the source states nothing. -->
  <xsl:function name="f:not-stated" as="element(span)" visibility="public">
    <span class="not-stated">{f:string('wording.not-stated')}</span>
  </xsl:function>

  <!-- A text, or the words that it is not stated. -->
  <xsl:function name="f:stated-text" as="node()" visibility="public">
    <xsl:param name="text" as="xs:string?"/>
    <xsl:choose>
      <xsl:when test="$text">
        <xsl:value-of select="$text"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="f:not-stated()"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- A date given as a map, each of its days worded by the given function; without one, that it is not stated. -->
  <xsl:function name="f:stated-date" as="node()" visibility="public">
    <xsl:param name="date" as="map(*)?"/>
    <xsl:param name="word" as="function(xs:string) as xs:string"/>
    <xsl:choose>
      <xsl:when test="exists($date?when)">
        <time datetime="{$date?when}">{$word($date?when)}</time>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="f:stated-text((f:limits($date, $word), $date?text)[1])"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- The period between the limits that a map states, in words; nothing where it states none. -->
  <xsl:function name="f:limits" as="xs:string?" visibility="public">
    <xsl:param name="date" as="map(*)?"/>
    <xsl:param name="word" as="function(xs:string) as xs:string"/>
    <xsl:variable name="stated" as="xs:string*"
                  select="('from', 'to', 'notBefore', 'notAfter')[exists($date?(.))]"/>
    <xsl:if test="exists($stated)">
      <xsl:sequence select="
        f:string('period.' || string-join($stated, '-'), map:merge($stated ! map{.: $word($date(.))}))"/>
    </xsl:if>
  </xsl:function>

  <!-- A telegram's number as a link to its page, or to the place on it that the address names; root
       leads to the edition's root. -->
  <xsl:function name="f:telegram-link" as="element(a)" visibility="public">
    <xsl:param name="telegram" as="map(*)"/>
    <xsl:param name="root" as="xs:string"/>
    <a href="{$root}{$telegram?address}">{$telegram?number}</a>
  </xsl:function>

  <!-- Links to several telegrams in one line, a comma between each two. -->
  <xsl:function name="f:telegram-links" as="node()*" visibility="public">
    <xsl:param name="telegrams" as="map(*)*"/>
    <xsl:param name="root" as="xs:string"/>
    <xsl:for-each select="$telegrams">
      <xsl:if test="position() gt 1">, </xsl:if>
      <xsl:sequence select="f:telegram-link(., $root)"/>
    </xsl:for-each>
  </xsl:function>

  <!-- Of several places the first in each telegram. -->
  <xsl:function name="f:first-places" as="map(*)*" visibility="public">
    <xsl:param name="places" as="map(*)*"/>
    <xsl:for-each-group select="$places" group-by="substring-before(?address || '#', '#')">
      <xsl:sequence select="."/>
    </xsl:for-each-group>
  </xsl:function>

</xsl:stylesheet>
