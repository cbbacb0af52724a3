<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:e="urn:edition:errors"
                xmlns:f="urn:edition:functions"
                xpath-default-namespace="urn:edition:strings"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- The edition's own words, by key, from strings/<language>.xml. The file is read once, when the stylesheet
       is compiled, because a locked processor reads no files. The variables are static, because other global
       variables are computed again for each call from Python. The place for a value is written {name}.
       Assumes the entry stylesheet's static parameter $edition, the edition's settings as JSON. -->

  <xsl:variable name="settings" as="map(*)" static="yes" select="parse-json($edition)"/>

  <xsl:param name="language" as="xs:string" static="yes" select="'en'"/>

  <xsl:variable name="strings" as="document-node()" static="yes"
                select="doc('../strings/' || $language || '.xml')"/>

  <xsl:variable name="string-of" as="map(*)" static="yes"
                select="map:merge($strings/strings/string ! map{string(@key): string()})"/>

  <!-- The words of each key in pieces: every second piece is the name of a value. The pieces are split at
       U+FDD0, a noncharacter that no text contains. -->
  <xsl:variable name="pieces-of" as="map(*)" static="yes" select="
    map:merge($strings/strings/string ! map{string(@key): tokenize(replace(., '\{(\w+)\}', '&#xFDD0;$1&#xFDD0;'), '&#xFDD0;')})"/>

  <!-- The edition's words for a key; an unknown key is an error. -->
  <xsl:function name="f:string" as="xs:string" visibility="public">
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="
      if (map:contains($string-of, $key)) then $string-of($key)
      else error(xs:QName('e:string'), 'xslt/strings/' || $language || '.xml has no string with the key ' || $key || '.')"/>
  </xsl:function>

  <!-- The edition's words for a key, with each {name} replaced by the value of that name. -->
  <xsl:function name="f:string" as="xs:string" visibility="public">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="values" as="map(xs:string, xs:string)"/>
    <xsl:sequence select="
      if (map:contains($pieces-of, $key))
      then string-join($pieces-of($key) ! (if (position() mod 2 eq 0) then $values(.) else .))
      else f:string($key)"/>
  </xsl:function>

  <!-- A number with its noun in the singular or plural: the words for the key with .one or .many. -->
  <xsl:function name="f:counted" as="xs:string" visibility="public">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="count" as="xs:decimal"/>
    <xsl:sequence select="f:string($key || (if ($count eq 1) then '.one' else '.many'), map{'count': string($count)})"/>
  </xsl:function>

  <!-- The edition's words for a value of a list in the schema, such as 'seg/@type': the string whose key is
       $beginning and the value, or else the value's gloss in the schema. -->
  <xsl:function name="f:value" as="xs:string" visibility="public">
    <xsl:param name="beginning" as="xs:string"/>
    <xsl:param name="list" as="xs:string"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:sequence select="f:string-or($beginning || $value, ($settings?values?($list)?($value), $value)[1])"/>
  </xsl:function>

  <!-- How certain something is; empty if that is not said. -->
  <xsl:function name="f:degree" as="xs:string?" visibility="public">
    <xsl:param name="cert" as="xs:string?"/>
    <xsl:sequence select="$cert ! f:value('cert.', 'certainty/@cert', .)"/>
  </xsl:function>

  <!-- On what something rests, and how certain it is. -->
  <xsl:function name="f:how" as="xs:string" visibility="public">
    <xsl:param name="evidence" as="xs:string?"/>
    <xsl:param name="cert" as="xs:string?"/>
    <xsl:sequence select="
      string-join(
        ($evidence ! f:value('weighed.', 'date/@evidence', .), f:degree($cert)),
        f:string('weighed.and'))"/>
  </xsl:function>

  <!-- The same, and who says so. -->
  <xsl:function name="f:how-by" as="xs:string" visibility="public">
    <xsl:param name="how" as="xs:string"/>
    <xsl:param name="who" as="xs:string?"/>
    <xsl:sequence select="
      if ($who) then f:string('weighed.by', map{'how': $how, 'who': $who}) else $how"/>
  </xsl:function>

  <!-- A number with the edition's words for a value of a list, in the singular or plural, or with its gloss. -->
  <xsl:function name="f:counted-value" as="xs:string" visibility="public">
    <xsl:param name="beginning" as="xs:string"/>
    <xsl:param name="list" as="xs:string"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:param name="count" as="xs:decimal"/>
    <xsl:sequence select="
      if (map:contains($string-of, $beginning || $value || '.one')) then f:counted($beginning || $value, $count)
      else string($count) || ' ' || f:value($beginning, $list, $value)"/>
  </xsl:function>

  <!-- The edition's words for a key, or $instead if the key is unknown. -->
  <xsl:function name="f:string-or" as="xs:string" visibility="public">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="instead" as="xs:string"/>
    <xsl:sequence select="($string-of($key), $instead)[1]"/>
  </xsl:function>

</xsl:stylesheet>
