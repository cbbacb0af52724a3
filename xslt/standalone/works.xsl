<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- The works that register entries cite, in a standalone telegram. Each register lists its own works, so one
       id may be in several registers. If it is the same work, it is written once. If not, the ids begin with
       the kind of their register. So does the id of a work if the telegram itself uses this id. -->

  <!-- The works that register elements cite, each from its own register, in the order of the registers. -->
  <xsl:function name="f:works" as="element(bibl)*" visibility="private">
    <xsl:param name="used" as="element()*"/>
    <xsl:sequence select="$used ! $works-of(@xml:id) | ()"/>
  </xsl:function>

  <!-- The ids to be written with the kind of their register, as the keys of a map. These are the ids that the
       telegram itself uses. If different works with one id meet here, or the telegram uses an id that different
       works share, they are also all shared ids. -->
  <xsl:function name="f:renamed" as="map(xs:string, xs:boolean)" visibility="private">
    <xsl:param name="works" as="element(bibl)*"/>
    <xsl:param name="telegram" as="document-node()"/>
    <xsl:variable name="own" as="xs:string*" select="id($works/@xml:id, $telegram)/@xml:id ! string()"/>
    <xsl:variable name="meeting" as="xs:string*">
      <xsl:for-each-group select="$works[$is-shared(@xml:id)]" group-by="string(@xml:id)">
        <xsl:sequence select="current-grouping-key()[distinct-values(current-group() ! normalize-space())[2]]"/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:sequence select="map:merge((
      $is-shared[exists(($meeting, $own[$is-shared(.)]))], $own[not($is-shared(.))] ! map{.: true()}))"/>
  </xsl:function>

  <!-- Works without repetition, in the order of the ids with which they are written: the first register's for
       each id, or all of them if the id is renamed. -->
  <xsl:function name="f:each-once" as="element(bibl)*" visibility="private">
    <xsl:param name="works" as="element(bibl)*"/>
    <xsl:param name="renamed" as="map(xs:string, xs:boolean)"/>
    <xsl:variable name="different" as="element(bibl)*">
      <xsl:for-each-group select="$works" group-by="string(@xml:id)">
        <xsl:sequence select="if ($renamed(current-grouping-key())) then current-group() else ."/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:sequence select="sort($different, (), function($work) {f:work-id($work/@xml:id, root($work), $renamed)})"/>
  </xsl:function>

  <xsl:template match="sourceDesc/listBibl/bibl/@xml:id" mode="m:standalone" as="attribute()">
    <xsl:param name="renamed" as="map(xs:string, xs:boolean)" tunnel="yes"/>
    <xsl:attribute name="xml:id" select="f:work-id(., root(), $renamed)"/>
  </xsl:template>

  <xsl:template match="@source[root()/TEI[not(text/body/div)]]" mode="m:standalone" as="attribute()" priority="1">
    <xsl:param name="renamed" as="map(xs:string, xs:boolean)" tunnel="yes"/>
    <xsl:variable name="register" as="document-node()" select="root()"/>
    <xsl:attribute name="source" select="f:ids(.) ! ('#' || f:work-id(., $register, $renamed))"/>
  </xsl:template>

  <!-- The id with which a work is written: with the kind of its register before it if it is renamed. -->
  <xsl:function name="f:work-id" as="xs:string" visibility="private">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="register" as="document-node()"/>
    <xsl:param name="renamed" as="map(xs:string, xs:boolean)"/>
    <xsl:sequence select="$renamed($id)[.] ! ($kind-of(generate-id($register)) || '.') || $id"/>
  </xsl:function>

</xsl:stylesheet>
