<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- How certain things are that have no other place in the record: readings, supplied words, notes, attributes, and
       names within names of the header. Numbers, stations, parties, dates, mentions, quantities and references say
       it themselves. -->

  <xsl:function name="f:certainties" as="xs:string*" visibility="private">
    <xsl:param name="profile" as="element(profileDesc)?"/>
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:sequence select="($profile/correspDesc, f:divisions($tei))/descendant::*[@cert][not(f:says-itself(.))] ! f:certainty-of(.)"/>
  </xsl:function>

  <!-- Whether the record says elsewhere how certain an element is. -->
  <xsl:function name="f:says-itself" as="xs:boolean" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="said" as="element()?" select="
      if ($element/self::certainty[@match = '../@ana']) then $element/parent::*[@ana]
      else if ($element/self::certainty or $element/self::note) then ()
      else $element"/>
    <xsl:sequence select="exists($said[
      self::correspAction or parent::correspAction
      or ancestor::div[last()][not(@type = ('translation', 'version'))] and f:is-stated(.) and (
        @ref or self::measure or self::time
        or self::date[@when | @from | @to | @notBefore | @notAfter]
        or self::ref[@type = ('telegram', 'document')][not(@target) or f:is-pointer(@target)]
        or self::supplied[f:is-identification(.)])])"/>
  </xsl:function>

  <!-- The certainty of an element or, by a certainty in it, of one of its attributes, as JSON. -->
  <xsl:function name="f:certainty-of" as="xs:string" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="of" as="element()" select="$element/(self::certainty/.., .)[1]"/>
    <xsl:text>{{"anchor": "{f:anchor($of)}", "of": {
      f:json(local-name($of) || $element/self::certainty/replace(@match, '^.*@', '/@'))}, "text": {f:json(if ($of/self::gap) then f:gap-words($of) else f:text($of))}{f:responsibility($element)}}}</xsl:text>
  </xsl:function>

</xsl:stylesheet>
