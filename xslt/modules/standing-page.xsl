<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- The standing matter of telegrams' pages: what stands above and below the main part, the meanings of
       the signs, what the registers say of each entry. Assumes mark.xsl, frame.xsl, legend.xsl, named.xsl. -->

  <xsl:include href="written.xsl"/>

  <!-- Each piece of standing matter as it is written in a page: key, text, key, text. -->
  <xsl:function name="f:standing" as="xs:string*" visibility="public">
    <xsl:sequence select="
      'bar', f:written(f:bar('telegram', $root)),
      'foot', f:written(f:foot('telegram', $root)),
      $signs-explained ! ('legend ' || ., f:written(f:sign-meaning(.))),
      distinct-values($registers/TEI/standOff/descendant::*/@xml:id) ! f:entry(.) ! (
        'name ' || @xml:id, f:written(f:entry-name(.)),
        'about ' || @xml:id, f:written(note[1] ! f:about(.)))"/>
  </xsl:function>

</xsl:stylesheet>
