<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- The divisions beside the edited text: translations, versions, enclosures, each with the lines above and
       below its blocks. Also what a publisher says above the telegram. Assumes shared/divisions.xsl, shared/json.xsl and blocks.xsl. -->

  <!-- A division as JSON. -->
  <xsl:function name="f:division" as="xs:string" visibility="private">
    <xsl:param name="division" as="element(div)"/>
    <xsl:text>{{"anchor": "{f:anchor($division)}", "kind": {f:json(($division/@subtype, $division/@type)[1])}, "language": {
      f:json(f:language-of($division))}, "source": {f:list(f:ids($division/@source) ! f:json(.))}, "resp": {
      f:list(f:ids($division/@resp) ! f:json(.))}, "head": {f:json($division/head ! f:text(.))}, {f:contents($division)}}}</xsl:text>
  </xsl:function>

  <!-- The lines above the blocks, the blocks, and the lines below them, as members of a JSON object. -->
  <xsl:function name="f:contents" as="xs:string" visibility="private">
    <xsl:param name="division" as="element(div)"/>
    <xsl:text>"opener": {f:list(f:lines($division/opener))}, "blocks": {f:blocks($division)}, "closer": {f:list(f:lines($division/closer))}</xsl:text>
  </xsl:function>

  <!-- The words of the lines of an opener or a closer, as JSON. -->
  <xsl:function name="f:lines" as="xs:string*" visibility="private">
    <xsl:param name="form" as="element()?"/>
    <xsl:sequence select="
      $form/(* except (note, pb, seg[f:is-resolution(.)]))
        ! (if (self::address) then addrLine ! f:text(.) else f:text(.))[. ne ''] ! f:json(.)"/>
  </xsl:function>

  <!-- The parts of the telegram that a part of a translation or version renders, as a member of a JSON object. -->
  <xsl:function name="f:renders" as="xs:string?" visibility="private">
    <xsl:param name="part" as="element()"/>
    <xsl:sequence select="$part/@corresp ! concat(', &quot;renders&quot;: ', f:list(f:ids(.) ! f:json(.)))"/>
  </xsl:function>

  <!-- A division, and the parts of the telegram in it: what has an opener and a closer. -->
  <xsl:function name="f:formed" as="element(div)+" visibility="private">
    <xsl:param name="division" as="element(div)"/>
    <xsl:sequence select="$division/descendant-or-self::div"/>
  </xsl:function>

  <!-- The heading that a publisher gave a telegram, as JSON. -->
  <xsl:function name="f:publishers-heading" as="xs:string?" visibility="private">
    <xsl:param name="telegram" as="element(div)"/>
    <xsl:sequence select="
      $telegram/head[@source] ! concat('{&quot;text&quot;: ', f:json(f:text(.)), ', &quot;source&quot;: ', f:list(f:ids(@source) ! f:json(.)), '}')"/>
  </xsl:function>

  <!-- A publisher's notes on the source of the telegram, as JSON. -->
  <xsl:function name="f:source-notes" as="xs:string*" visibility="private">
    <xsl:param name="telegram" as="element(div)"/>
    <xsl:sequence select="
      $telegram/descendant::note[@type = 'source'] ! concat('{&quot;text&quot;: ', f:json(f:text(.)), ', &quot;resp&quot;: ', f:list(f:ids(@resp) ! f:json(.)), '}')"/>
  </xsl:function>

</xsl:stylesheet>
