<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- All mentions of an entry, one below the other, with their own words in the middle of the line. There may
       be very many, and all have the same form. So only the form of one line is written here, between the keys
       “lines” and “end of lines”, with a key for each value. Python fills it in for each mention
       (edition/transform/fragments.py). Assumes shared/marks.xsl; f:section is the entry stylesheet's. -->

  <!-- The form of a mention, then the number of mentions in the period or of the whole entry; or a remark that
       there is none. -->
  <xsl:function name="f:mentions" as="element(section)" visibility="private">
    <xsl:param name="slice" as="map(*)"/>
    <xsl:param name="root" as="xs:string"/>
    <xsl:variable name="counted" as="map(*)" select="($slice?cut, $slice?entry)[1]"/>
    <xsl:variable name="covered" as="xs:boolean" select="$counted?covered = true() or exists($slice?covers?*)"/>
    <xsl:variable name="content" as="element()+">
      <xsl:if test="$counted?count gt 0">
        <ol class="concordance">
          <xsl:sequence select="f:cached('lines'), f:mention($root), f:cached('end of lines')"/>
        </ol>
      </xsl:if>
      <p class="remark">{f:mentions-remark($counted, $covered)}</p>
    </xsl:variable>
    <xsl:sequence select="f:section('mentions', 'wide', $content)"/>
  </xsl:function>

  <!-- The number of mentions and of telegrams, and a remark if cover names are among them. -->
  <xsl:function name="f:mentions-remark" as="xs:string" visibility="private">
    <xsl:param name="counted" as="map(*)"/>
    <xsl:param name="covered" as="xs:boolean"/>
    <xsl:sequence select="
      if ($counted?count eq 0) then f:string('register.unmentioned')
      else f:counted('register.mentions', xs:integer($counted?count)) || ' '
        || f:counted('register.in-telegrams', xs:integer($counted?telegrams)) || '.'
        || (if ($covered) then ' ' || f:string('register.covered') else '')"/>
  </xsl:function>

  <!-- The form of a mention: the words before it, its own words, the words after it, how certain it is, and the
       telegram's number as a link. -->
  <xsl:function name="f:mention" as="element(li)" visibility="private">
    <xsl:param name="root" as="xs:string"/>
    <li>
      <span class="before"><xsl:sequence select="f:cached('before')"/></span>
      <xsl:text> </xsl:text>
      <b class="keyword"><xsl:sequence select="f:cached('text')"/></b>
      <xsl:text> </xsl:text>
      <span class="after"><xsl:sequence select="f:cached('after')"/></span>
      <xsl:text> </xsl:text>
      <small class="weighed"><xsl:sequence select="f:cached('weighed')"/></small>
      <xsl:text> </xsl:text>
      <span class="where"><a href="{$root}{f:cached('address')}"><xsl:sequence select="f:cached('number')"/></a></span>
    </li>
  </xsl:function>

</xsl:stylesheet>
