<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- The standing matter of telegrams' pages: what stands above and below the main part, the names of its
       sections, the choices of views, the heads of tables, the meanings of the signs, what the registers
       say of each entry. Assumes mark.xsl and the modules of the page that write these. -->

  <xsl:include href="written.xsl"/>

  <!-- Each piece of standing matter as it is written in a page: key, text, key, text. -->
  <xsl:function name="f:standing" as="xs:string*" visibility="public">
    <xsl:sequence select="
      'rules', f:written(f:rules()),
      'assets', f:written(f:assets($root)),
      'bar', f:written(f:bar('telegram', $root)),
      'foot', f:written(f:foot('telegram', $root)),
      'view', f:written(f:view-switch(())),
      'shown', f:written(f:shown-views(())),
      'open-legend', f:written(f:open-legend()),
      'columns', f:written(f:columns()),
      $sections ! ('section ' || ., f:written(f:section-name(.))),
      $parts ! ('part ' || ., f:written(f:part-name(.))),
      $authors ! ('by ' || ., f:written(f:by(.))),
      $signs-explained ! ('legend ' || ., f:written(f:sign-meaning(.))),
      distinct-values($registers/TEI/standOff/descendant::*/@xml:id) ! f:entry(.) ! (
        'name ' || @xml:id, f:written(f:entry-name(.)),
        'about ' || @xml:id, f:written(note[1] ! f:about(.)),
        'link ' || @xml:id, f:written(f:named-link(@xml:id)),
        .[*/@type = 'cover'] ! ('cover ' || @xml:id, f:written(f:cover-choices(.))))"/>
  </xsl:function>

</xsl:stylesheet>
