<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:f="urn:edition:functions"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- The divisions of a telegram's file: the text that is edited, its translations and versions, and what was
       enclosed. Assumes shared/certainty.xsl. -->

  <!-- The text that is edited. -->
  <xsl:function name="f:edited" as="element(div)" visibility="private">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:sequence select="$tei/text/body/div[@type = 'telegram']"/>
  </xsl:function>

  <!-- The divisions beside it that are of one of these types. -->
  <xsl:function name="f:beside" as="element(div)*" visibility="private">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:param name="types" as="xs:string+"/>
    <xsl:sequence select="$tei/text/body/div[@type = $types]"/>
  </xsl:function>

  <!-- The divisions whose names, dates and quantities count: the edited text, and what was enclosed. -->
  <xsl:function name="f:counting" as="element(div)+" visibility="private">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:sequence select="f:edited($tei), f:beside($tei, ('enclosure', 'envelope'))"/>
  </xsl:function>

  <!-- All divisions, the edited text first. -->
  <xsl:function name="f:divisions" as="element(div)+" visibility="private">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:sequence select="f:edited($tei), f:beside($tei, ('translation', 'version', 'enclosure', 'envelope'))"/>
  </xsl:function>

  <!-- What a publisher says above the telegram: his heading, and his notes on the source. -->
  <xsl:function name="f:publishers" as="element()*" visibility="private">
    <xsl:param name="division" as="element(div)"/>
    <xsl:sequence select="$division[@type = 'telegram']/(head[@source] | note[@type = 'source'])"/>
  </xsl:function>

  <!-- The language of a division. -->
  <xsl:function name="f:language-of" as="attribute(xml:lang)?" visibility="private">
    <xsl:param name="division" as="element(div)"/>
    <xsl:sequence select="$division/ancestor-or-self::*[@xml:lang][1]/@xml:lang"/>
  </xsl:function>

  <!-- The name of a division's language; its code if there is no name for it. -->
  <xsl:function name="f:language-name" as="xs:string" visibility="private">
    <xsl:param name="division" as="element(div)"/>
    <xsl:variable name="code" as="xs:string" select="string(f:language-of($division))"/>
    <xsl:sequence select="f:string-or('language.' || $code, f:string-or('language.' || tokenize($code, '-')[1], $code))"/>
  </xsl:function>

  <!-- What a division is, in the edition's words. -->
  <xsl:function name="f:kind-name" as="xs:string" visibility="private">
    <xsl:param name="division" as="element(div)"/>
    <xsl:variable name="language" as="map(xs:string, xs:string)" select="map{'language': f:language-name($division)}"/>
    <xsl:sequence select="
      if ($division/@subtype) then f:value('division.', 'div/@subtype', $division/@subtype)
      else if ($division/@type = 'translation') then f:string('division.translation', $language)
      else if ($division/@type = 'enclosure') then f:string('division.enclosure')
      else if ($division/@type = 'envelope') then f:string('division.envelope')
      else f:string('division.telegram', $language)"/>
  </xsl:function>

  <!-- What a division is, and who prints or made it, in the edition's words. -->
  <xsl:function name="f:division-name" as="xs:string" visibility="private">
    <xsl:param name="division" as="element(div)"/>
    <xsl:variable name="by" as="xs:string*" select="
      f:ids($division/@resp) ! f:named-person(., root($division))"/>
    <xsl:sequence select="string-join((
      f:kind-name($division),
      $division/@source/f:string('division.source', map{'sigla': f:sigla(.)}),
      f:string('division.by', map{'names': string-join($by, ', ')})[exists($by)]), ', ')"/>
  </xsl:function>

</xsl:stylesheet>
