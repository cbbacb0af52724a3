<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- What page and plaintext say of the stations in the header, and the telegram's address. Assumes certainty.xsl. -->

  <!-- What happened at a station, and whether only for information. -->
  <xsl:function name="f:happened" as="xs:string" visibility="public">
    <xsl:param name="action" as="element(correspAction)"/>
    <xsl:variable name="what" as="xs:string" select="f:value('chain.', 'correspAction/@type', $action/@type)"/>
    <xsl:sequence select="
      if ($action/@subtype = 'information') then f:string('chain.information', map{'what': $what}) else $what"/>
  </xsl:function>

  <!-- The names of the station that has this id. -->
  <xsl:function name="f:station-names" as="element()*" visibility="public">
    <xsl:param name="id" as="xs:string?"/>
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="key('station', $id, $document)/(persName | orgName | rs | placeName)"/>
  </xsl:function>

  <xsl:key name="station" use="@xml:id"
           match="TEI/teiHeader/profileDesc/correspDesc/correspAction"/>

  <!-- The words before the name of a person of a station, if it is for his attention. -->
  <xsl:function name="f:attended" as="xs:string?" visibility="public">
    <xsl:param name="name" as="element()"/>
    <xsl:sequence select="$name/@role ! (f:value('role.', 'persName/@role', .) || ' ')"/>
  </xsl:function>

  <!-- On what something in the header and what stands in it rest, how certain they are, and who says so; empty if the
       header does not say. -->
  <xsl:function name="f:inferred-words" as="xs:string" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="string-join((
      f:weighed($element), $element/certainty ! f:certainty-words(.),
      $element[not(self::correspAction)]
        /descendant::*[not(self::certainty)][not(ancestor-or-self::note)] ! f:weighed(.)), '; ')"/>
  </xsl:function>

  <!-- The name of somebody or something in the header: that of the entry, or else the header's words. -->
  <xsl:function name="f:party-name" as="xs:string" visibility="private">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="names" as="xs:string*" select="f:ids($name/@ref) ! f:label(.)"/>
    <xsl:sequence select="if (exists($names)) then string-join($names, f:string('page.and')) else f:plain($name)"/>
  </xsl:function>

  <!-- The telegram's address: that of the header or, if it has none, that of its page. Nothing as long as the settings
       have no address of one's own. -->
  <xsl:function name="f:address" as="xs:string?" visibility="public">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:sequence select="(
      $tei/teiHeader/fileDesc/publicationStmt/idno[@type = 'URI'][normalize-space()]/normalize-space(),
      $settings?address ! (. || f:page-of($tei/@xml:id)))[1]"/>
  </xsl:function>

</xsl:stylesheet>
