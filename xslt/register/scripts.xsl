<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- The names of an entry in other languages. Each has an attribute for its language, by which the browser
       chooses the letters. Assumes pages/frame.xsl. -->

  <!-- One name in each language except the edition's: the first of type name, otherwise the first of type form.
       A name that several languages share is written once. -->
  <xsl:function name="f:scripts" as="element(p)?" visibility="private">
    <xsl:param name="entry" as="map(*)"/>
    <xsl:variable name="names" as="map(*)*"
                  select="$entry?names?*[?lang ne $settings?language][?type = ('name', 'form')]"/>
    <xsl:variable name="shown" as="map(*)*" select="
      for $lang in distinct-values($names?lang)
      return ($names[?lang eq $lang][?type eq 'name'], $names[?lang eq $lang])[1]"/>
    <xsl:if test="exists($shown)">
      <p class="scripts">
        <xsl:for-each-group select="$shown" group-by="?text">
          <xsl:if test="position() gt 1">
            <xsl:text> </xsl:text>
          </xsl:if>
          <xsl:sequence select="f:in-language(.)"/>
        </xsl:for-each-group>
      </p>
    </xsl:if>
  </xsl:function>

  <!-- A name, with its language if that is stated. -->
  <xsl:function name="f:in-language" as="element(span)" visibility="private">
    <xsl:param name="name" as="map(*)"/>
    <span>
      <xsl:sequence select="$name?lang ! f:lang(.)"/>
      <xsl:text>{$name?text}</xsl:text>
    </span>
  </xsl:function>

  <xsl:function name="f:lang" as="attribute(lang)" visibility="private">
    <xsl:param name="language" as="xs:string"/>
    <xsl:attribute name="lang" select="$language"/>
  </xsl:function>

</xsl:stylesheet>
