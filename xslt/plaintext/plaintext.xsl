<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- The telegram as plaintext: the edition's heading, the telegram in its own words and order, the
       readings and notes, the rights. A sign stands in braces, so that nobody takes it for the translator's
       brackets. What is told here is set in lines by edition/describe/plaintext.py: a row says how, then come its texts.
       An empty row is an empty line; "text" is wrapped, "right" stands at the right end, "spread" has two
       texts at the two ends of a line; the texts of each "field" hang behind its label, and each "row" is
       one of a table. -->

  <!-- A row of the plaintext: how some texts are set, and the texts; a tab or a line's end in one becomes a space. -->
  <xsl:function name="f:told" as="xs:string" visibility="private">
    <xsl:param name="how" as="xs:string"/>
    <xsl:param name="texts" as="xs:string+"/>
    <xsl:sequence select="string-join(($how, $texts ! translate(., '&#9;&#10;&#13;', '   ')), '&#9;')"/>
  </xsl:function>

  <!-- The rows of the telegram itself, with its signs; the first is an empty one. -->
  <xsl:function name="f:telegram-rows" as="xs:string*" visibility="private">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:param name="signs" as="map(xs:string, xs:string)"/>
    <xsl:apply-templates select="$tei/text/body/div/*" mode="m:plaintext">
      <xsl:with-param name="signs" select="$signs" tunnel="yes"/>
    </xsl:apply-templates>
  </xsl:function>

  <!-- The edition's heading: title, edition and id, where the original and the witnesses are. -->
  <xsl:function name="f:heading" as="xs:string+" visibility="private">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="file" as="element(fileDesc)" select="$tei/teiHeader/fileDesc"/>
    <xsl:variable name="authority" as="element()?" select="$file/publicationStmt/(authority, publisher)[1]"/>
    <xsl:sequence select="
      f:told('text', f:text($file/titleStmt/title[1])), '',
      f:told('field', (f:string('plaintext.edition'), string-join(($authority ! normalize-space(), $tei/@xml:id), ', '))),
      $file/sourceDesc/msDesc/msIdentifier/idno ! f:told('field', (f:string('plaintext.archive'), normalize-space())),
      $file/sourceDesc/listWit/witness
        ! f:told('field', (f:string('plaintext.witness', map{'siglum': string(@xml:id)}), f:witness-title(.)))"/>
  </xsl:function>

  <!-- What stands below the telegram: the legend of its brackets, its remarks, the rights. -->
  <xsl:function name="f:below" as="xs:string+" visibility="private">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:param name="signs" as="map(xs:string, xs:string)"/>
    <xsl:sequence select="
      f:told('text', f:string('plaintext.legend')), f:remarks($tei/text/body/div, $signs), '',
      $tei/teiHeader/fileDesc/publicationStmt/availability/* ! f:told('text', f:text(.))"/>
  </xsl:function>

</xsl:stylesheet>
