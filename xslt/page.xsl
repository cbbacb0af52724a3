<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xmlns:t="urn:edition:templates"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                default-mode="m:text"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- Compose: from one telegram, its record and what stands around it to its page. -->

  <!-- The documents of tei/registers. -->
  <xsl:param name="registers" as="document-node()*" required="yes"/>
  <!-- The edition's settings, as JSON. -->
  <xsl:param name="edition" as="xs:string" required="yes"/>

  <!-- TEI in, HTML out: the document's own words, in its order. -->
  <xsl:mode name="m:text" on-no-match="fail"/>
  <!-- TEI in, HTML out: the lines of the opener and the closer as the fields of a form. -->
  <xsl:mode name="m:form" on-no-match="fail"/>
  <!-- TEI in, HTML out: what stands under the words of a field, in the edition's words. -->
  <xsl:mode name="m:normalized" on-no-match="fail"/>
  <!-- TEI in, HTML attributes out: what is encoded of a quantity or a period. -->
  <xsl:mode name="m:measured" on-no-match="fail"/>
  <!-- TEI in, HTML out: an item of a list as the row of a table. -->
  <xsl:mode name="m:row" on-no-match="fail"/>
  <!-- TEI in, HTML out: notes and readings as they stand in the margin. -->
  <xsl:mode name="m:note" on-no-match="fail"/>
  <!-- TEI in, HTML out: the readings of a variant in the words of an apparatus. -->
  <xsl:mode name="m:reading" on-no-match="fail"/>
  <!-- TEI in, HTML out: what happened to the telegram, station by station. -->
  <xsl:mode name="m:station" on-no-match="fail"/>
  <!-- TEI in, HTML out: what the telegram is taken from. -->
  <xsl:mode name="m:source" on-no-match="text-only-copy"/>
  <!-- Register entries in, HTML out: the entries of those named. -->
  <xsl:mode name="m:named" on-no-match="fail"/>

  <xsl:include href="modules/strings.xsl"/>
  <xsl:include href="modules/dates.xsl"/>
  <xsl:include href="modules/pointers.xsl"/>
  <xsl:include href="modules/signs.xsl"/>
  <xsl:include href="modules/frame.xsl"/>
  <xsl:include href="modules/header.xsl"/>
  <xsl:include href="modules/legend.xsl"/>
  <xsl:include href="modules/form.xsl"/>
  <xsl:include href="modules/text.xsl"/>
  <xsl:include href="modules/list.xsl"/>
  <xsl:include href="modules/names.xsl"/>
  <xsl:include href="modules/quantities.xsl"/>
  <xsl:include href="modules/apparatus.xsl"/>
  <xsl:include href="modules/notes.xsl"/>
  <xsl:include href="modules/chain.xsl"/>
  <xsl:include href="modules/durations.xsl"/>
  <xsl:include href="modules/thread.xsl"/>
  <xsl:include href="modules/named.xsl"/>
  <xsl:include href="modules/source.xsl"/>
  <xsl:include href="modules/cite.xsl"/>
  <xsl:include href="modules/unhandled.xsl"/>

  <!-- A telegram lies two folders below the edition's root. -->
  <xsl:variable name="root" as="xs:string" select="'../../'"/>

  <!-- The page of a telegram, as complete HTML, from its TEI, its record and its context. -->
  <xsl:function name="f:page" as="xs:string" visibility="public">
    <xsl:param name="telegram" as="document-node()"/>
    <xsl:param name="record" as="xs:string"/>
    <xsl:param name="context" as="xs:string"/>
    <xsl:sequence select="f:telegram($telegram/TEI, parse-json($record), parse-json($context)) => f:html()"/>
  </xsl:function>

  <!-- The page in its frame: title, text, then what is known of the telegram. -->
  <xsl:function name="f:telegram" as="element(Q{}html)" visibility="private">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:param name="record" as="map(*)"/>
    <xsl:param name="context" as="map(*)"/>
    <xsl:variable name="body" as="element(div)" select="$tei/text/body/div"/>
    <xsl:call-template name="t:frame">
      <xsl:with-param name="title" select="$record?title"/>
      <xsl:with-param name="section" select="'telegram'"/>
      <xsl:with-param name="depth" select="2"/>
      <xsl:with-param name="head" as="element()*" select="f:head($record, $context)"/>
      <xsl:with-param name="body" as="element()*">
        <xsl:sequence select="f:title($tei, $record), f:views($tei)"/>
        <div class="row">
          <xsl:apply-templates select="$body">
            <xsl:with-param name="signs" select="f:signs($body)" tunnel="yes"/>
          </xsl:apply-templates>
          <xsl:sequence select="f:shown($tei)"/>
        </div>
        <xsl:sequence select="
          f:chain($tei, $record), f:thread($record, $context), f:named($body, $record),
          f:source($tei/teiHeader/fileDesc), f:cite($record), f:download($context)"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:function>

  <!-- A section of the page: its name in the rail, its content as wide as the class says. -->
  <xsl:function name="f:section" as="element(Q{}section)" visibility="private">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="class" as="xs:string"/>
    <xsl:param name="content" as="node()*"/>
    <section class="row section" id="{$name}" aria-labelledby="{$name}-name">
      <h2 class="rail" id="{$name}-name">{f:string('page.' || $name)}</h2>
      <div class="{$class}">
        <xsl:sequence select="$content"/>
      </div>
    </section>
  </xsl:function>

</xsl:stylesheet>
