<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- The fragments of telegram pages: what is above and below the main part, the names of its sections, the
       choices of views. Also the heads of tables, the meanings of signs, and what the registers say of each
       entry. Assumes shared/marks.xsl and the modules whose functions are called here. -->

  <xsl:include href="../pages/fragments.xsl"/>

  <!-- The function that makes each kind of fragment, by the first word of the key. Its argument is the rest of
       the key. -->
  <xsl:variable name="makers" as="map(xs:string, function(*))" select="map{
    'rules': function($rest) {f:rules()},
    'assets': function($rest) {f:assets($root)},
    'edition': function($rest) {f:about-edition()},
    'bar': function($rest) {f:bar('telegram', $root)},
    'foot': function($rest) {f:foot('telegram', $root)},
    'view': function($rest) {f:view-switch(())},
    'shown': function($rest) {f:shown-views(())},
    'open-legend': function($rest) {f:open-legend()},
    'columns': function($rest) {f:columns()},
    'section': f:section-name#1,
    'part': f:part-name#1,
    'legend': f:sign-meaning#1,
    'name': function($id) {f:entry($id) ! f:entry-name(.)},
    'about': function($id) {f:entry($id)/(def, note)[1] ! f:about(.)},
    'link': f:named-link#1}"/>

</xsl:stylesheet>
