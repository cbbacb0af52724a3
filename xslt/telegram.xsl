<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xmlns:t="urn:edition:templates"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                default-mode="m:text"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- Composes the page of one telegram: from its TEI, the shown part of its record, and its context in the
       catalogue to HTML. -->

  <!-- The documents of tei/registers. -->
  <xsl:param name="registers" as="document-node()*" static="yes" required="yes"/>
  <!-- The edition's settings, as JSON. -->
  <xsl:param name="edition" as="xs:string" static="yes" required="yes"/>

  <!-- The same settings as in f:fragment (pages/frame.xsl), which writes other pages. -->
  <xsl:output method="html" html-version="5.0" indent="no" include-content-type="no" escape-uri-attributes="no"/>

  <!-- TEI in, HTML out: the telegram's text, in its order. -->
  <xsl:mode name="m:text" on-no-match="fail"/>
  <!-- TEI in, HTML out: a part's number, before its first line. -->
  <xsl:mode name="m:part-name" on-no-match="fail"/>
  <!-- TEI in, HTML out: the lines of the opener and the closer as fields of a form. -->
  <xsl:mode name="m:form" on-no-match="fail"/>
  <!-- TEI in, HTML out: what the edition adds under the words of a field. -->
  <xsl:mode name="m:normalized" on-no-match="fail"/>
  <!-- TEI attributes in, HTML attributes out: the values of a quantity or a period. -->
  <xsl:mode name="m:measured" on-no-match="fail"/>
  <!-- TEI in, HTML out: an item of a list as a row of a table. -->
  <xsl:mode name="m:row" on-no-match="fail"/>
  <!-- TEI in, HTML out: a note, gap, variant or correction as a note in the margin. -->
  <xsl:mode name="m:note" on-no-match="fail"/>
  <!-- TEI in, HTML out: the words of a note in the margin. -->
  <xsl:mode name="m:said" on-no-match="fail"/>
  <!-- TEI in, TEI out: a reading for quotation, in the words of one witness, without ids and notes. -->
  <xsl:mode name="m:quoted" on-no-match="shallow-copy"/>
  <!-- TEI in, HTML out: a reading with its witnesses, or an error, as the apparatus quotes it; or a note on it. -->
  <xsl:mode name="m:reading" on-no-match="fail"/>
  <!-- TEI in, HTML out: one station of the telegram's handling. -->
  <xsl:mode name="m:station" on-no-match="fail"/>
  <!-- TEI in, HTML out: the original, the witnesses, the translator and the rights. -->
  <xsl:mode name="m:source" on-no-match="fail"/>
  <!-- Names of a register entry in, HTML out: the names in other scripts. -->
  <xsl:mode name="m:part" on-no-match="fail"/>

  <xsl:include href="shared/strings.xsl"/>
  <xsl:include href="shared/dates.xsl"/>
  <xsl:include href="shared/pointers.xsl"/>
  <xsl:include href="shared/certainty.xsl"/>
  <xsl:include href="shared/stations.xsl"/>
  <xsl:include href="shared/note-markers.xsl"/>
  <xsl:include href="shared/hands.xsl"/>
  <xsl:include href="shared/divisions.xsl"/>
  <xsl:include href="shared/marks.xsl"/>
  <xsl:include href="telegram/fragments.xsl"/>
  <xsl:include href="pages/frame.xsl"/>
  <xsl:include href="telegram/header.xsl"/>
  <xsl:include href="telegram/legend.xsl"/>
  <xsl:include href="shared/readers.xsl"/>
  <xsl:include href="shared/numbers.xsl"/>
  <xsl:include href="telegram/form.xsl"/>
  <xsl:include href="telegram/text.xsl"/>
  <xsl:include href="telegram/divisions.xsl"/>
  <xsl:include href="telegram/list.xsl"/>
  <xsl:include href="telegram/surface.xsl"/>
  <xsl:include href="telegram/names.xsl"/>
  <xsl:include href="telegram/quantities.xsl"/>
  <xsl:include href="telegram/apparatus.xsl"/>
  <xsl:include href="telegram/notes.xsl"/>
  <xsl:include href="telegram/stations.xsl"/>
  <xsl:include href="shared/durations.xsl"/>
  <xsl:include href="telegram/thread.xsl"/>
  <xsl:include href="telegram/named.xsl"/>
  <xsl:include href="telegram/source.xsl"/>
  <xsl:include href="pages/sizes.xsl"/>
  <xsl:include href="telegram/cite.xsl"/>
  <xsl:include href="shared/unhandled.xsl"/>

  <!-- A telegram's page lies two folders below the edition's root. -->
  <xsl:variable name="root" as="xs:string" select="'../../'"/>

  <!-- The page of a telegram. $record-json is the part of its record that the page shows; $context-json is what
       the catalogue says around it, $citation-json how it is cited. The page is written directly and not built as a tree first; of a fragment,
       only the key is written (shared/marks.xsl). -->
  <xsl:template name="t:page" as="node()+" visibility="public">
    <xsl:param name="telegram" as="document-node()" required="yes"/>
    <xsl:param name="record-json" as="xs:string" required="yes"/>
    <xsl:param name="context-json" as="xs:string" required="yes"/>
    <xsl:param name="citation-json" as="xs:string" required="yes"/>
    <xsl:variable name="tei" as="element(TEI)" select="$telegram/TEI"/>
    <xsl:variable name="record" as="map(*)" select="parse-json($record-json)"/>
    <xsl:variable name="context" as="map(*)" select="parse-json($context-json)"/>
    <xsl:variable name="citation" as="map(*)" select="parse-json($citation-json)"/>
    <xsl:variable name="divisions" as="element(div)+" select="f:divisions($tei)"/>
    <xsl:variable name="sigla" as="xs:string*" select="f:sigla-shown($tei)"/>
    <html lang="{$settings?language}">
      <head>
        <xsl:sequence select="f:cached('rules'), f:page-title($record?title), f:cached('assets'), f:cached('edition'), f:head($record, $citation, $context)"/>
      </head>
      <body>
        <xsl:sequence select="f:cached('bar')"/>
        <main id="main">
          <xsl:sequence select="f:title($tei, $record), f:views($sigla, $divisions)"/>
          <xsl:call-template name="t:divisions">
            <xsl:with-param name="signs" select="f:signs($divisions)" tunnel="yes"/>
            <xsl:with-param name="tei" select="$tei"/>
            <xsl:with-param name="sigla" select="$sigla"/>
          </xsl:call-template>
          <xsl:sequence select="
            f:chain($tei, $record), f:thread($record, $context), f:named(f:counting($tei), $record),
            f:source($tei/teiHeader/fileDesc), f:cite($citation, substring-after($record?source, ':')), f:download($context)"/>
        </main>
        <xsl:sequence select="f:cached('foot')"/>
      </body>
    </html>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- The heading of a section, in the rail. -->
  <xsl:function name="f:section-name" as="element(Q{}h2)" visibility="private">
    <xsl:param name="name" as="xs:string"/>
    <h2 class="rail" id="{$name}-name">{f:string('page.' || $name)}</h2>
  </xsl:function>

</xsl:stylesheet>
