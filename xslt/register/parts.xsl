<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:f="urn:edition:functions"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- The telegrams in which an entry has a part, besides being mentioned. A person or an organization sent or
       received them, handled them otherwise or got a copy; a place is where they were sent, received or handled. Assumes pages/values.xsl,
       pages/tables.xsl and index.xsl. -->

  <!-- The parts that the entry has, as a table; nothing if it has none. $root is the path to the edition's root. -->
  <xsl:function name="f:parts" as="element(section)?" visibility="private">
    <xsl:param name="slice" as="map(*)"/>
    <xsl:param name="root" as="xs:string"/>
    <xsl:variable name="names" as="map(xs:string, xs:string)" select="f:part-names($slice?entry?kind)"/>
    <xsl:variable name="parts" as="xs:string*" select="f:part-order($names)[exists($slice?(.)?*)]"/>
    <xsl:if test="exists($parts)">
      <section class="row section" aria-labelledby="telegrams">
        <h2 class="rail" id="telegrams">{f:string('register.telegrams')}</h2>
        <div class="wide">
          <table class="stack">
            <xsl:sequence select="f:caption(f:string('register.telegrams'))"/>
            <thead>
              <tr>
                <th scope="col">{f:string('register.part')}</th>
                <th scope="col" class="figure">{f:string('register.count')}</th>
                <th scope="col" class="which">{f:string('register.which')}</th>
              </tr>
            </thead>
            <tbody>
              <xsl:sequence select="$parts ! f:part($names(.), $slice(.)?*, $root)"/>
            </tbody>
          </table>
        </div>
      </section>
    </xsl:if>
  </xsl:function>

  <!-- The parts that an entry of this kind can have, each with the last word of the key of its string. -->
  <xsl:function name="f:part-names" as="map(xs:string, xs:string)" visibility="private">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:sequence select="
      if ($kind eq 'place') then map{'sent': 'sent-from', 'received': 'received-at', 'handled': 'handled-at'}
      else map{'sent': 'sent', 'received': 'received', 'handled': 'handled', 'copied': 'copied'}"/>
  </xsl:function>

  <!-- The parts in the order in which they are shown. -->
  <xsl:function name="f:part-order" as="xs:string*" visibility="private">
    <xsl:param name="names" as="map(xs:string, xs:string)"/>
    <xsl:sequence select="('sent', 'received', 'handled', 'copied')[map:contains($names, .)]"/>
  </xsl:function>

  <!-- One part: the number of telegrams, and a link to each, with the number of copies if it is stated. -->
  <xsl:function name="f:part" as="element(tr)" visibility="private">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="telegrams" as="map(*)+"/>
    <xsl:param name="root" as="xs:string"/>
    <xsl:variable name="copies" as="map(*)" select="map:merge(
      distinct-values($telegrams?copies) ! map{.: ' (' || f:counted('register.copies', xs:integer(.)) || ')'})"/>
    <tr>
      <th scope="row" data-label="{f:string('register.part')}">
        <div>{f:string('register.part.' || $name)}</div>
      </th>
      <td data-label="{f:string('register.count')}" class="figure">
        <div>
          <xsl:sequence select="f:figure(count($telegrams))"/>
        </div>
      </td>
      <td data-label="{f:string('register.which')}" class="which">
        <div>
          <xsl:for-each select="$telegrams">
            <xsl:if test="position() gt 1">, </xsl:if>
            <span>
              <xsl:sequence select="f:telegram-link(., $root)"/>
              <xsl:value-of select="?copies ! $copies(.)"/>
              <xsl:if test="?weighed">
                <small class="weighed"> {f:degree(?weighed)}</small>
              </xsl:if>
            </span>
          </xsl:for-each>
        </div>
      </td>
    </tr>
  </xsl:function>

</xsl:stylesheet>
