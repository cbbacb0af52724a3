<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:f="urn:edition:functions"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- Values from JSON in words: texts, dates given as maps, links to telegrams. If a text or a date is
       missing, the page says that it is not stated. Assumes shared/strings.xsl and shared/dates.xsl. -->

  <!-- The words for a value that the source does not state. -->
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

  <!-- A date given as a map: its day, or else its limits or its text. Without these, the words that it is not
       stated. $word puts a day into words. -->
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

  <!-- The limits of a period in words; empty if the map has none. $word puts a day into words. -->
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

  <!-- A telegram's number as a link to its address, which may be a place on its page. $root is the path to the
       edition's root. -->
  <xsl:function name="f:telegram-link" as="element(a)" visibility="public">
    <xsl:param name="telegram" as="map(*)"/>
    <xsl:param name="root" as="xs:string"/>
    <a href="{$root}{$telegram?address}">{$telegram?number}</a>
  </xsl:function>

  <!-- Links to telegrams on one line, with commas between them. -->
  <xsl:function name="f:telegram-links" as="node()*" visibility="public">
    <xsl:param name="telegrams" as="map(*)*"/>
    <xsl:param name="root" as="xs:string"/>
    <xsl:for-each select="$telegrams">
      <xsl:if test="position() gt 1">, </xsl:if>
      <xsl:sequence select="f:telegram-link(., $root)"/>
    </xsl:for-each>
  </xsl:function>

  <!-- The first of these places in each telegram. -->
  <xsl:function name="f:first-places" as="map(*)*" visibility="public">
    <xsl:param name="places" as="map(*)*"/>
    <xsl:for-each-group select="$places" group-by="substring-before(?address || '#', '#')">
      <xsl:sequence select="."/>
    </xsl:for-each-group>
  </xsl:function>

</xsl:stylesheet>
