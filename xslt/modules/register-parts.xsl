<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:f="urn:edition:functions"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- In which telegrams an entry has which part, beside being mentioned: who sent, received, was given
       a copy; from where it was sent, where received. Assumes wording.xsl and stack.xsl; f:section is
       the entry stylesheet's. -->

  <!-- The parts that the entry has, as a table; root leads to the edition's root. -->
  <xsl:function name="f:parts" as="element(section)?" visibility="private">
    <xsl:param name="slice" as="map(*)"/>
    <xsl:param name="root" as="xs:string"/>
    <xsl:variable name="names" as="map(xs:string, xs:string)" select="f:part-names($slice?entry?kind)"/>
    <xsl:variable name="parts" as="xs:string*" select="f:part-order($names)[exists($slice?(.)?*)]"/>
    <xsl:if test="exists($parts)">
      <xsl:sequence select="f:section('telegrams', 'wide', f:table(f:string('register.telegrams'), (
          f:column(f:string('register.part'), ()), f:column(f:string('register.count'), 'figure'),
          f:column(f:string('register.which'), 'which')),
        $parts ! f:part($names(.), $slice(.)?*, $root)))"/>
    </xsl:if>
  </xsl:function>

  <!-- What an entry of a kind can do with a telegram, and the string that names it. -->
  <xsl:function name="f:part-names" as="map(xs:string, xs:string)" visibility="private">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:sequence select="
      if ($kind eq 'place') then map{'sent': 'sent-from', 'received': 'received-at'}
      else map{'sent': 'sent', 'received': 'received', 'copied': 'copied'}"/>
  </xsl:function>

  <!-- These parts in the order in which they are shown. -->
  <xsl:function name="f:part-order" as="xs:string*" visibility="private">
    <xsl:param name="names" as="map(xs:string, xs:string)"/>
    <xsl:sequence select="('sent', 'received', 'copied')[map:contains($names, .)]"/>
  </xsl:function>

  <!-- One part: how many telegrams, and which. -->
  <xsl:function name="f:part" as="element(tr)" visibility="private">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="telegrams" as="map(*)+"/>
    <xsl:param name="root" as="xs:string"/>
    <xsl:sequence select="f:row((), (
      f:row-head(f:string('register.part'), (), f:stated-text(f:string('register.part.' || $name))),
      f:cell(f:string('register.count'), 'figure', f:figure(count($telegrams))),
      f:cell(f:string('register.which'), 'which', f:listed($telegrams ! f:counted-link(., $root)))))"/>
  </xsl:function>

  <!-- A link to a telegram, with the number of copies where one is stated. -->
  <xsl:function name="f:counted-link" as="element(span)" visibility="private">
    <xsl:param name="telegram" as="map(*)"/>
    <xsl:param name="root" as="xs:string"/>
    <span>
      <xsl:sequence select="f:telegram-link($telegram, (), $root)"/>
      <xsl:sequence select="$telegram?copies ! (' (' || f:counted('register.copies', xs:integer(.)) || ')')"/>
    </span>
  </xsl:function>

</xsl:stylesheet>
