<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- All mentions of an entry, the words themselves one below the other in the middle of their line.
       Assumes wording.xsl; f:section is the entry stylesheet's. -->

  <!-- The mentions, then how many they are of what is counted; or that there is none. -->
  <xsl:function name="f:mentions" as="element(section)" visibility="private">
    <xsl:param name="counted" as="map(*)"/>
    <xsl:param name="mentions" as="map(*)*"/>
    <xsl:param name="root" as="xs:string"/>
    <xsl:variable name="content" as="element()+">
      <xsl:if test="exists($mentions)">
        <ol class="concordance">
          <xsl:sequence select="$mentions ! f:mention(., $root)"/>
        </ol>
      </xsl:if>
      <p class="remark">{f:mentions-remark($counted, $mentions)}</p>
    </xsl:variable>
    <xsl:sequence select="f:section('mentions', 'wide', $content)"/>
  </xsl:function>

  <!-- How many mentions there are in how many telegrams. -->
  <xsl:function name="f:mentions-remark" as="xs:string" visibility="private">
    <xsl:param name="counted" as="map(*)"/>
    <xsl:param name="mentions" as="map(*)*"/>
    <xsl:sequence select="
      if (empty($mentions)) then f:string('register.unmentioned')
      else f:counted('register.mentions', xs:integer($counted?count)) || ' '
        || f:counted('register.in-telegrams', xs:integer($counted?telegrams)) || '.'
        || (if ($mentions?cover = true()) then ' ' || f:string('register.covered') else '')"/>
  </xsl:function>

  <!-- One mention: the words before, the words themselves, the words after, the place. -->
  <xsl:function name="f:mention" as="element(li)" visibility="private">
    <xsl:param name="mention" as="map(*)"/>
    <xsl:param name="root" as="xs:string"/>
    <li>
      <span class="before">{$mention?before}</span>
      <xsl:text> </xsl:text>
      <b class="keyword">{$mention?text}</b>
      <xsl:text> </xsl:text>
      <span class="after">{$mention?after}</span>
      <xsl:text> </xsl:text>
      <span class="where">
        <xsl:sequence select="f:telegram-link($mention?telegram, $mention?anchor, $root)"/>
      </span>
    </li>
  </xsl:function>

</xsl:stylesheet>
