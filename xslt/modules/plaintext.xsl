<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- The telegram as plaintext of 72 columns: the edition's heading, a rule, the telegram in its own
       words and order, a rule, the readings and notes, the rights. A sign stands in braces, so that
       nobody takes it for the translator's brackets. Each pass gives lines without their ends. -->

  <xsl:variable name="rule" as="xs:string" static="yes" select="string-join((1 to $columns) ! '=')"/>

  <!-- The whole plaintext around the lines of the telegram. -->
  <xsl:function name="f:plaintext" as="xs:string" visibility="private">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:param name="body" as="xs:string*"/>
    <xsl:param name="signs" as="map(xs:string, xs:string)"/>
    <xsl:variable name="heading" as="xs:string+" select="f:heading($tei)"/>
    <xsl:variable name="remarks" as="xs:string*" select="f:remarks($tei/text/body/div, $signs)"/>
    <xsl:variable name="legend" as="xs:string+" select="f:wrap(f:string('plaintext.legend'), $columns)"/>
    <xsl:variable name="rights" as="xs:string*"
                  select="$tei/teiHeader/fileDesc/publicationStmt/availability/* ! f:wrap(f:text(.), $columns)"/>
    <xsl:sequence select="
      string-join(($heading, '', $rule, '', $body, '', $rule, '', $legend, $remarks, '', $rights, ''), '&#10;')"/>
  </xsl:function>

  <!-- The lines of the telegram itself, with their signs. -->
  <xsl:function name="f:telegram-lines" as="xs:string*" visibility="private">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:param name="signs" as="map(xs:string, xs:string)"/>
    <xsl:variable name="lines" as="xs:string*">
      <xsl:apply-templates select="$tei/text/body/div/*" mode="m:plaintext">
        <xsl:with-param name="signs" select="$signs" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:variable>
    <xsl:sequence select="tail($lines)"/>
  </xsl:function>

  <!-- The edition's heading: title, edition and id, where the original and the witnesses are. -->
  <xsl:function name="f:heading" as="xs:string+" visibility="private">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="file" as="element(fileDesc)" select="$tei/teiHeader/fileDesc"/>
    <xsl:variable name="fields" as="map(xs:string, xs:string)*" select="
      map{'label': f:string('plaintext.edition'),
          'text': string-join(($file/publicationStmt/(authority, publisher)[1], $tei/@xml:id), ', ')},
      $file/sourceDesc/msDesc/msIdentifier/idno ! map{'label': f:string('plaintext.archive'), 'text': normalize-space()},
      $file/sourceDesc/listWit/witness ! map{
        'label': f:string('plaintext.witness', map{'siglum': string(@xml:id)}), 'text': f:witness-title(.)}"/>
    <xsl:variable name="width" as="xs:integer" select="max($fields?label ! f:width(.)) + 2"/>
    <xsl:sequence select="
      f:wrap(f:text($file/titleStmt/title[1]), $columns), '',
      $fields ! f:hang(f:left(?label, $width), ?text, $columns)"/>
  </xsl:function>

</xsl:stylesheet>
