<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- The telegram as plaintext: the edition's heading, the telegram in its own words and order, the readings
       and notes, and the rights. Signs are in braces, so that nobody takes them for the translator's brackets.
       The stylesheet writes rows, from which edition/describe/plaintext.py makes lines. A row begins with a
       word for how its texts are set; an empty row is an empty line. A “text” is wrapped; a “right” text stands
       at the right end of the line; a “spread” row has two texts at the two ends of a line. The text of a
       “field” follows its label and is indented below it. Each “row” is a row of a table; an
       “item” is as far in as its first text says; “cells” stand in columns. Before this
       word stands a “&gt;” for each quotation around the row. -->

  <!-- A row of the plaintext: how its texts are set, then the texts, all separated by tabs. Tabs and line ends
       inside a text become spaces. -->
  <xsl:function name="f:told" as="xs:string" visibility="private">
    <xsl:param name="how" as="xs:string"/>
    <xsl:param name="texts" as="xs:string+"/>
    <xsl:sequence select="string-join(($how, $texts ! translate(., '&#9;&#10;&#13;', '   ')), '&#9;')"/>
  </xsl:function>

  <!-- The rows of a division, with its signs; the first row is empty. What a publisher says of a telegram stands
       elsewhere. -->
  <xsl:function name="f:telegram-rows" as="xs:string*" visibility="private">
    <xsl:param name="division" as="element(div)"/>
    <xsl:param name="signs" as="map(xs:string, xs:string)"/>
    <xsl:apply-templates select="$division/(* except f:publishers(.))" mode="m:plaintext">
      <xsl:with-param name="signs" select="$signs" tunnel="yes"/>
    </xsl:apply-templates>
  </xsl:function>

  <!-- The rows of a division beside the telegram, below its name. -->
  <xsl:function name="f:beside-rows" as="xs:string+" visibility="private">
    <xsl:param name="division" as="element(div)"/>
    <xsl:param name="signs" as="map(xs:string, xs:string)"/>
    <xsl:sequence select="f:told('text', f:division-name($division)), f:telegram-rows($division, $signs)"/>
  </xsl:function>

  <!-- The edition's heading: the title; who sent the telegram, who received it, when and on which clocks; its numbers
       and classification; what it answers; the original, the witnesses, who answers for the text, the edition with
       its version, the telegram's address, and the rights. -->
  <xsl:function name="f:heading" as="xs:string+" visibility="private">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:param name="signs" as="map(xs:string, xs:string)"/>
    <xsl:variable name="header" as="element(teiHeader)" select="$tei/teiHeader"/>
    <xsl:variable name="file" as="element(fileDesc)" select="$header/fileDesc"/>
    <xsl:variable name="profile" as="element(profileDesc)?" select="$header/profileDesc"/>
    <xsl:sequence select="
      f:told('text', f:text($file/titleStmt/title[1])), '',
      $profile/correspDesc/correspAction ! f:field(f:happened(.), f:station-words(.)),
      $file/sourceDesc/bibl[@type = 'telegram']/idno[normalize-space()]
        ! f:field(f:string('plaintext.number'), f:number-words(.)),
      $profile/textClass/catRef ! f:field(f:class-label(.), f:class-words(.)),
      $profile/correspDesc/correspContext/ref ! f:field(f:string('contents.answers'), f:request-words(.)),
      $file/sourceDesc/msDesc ! f:field(f:string('plaintext.archive'), f:original-words(.)),
      $file/sourceDesc/listWit/witness
        ! f:field(f:string('plaintext.witness', map{'siglum': string(@xml:id)}), f:witness-title(.)),
      $file/titleStmt/respStmt[normalize-space(name[1])] ! f:field(f:string('plaintext.responsible'), string-join((resp, name)[normalize-space()] ! normalize-space(), ': ')),
      f:field(f:string('plaintext.edition'), f:edition-words($file)),
      f:field(f:string('plaintext.address'), f:address($tei)),
      $file/publicationStmt/availability/* ! f:field(f:string('source.rights'), f:text(.)),
      f:edited($tei)/head[@source]
        ! f:field(
          f:string('division.heading', map{'sigla': f:sigla(@source)}), f:text(., $signs))"/>
  </xsl:function>

  <!-- A publisher's notes on the source, each after the words for it. -->
  <xsl:function name="f:source-note-rows" as="xs:string*" visibility="private">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:for-each select="f:edited($tei)/descendant::note[@type = 'source']">
      <xsl:sequence select="
        '', f:told('field', (
          f:string('division.source-note', map{'by': f:sigla(@resp)}), f:text(.)))"/>
    </xsl:for-each>
  </xsl:function>

  <!-- What the brackets and the braces mean that the text has. -->
  <xsl:function name="f:bracket-words" as="xs:string" visibility="private">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:param name="has-signs" as="xs:boolean"/>
    <xsl:variable name="adding" as="xs:string" select="f:adding(f:divisions($tei))"/>
    <xsl:sequence select="string-join((
      $adding[. ne ''] ! f:string('plaintext.supplied', map{'who': .}),
      f:string('plaintext.ours')[exists(f:divisions($tei)/descendant::supplied[@resp = '#editor'])],
      f:string('plaintext.signs')[$has-signs]), f:string('page.and'))"/>
  </xsl:function>

  <!-- What stands below the telegram: the legend of the brackets and braces in the rows above, and the readings and
       notes. -->
  <xsl:function name="f:below" as="xs:string*" visibility="private">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:param name="signs" as="map(xs:string, xs:string)"/>
    <xsl:param name="rows" as="xs:string*"/>
    <xsl:sequence select="
      f:bracket-words($tei, contains(string-join($rows), $mark))[. ne ''] ! f:told('text', .), f:remarks(f:divisions($tei), $signs), f:source-note-rows($tei)"/>
  </xsl:function>

</xsl:stylesheet>
