<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- What a citation of the telegram says, as JSON (edition/catalogue/citation.py). The page, its metadata, BibTeX
       and CSL are all made of it. Assumes shared/json.xsl, shared/stations.xsl and record.xsl. -->

  <!-- Those who sent the telegram are its authors. -->
  <xsl:function name="f:citation" as="xs:string" visibility="public">
    <xsl:param name="telegram" as="document-node()"/>
    <xsl:variable name="tei" as="element(TEI)" select="$telegram/TEI"/>
    <xsl:variable name="file" as="element(fileDesc)" select="$tei/teiHeader/fileDesc"/>
    <xsl:variable name="sent" as="element(correspAction)*"
                  select="$tei/teiHeader/profileDesc/correspDesc/correspAction[@type = ('sent', 'drafted')]"/>
    <xsl:variable name="shelfmarks" as="xs:string*" select="
      ($file/sourceDesc/msDesc/msIdentifier/idno[@type = 'shelfmark'] ! normalize-space())[. ne '']"/>
    <xsl:text>{{
      "id": "{$tei/@xml:id}",
      "title": {f:json(f:title-of($tei))},
      "number": {f:json(f:called-by($tei))},
      "authors": {f:list(f:authors($sent))},
      "sent": {f:list(distinct-values($sent/(date | time) ! f:dated-words(.)[. ne '']) ! f:json(f:string('cite.sent', map{'date': .})))},
      "created": {f:json(($sent/date[not(f:is-inferred(.))] ! f:stated-days(.))[1])},
      "modified": {f:json(f:modified($tei))},
      "language": {f:json(f:language-of(f:edited($tei)))},
      "texts": {f:list($file/sourceDesc/listWit/witness ! f:json(f:cited-witness(.)))},
      "shelfmarks": {f:list($shelfmarks ! f:json(.))},
      "originals": {f:list($shelfmarks ! f:json(f:string('cite.original', map{'shelfmark': .})))},
      "address": {f:json(f:address($tei))}
    }}</xsl:text>
  </xsl:function>

  <!-- The telegram's first number with the word for it, or its id if it has no number. -->
  <xsl:function name="f:called-by" as="xs:string" visibility="private">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="number" as="element(idno)?" select="f:numbers($tei)[1]"/>
    <xsl:sequence select="if ($number) then f:string('page.number', map{'number': f:number-of($number)}) else string($tei/@xml:id)"/>
  </xsl:function>

  <!-- Those who sent the telegram, each once, as JSON: the name, whether it is a person or an organization if that is
       known, and whether it is inferred that they sent it. -->
  <xsl:function name="f:authors" as="xs:string*" visibility="private">
    <xsl:param name="sent" as="element(correspAction)*"/>
    <xsl:variable name="kinds" as="map(xs:string, xs:string)" select="map{'person': 'Person', 'org': 'Organization'}"/>
    <xsl:for-each-group select="$sent/(persName | orgName | rs)[not(@role)]" group-by="f:party-name(.)[. ne '']">
      <xsl:variable name="kind" as="xs:string*" select="
        distinct-values(f:ids(@ref) ! $kinds(substring-before(., '-')))[count(f:ids(current()/@ref)) eq 1]"/>
      <xsl:text>{{"name": {f:json(current-grouping-key())}, "kind": {f:json($kind)}, "inferred": {
        every $name in current-group() satisfies f:is-inferred($name)}}}</xsl:text>
    </xsl:for-each-group>
  </xsl:function>

  <!-- Whether the header says that something is inferred, or how certain it is; a remark on its clock alone does not
       count. -->
  <xsl:function name="f:is-inferred" as="xs:boolean" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/(@cert, @evidence, ../@cert, certainty[not(@match = '../@ana')]))"/>
  </xsl:function>

  <!-- The day, month or year that a date states, or the first and last day of its span with a slash; nothing if
       only one end is known. -->
  <xsl:function name="f:stated-days" as="xs:string?" visibility="private">
    <xsl:param name="date" as="element(date)"/>
    <xsl:variable name="days" as="xs:string*" select="
      (if ($date/@when) then $date/@when else if ($date/@from and $date/@to) then $date/(@from, @to) else ())
        ! replace(., '^(\d{4}(-\d\d){0,2}).*$', '$1')"/>
    <xsl:sequence select="string-join(distinct-values($days), '/')[. ne '']"/>
  </xsl:function>

  <!-- Who published the words of a witness, in words. -->
  <xsl:function name="f:cited-witness" as="xs:string" visibility="private">
    <xsl:param name="witness" as="element(witness)"/>
    <xsl:variable name="known" as="xs:string" select="string-join((
      $witness/bibl/((publisher, author, title)[normalize-space()])[1] ! normalize-space(),
      $witness/bibl/idno[not(@type = 'shelfmark')][1] ! normalize-space()), ', ')"/>
    <xsl:sequence select="f:string(if ($known) then 'cite.witness' else 'who.witness', map{
      'siglum': string($witness/@xml:id), 'publisher': $known})"/>
  </xsl:function>

</xsl:stylesheet>
