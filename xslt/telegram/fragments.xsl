<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- The fragments of telegrams' pages: what stands above and below the main part, the names of its
       sections, the choices of views, the heads of tables, the meanings of the signs, what the registers
       say of each entry. Assumes shared/marks.xsl and the modules of the page that write these. -->

  <xsl:include href="../pages/fragments.xsl"/>

  <!-- What makes each kind of fragment: of the rest of a key by its first word. -->
  <xsl:variable name="makers" as="map(xs:string, function(*))" select="map{
    'rules': function($rest) {f:rules()},
    'assets': function($rest) {f:assets($root)},
    'bar': function($rest) {f:bar('telegram', $root)},
    'foot': function($rest) {f:foot('telegram', $root)},
    'view': function($rest) {f:view-switch(())},
    'shown': function($rest) {f:shown-views(())},
    'open-legend': function($rest) {f:open-legend()},
    'columns': function($rest) {f:columns()},
    'section': f:section-name#1,
    'part': f:part-name#1,
    'by': f:by#1,
    'legend': f:sign-meaning#1,
    'name': function($id) {f:entry($id) ! f:entry-name(.)},
    'about': function($id) {f:entry($id)/note[1] ! f:about(.)},
    'link': f:named-link#1,
    'cover': function($id) {f:entry($id) ! f:cover-choices(.)}}"/>

</xsl:stylesheet>
