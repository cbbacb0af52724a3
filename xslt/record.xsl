<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                default-mode="m:text"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- Describe: from one telegram and the registers to all that is known of it: its record, its
       plaintext, its standalone TEI. -->

  <!-- The documents of tei/registers. -->
  <xsl:param name="registers" as="document-node()*" static="yes" required="yes"/>

  <!-- The standalone TEI is written while it is made: see standalone/standalone.xsl. -->
  <xsl:output method="xml" indent="no"/>

  <!-- TEI in, strings out: the words as they read, signs of notes and readings among them. -->
  <xsl:mode name="m:text" on-no-match="fail"/>
  <!-- TEI in, strings out, with a tag where a mention begins and where it ends. -->
  <xsl:mode name="m:marked" on-no-match="fail"/>
  <!-- TEI in, JSON out: what the text states of times, quantities and other documents. -->
  <xsl:mode name="m:statements" on-no-match="deep-skip"/>
  <!-- TEI in, rows of plaintext out. -->
  <xsl:mode name="m:plaintext" on-no-match="fail"/>
  <!-- TEI in, strings out: what a reading, a correction or a note says. -->
  <xsl:mode name="m:remark" on-no-match="fail"/>
  <!-- TEI in, TEI out: pointers made local. -->
  <xsl:mode name="m:standalone" on-no-match="shallow-copy"/>

  <xsl:include href="shared/strings.xsl"/>
  <xsl:include href="shared/dates.xsl"/>
  <xsl:include href="shared/pointers.xsl"/>
  <xsl:include href="shared/note-markers.xsl"/>
  <xsl:include href="shared/marks.xsl"/>
  <xsl:include href="plaintext/reading.xsl"/>
  <xsl:include href="shared/json.xsl"/>
  <xsl:include href="shared/readers.xsl"/>
  <xsl:include href="record/record.xsl"/>
  <xsl:include href="record/handling.xsl"/>
  <xsl:include href="record/mentions.xsl"/>
  <xsl:include href="record/statements.xsl"/>
  <xsl:include href="plaintext/plaintext.xsl"/>
  <xsl:include href="plaintext/form.xsl"/>
  <xsl:include href="plaintext/list.xsl"/>
  <xsl:include href="plaintext/remarks.xsl"/>
  <xsl:include href="standalone/fragments.xsl"/>
  <xsl:include href="standalone/standalone.xsl"/>
  <xsl:include href="standalone/registers.xsl"/>
  <xsl:include href="standalone/works.xsl"/>
  <xsl:include href="shared/unhandled.xsl"/>

  <!-- The outline of a telegram's record as JSON, for who checks and publishes nothing. -->
  <xsl:function name="f:outline" as="xs:string" visibility="public">
    <xsl:param name="telegram" as="document-node()"/>
    <xsl:sequence select="f:outline-of($telegram/TEI)"/>
  </xsl:function>

  <!-- What is known of a telegram whose source has this digest: its record as JSON, lines of mentions, and
       rows of plaintext: the heading, the telegram, what stands below it. -->
  <xsl:function name="f:describe" as="xs:string+" visibility="public">
    <xsl:param name="telegram" as="document-node()"/>
    <xsl:param name="digest" as="xs:string"/>
    <xsl:variable name="signs" as="map(xs:string, xs:string)" select="f:signs($telegram/TEI/text/body/div)"/>
    <xsl:sequence select="
      f:record($telegram/TEI, $digest),
      string-join(f:mentions($telegram/TEI/text/body/div), '&#10;'),
      string-join(f:heading($telegram/TEI), '&#10;'),
      string-join(f:telegram-rows($telegram/TEI, $signs), '&#10;'),
      string-join(f:below($telegram/TEI, $signs), '&#10;')"/>
  </xsl:function>

</xsl:stylesheet>
