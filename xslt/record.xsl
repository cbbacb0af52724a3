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

  <!-- Describes one telegram: from its TEI and the registers to its JSON record, its plaintext and its
       standalone TEI. -->

  <!-- The documents of tei/registers. -->
  <xsl:param name="registers" as="document-node()*" static="yes" required="yes"/>

  <!-- The edition's settings, as JSON. -->
  <xsl:param name="edition" as="xs:string" static="yes" select="'{}'"/>

  <!-- For the standalone TEI, which is written directly and not built as a tree first
       (standalone/standalone.xsl). -->
  <xsl:output method="xml" indent="no"/>

  <!-- TEI in, strings out: the text as it reads, with the signs of notes and readings. -->
  <xsl:mode name="m:text" on-no-match="fail"/>
  <!-- TEI in, strings out: the text with a tag where a mention begins and where it ends. -->
  <xsl:mode name="m:marked" on-no-match="fail"/>
  <!-- TEI in, JSON out: the dates, quantities and references that the text states. -->
  <xsl:mode name="m:statements" on-no-match="deep-skip"/>
  <!-- TEI in, JSON out: the blocks of the text. -->
  <xsl:mode name="m:block" on-no-match="fail"/>
  <!-- TEI in, JSON out: what is seen on the sheet. -->
  <xsl:mode name="m:surface" on-no-match="fail"/>
  <!-- TEI in, rows of plaintext out. -->
  <xsl:mode name="m:plaintext" on-no-match="fail"/>
  <!-- TEI in, strings out: what is said about a reading, a correction, a note or a gap. -->
  <xsl:mode name="m:remark" on-no-match="fail"/>
  <!-- TEI in, TEI out: pointers become local. -->
  <xsl:mode name="m:standalone" on-no-match="shallow-copy"/>

  <xsl:include href="shared/strings.xsl"/>
  <xsl:include href="shared/dates.xsl"/>
  <xsl:include href="shared/pointers.xsl"/>
  <xsl:include href="shared/tokens.xsl"/>
  <xsl:include href="shared/certainty.xsl"/>
  <xsl:include href="shared/stations.xsl"/>
  <xsl:include href="shared/note-markers.xsl"/>
  <xsl:include href="shared/hands.xsl"/>
  <xsl:include href="shared/divisions.xsl"/>
  <xsl:include href="shared/marks.xsl"/>
  <xsl:include href="plaintext/reading.xsl"/>
  <xsl:include href="shared/json.xsl"/>
  <xsl:include href="shared/readers.xsl"/>
  <xsl:include href="shared/numbers.xsl"/>
  <xsl:include href="record/record.xsl"/>
  <xsl:include href="record/citation.xsl"/>
  <xsl:include href="record/handling.xsl"/>
  <xsl:include href="record/mentions.xsl"/>
  <xsl:include href="record/statements.xsl"/>
  <xsl:include href="record/certainties.xsl"/>
  <xsl:include href="record/blocks.xsl"/>
  <xsl:include href="record/surface.xsl"/>
  <xsl:include href="record/divisions.xsl"/>
  <xsl:include href="plaintext/plaintext.xsl"/>
  <xsl:include href="plaintext/header.xsl"/>
  <xsl:include href="plaintext/form.xsl"/>
  <xsl:include href="plaintext/list.xsl"/>
  <xsl:include href="plaintext/remarks.xsl"/>
  <xsl:include href="standalone/fragments.xsl"/>
  <xsl:include href="standalone/standalone.xsl"/>
  <xsl:include href="standalone/registers.xsl"/>
  <xsl:include href="standalone/works.xsl"/>
  <xsl:include href="shared/unhandled.xsl"/>

  <!-- The outline of a telegram as JSON, for a check that publishes nothing. -->
  <xsl:function name="f:outline" as="xs:string" visibility="public">
    <xsl:param name="telegram" as="document-node()"/>
    <xsl:sequence select="f:outline-of($telegram/TEI)"/>
  </xsl:function>

  <!-- The description of a telegram, in strings: the record as JSON, the lines with mentions, and the plaintext's
       rows. The rows come in parts: heading, telegram, what is below, and each other division. $digest is the
       digest of the source. -->
  <xsl:function name="f:describe" as="xs:string+" visibility="public">
    <xsl:param name="telegram" as="document-node()"/>
    <xsl:param name="digest" as="xs:string"/>
    <xsl:variable name="signs" as="map(xs:string, xs:string)" select="f:signs(f:divisions($telegram/TEI))"/>
    <xsl:variable name="above" as="xs:string+" select="
      string-join(f:heading($telegram/TEI, $signs), '&#10;'),
      string-join(f:telegram-rows(f:edited($telegram/TEI), $signs), '&#10;')"/>
    <xsl:variable name="beside" as="xs:string*" select="
      tail(f:divisions($telegram/TEI)) ! string-join(f:beside-rows(., $signs), '&#10;')"/>
    <xsl:sequence select="
      f:record($telegram/TEI, $digest),
      string-join(f:mentions(f:counting($telegram/TEI)), '&#10;'),
      $above, string-join(f:below($telegram/TEI, $signs, ($above, $beside)), '&#10;'), $beside"/>
  </xsl:function>

</xsl:stylesheet>
