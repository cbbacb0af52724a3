<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- The cover names of a person, who says whom they mean, and where. The text of a mention begins with the
       cover name. The identification follows in brackets: square brackets are the translator's, angle brackets
       the editors'. Assumes pages/values.xsl, pages/tables.xsl and scripts.xsl; f:section is the entry
       stylesheet's. -->

  <!-- The cover names of an entry in the edition's language; nothing if it has none. -->
  <xsl:function name="f:cover-names" as="element(section)?" visibility="private">
    <xsl:param name="entry" as="map(*)"/>
    <xsl:param name="mentions" as="map(*)*"/>
    <xsl:variable name="names" as="map(*)*" select="
      $entry?names?*[?type eq 'cover'][(?lang, $settings?language)[1] eq $settings?language]"/>
    <xsl:if test="exists($names)">
      <xsl:sequence select="f:section('cover', 'wide', f:table(f:string('register.cover'),
        ('cover.form', 'cover.by', 'cover.where') ! f:column(f:string('register.' || .), ()),
        $names ! f:cover-row(., $mentions)))"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="f:cover-row" as="element(tr)" visibility="private">
    <xsl:param name="name" as="map(*)"/>
    <xsl:param name="mentions" as="map(*)*"/>
    <xsl:variable name="uses" as="map(*)*"
                  select="$mentions[starts-with(lower-case(?text), lower-case($name?text))]"/>
    <xsl:variable name="said" as="xs:string*" select="distinct-values($uses ! f:identification(?text, string(?weighed)))"/>
    <xsl:sequence select="f:row((), (
      f:row-head(f:string('register.cover.form'), (), f:in-language($name)),
      f:cell(f:string('register.cover.by'), (),
        if (exists($uses)) then f:stated-text(string-join($said, '; ')) else f:remark('elsewhere')),
      f:cell(f:string('register.cover.where'), (), f:cover-where($uses))))"/>
  </xsl:function>

  <!-- With which words a mention says whom the cover name means, who added them, and how certain that is; empty if
       nobody did. -->
  <xsl:function name="f:identification" as="xs:string?" visibility="private">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="weighed" as="xs:string"/>
    <xsl:variable name="words" as="xs:string" select="replace($text, '^.*?([\[⟨].*[\]⟩]).*$', '$1')"/>
    <xsl:if test="matches($words, '^[\[⟨]')">
      <xsl:sequence select="f:string(if ($weighed) then 'register.cover.weighed' else 'register.cover.said', map{'words': $words, 'weighed': $weighed})"/>
    </xsl:if>
  </xsl:function>

  <!-- Links to the telegrams that use a cover name, or how often it is used if only its wordings are known. A
       remark if none uses it. -->
  <xsl:function name="f:cover-where" as="node()+" visibility="private">
    <xsl:param name="uses" as="map(*)*"/>
    <xsl:variable name="places" as="map(*)*" select="f:first-places($uses[exists(?address)])"/>
    <xsl:choose>
      <xsl:when test="exists($places)">
        <xsl:sequence select="f:telegram-links($places, '../')"/>
      </xsl:when>
      <xsl:when test="exists($uses)">
        <xsl:value-of select="f:counted('register.mentions', xs:integer(sum($uses?count)))"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="f:remark('nowhere')"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- The edition's own words in place of a value. -->
  <xsl:function name="f:remark" as="element(span)" visibility="private">
    <xsl:param name="name" as="xs:string"/>
    <span class="not-stated">{f:string('register.cover.' || $name)}</span>
  </xsl:function>

</xsl:stylesheet>
