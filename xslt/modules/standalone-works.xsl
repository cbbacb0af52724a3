<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- The works that register entries rest on, in a standalone telegram. Each register lists its own, so
       that one id may stand in several: for the same work, which then comes once, or for different
       ones, whose ids then begin with the kind of their register. -->

  <!-- The kind of a register by its list; a register without one holds terms. -->
  <xsl:variable name="kind-of" as="map(xs:string, xs:string)" static="yes"
                select="map{'listPerson': 'person', 'listPlace': 'place', 'listOrg': 'org', 'listBibl': 'cited'}"/>

  <!-- The works that the sources of some register elements name, each from its own register. -->
  <xsl:function name="f:works" as="element(bibl)*" visibility="private">
    <xsl:param name="used" as="element()*"/>
    <xsl:sequence select="
      ($used/descendant-or-self::* | $used/ancestor::taxonomy)/@source
        /(for $id in f:ids(.) return key('entry', $id))[self::bibl]"/>
  </xsl:function>

  <!-- The ids that different works have in different registers. -->
  <xsl:function name="f:renamed" as="xs:string*" visibility="private">
    <xsl:param name="works" as="element(bibl)*"/>
    <xsl:for-each-group select="$works" group-by="string(@xml:id)">
      <xsl:sequence select="current-grouping-key()[distinct-values(current-group() ! normalize-space())[2]]"/>
    </xsl:for-each-group>
  </xsl:function>

  <!-- Some works, the same work of several registers once; those whose ids are renamed each. -->
  <xsl:function name="f:each-once" as="element(bibl)*" visibility="private">
    <xsl:param name="works" as="element(bibl)*"/>
    <xsl:param name="renamed" as="xs:string*"/>
    <xsl:for-each-group select="$works" group-by="string(@xml:id)">
      <xsl:sequence select="if (current-grouping-key() = $renamed) then current-group() else ."/>
    </xsl:for-each-group>
  </xsl:function>

  <xsl:template match="sourceDesc/listBibl/bibl/@xml:id" mode="m:standalone" as="attribute()">
    <xsl:param name="renamed" as="xs:string*" tunnel="yes"/>
    <xsl:attribute name="xml:id" select="if (. = $renamed) then f:work-id(., root()) else ."/>
  </xsl:template>

  <xsl:template match="@source[root()/TEI[not(text/body/div)]]" mode="m:standalone" as="attribute()" priority="1">
    <xsl:param name="renamed" as="xs:string*" tunnel="yes"/>
    <xsl:variable name="register" as="document-node()" select="root()"/>
    <xsl:attribute name="source" select="
      for $id in f:ids(.) return '#' || (if ($id = $renamed) then f:work-id($id, $register) else $id)"/>
  </xsl:template>

  <!-- The id of a work, made its own by the kind of its register. -->
  <xsl:function name="f:work-id" as="xs:string" visibility="private">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="register" as="document-node()"/>
    <xsl:sequence select="($register/TEI/standOff/*[1] ! $kind-of(local-name()), 'term')[1] || '.' || $id"/>
  </xsl:function>

</xsl:stylesheet>
