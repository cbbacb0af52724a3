<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- One entry of a register as a map; all entries have the same keys. A value that is not stated is the empty
       sequence, which becomes null in JSON. Each kind of entry has a template for what only that kind states. -->

  <xsl:variable name="uri-of" as="map(xs:string, xs:string)" static="yes" select="map{
    'VIAF': 'https://viaf.org/viaf/', 'GND': 'https://d-nb.info/gnd/', 'Wikidata': 'https://www.wikidata.org/entity/',
    'GeoNames': 'https://www.geonames.org/', 'ISNI': 'https://isni.org/isni/', 'LCCN': 'https://lccn.loc.gov/', 'URI': ''}"/>

  <xsl:template match="person" mode="m:entry" as="map(*)">
    <xsl:sequence select="f:entry-map(., 'person', map{
      'birth': f:date-of(birth), 'death': f:date-of(death), 'offices': array{state[@type = 'office'] ! f:office(.)}})"/>
  </xsl:template>

  <xsl:template match="place" mode="m:entry" as="map(*)">
    <xsl:sequence select="f:entry-map(., 'place', map{'geo': location/geo ! array{tokenize(.) ! xs:decimal(.)}})"/>
  </xsl:template>

  <xsl:template match="org" mode="m:entry" as="map(*)">
    <xsl:sequence select="f:entry-map(., 'organization', map{})"/>
  </xsl:template>

  <xsl:template match="bibl" mode="m:entry" as="map(*)">
    <xsl:variable name="of" as="xs:string" select="
      string-join((author ! normalize-space(), date ! normalize-space()), ', ')"/>
    <xsl:sequence select="f:entry-map(., 'cited', map{
      'description': string-join(($of[. ne ''] ! (. || '.'), note ! normalize-space()), ' ')})"/>
  </xsl:template>

  <xsl:template match="entry" mode="m:entry" as="map(*)">
    <xsl:sequence select="f:entry-map(., 'term', map{
      'description': string-join((def ! replace(normalize-space(), '[.]$', ''), note ! normalize-space()), '. ')})"/>
  </xsl:template>

  <xsl:template match="category | unitDef" mode="m:entry" as="map(*)">
    <xsl:variable name="number" as="xs:integer" select="accumulator-before('categories')(generate-id(..) || name())"/>
    <xsl:sequence select="f:entry-map(., 'category', map{
      'type': string((ancestor::taxonomy/@xml:id, 'unit')[1]),
      'taxonomy': ancestor::taxonomy[last()]/gloss[1]/normalize-space(), 'sort': string((@sortKey, format-number($number, '000'))[1])})"/>
  </xsl:template>

  <!-- How many categories and units have begun so far in each parent, by the parent's generate-id() and the
       element's name. -->
  <xsl:accumulator name="categories" as="map(xs:string, xs:integer)" initial-value="map{}">
    <xsl:accumulator-rule match="category | unitDef" select="
      let $kind := generate-id(..) || name() return map:put($value, $kind, ($value($kind), 0)[1] + 1)"/>
  </xsl:accumulator>

  <!-- The keys of all entries, then $own, which replaces the values that its kind states. -->
  <xsl:function name="f:entry-map" as="map(*)" visibility="private">
    <xsl:param name="entry" as="element()"/>
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="own" as="map(*)"/>
    <xsl:variable name="any" as="map(*)" select="map:merge((
      map{'id': string($entry/@xml:id), 'kind': $kind, 'type': $entry/@type/string(), 'taxonomy': (), 'name': f:name($entry)},
      map{'sort': string(($entry/@sortKey, $entry/@xml:id)[1]), 'names': array{f:names($entry)}},
      map{'birth': (), 'death': (), 'offices': array{}, 'geo': ()},
      map{'description': string-join(($entry/desc[@type = 'utc-offset'] ! ('UTC' || normalize-space() || '.'), $entry/(note | desc[not(@type)]) ! normalize-space()), ' ')},
      map{'identifiers': array{$entry/idno ! f:identifier(.)}, 'sources': array{f:sources($entry)}}))"/>
    <xsl:sequence select="map:merge(($any, $own), map{'duplicates': 'use-last'})"/>
  </xsl:function>

  <!-- The names of an entry, also the one that is shown, and the labels of a category or unit. -->
  <xsl:function name="f:names" as="map(*)*" visibility="private">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="$entry/(persName | placeName | geogName | orgName | form | label) ! map{
      'type': string(@type), 'lang': ancestor-or-self::*[@xml:lang][1]/@xml:lang/string(), 'text': normalize-space(),
      'cert': @cert/string(), 'resp': array{@resp ! tokenize(.) ! substring-after(., '#')}}"/>
  </xsl:function>

  <xsl:function name="f:office" as="map(*)" visibility="private">
    <xsl:param name="state" as="element(state)"/>
    <xsl:sequence select="map{
      'text': normalize-space($state/desc), 'from': $state/@from/string(), 'to': $state/@to/string(),
      'when': $state/@when/string()}"/>
  </xsl:function>

  <!-- The date of a birth or death: @when, or else the first that is there of @from, @notBefore, @to, @notAfter. -->
  <xsl:function name="f:date-of" as="xs:string?" visibility="private">
    <xsl:param name="event" as="element()*"/>
    <xsl:sequence select="$event[1]/(@when, @from, @notBefore, @to, @notAfter)[1]/string()"/>
  </xsl:function>

  <!-- An identifier, with its address if the authority has addresses. -->
  <xsl:function name="f:identifier" as="map(*)" visibility="private">
    <xsl:param name="idno" as="element(idno)"/>
    <xsl:variable name="value" as="xs:string" select="normalize-space($idno)"/>
    <xsl:sequence select="map{
      'type': string($idno/@type), 'value': $value, 'uri': $uri-of(string($idno/@type)) ! (. || $value),
      'cert': $idno/@cert/string(), 'resp': array{$idno/@resp ! tokenize(.) ! substring-after(., '#')}}"/>
  </xsl:function>

  <!-- The works that an entry, its parts and its taxonomy cite as sources, each once, in the order in which
       they are named. -->
  <xsl:function name="f:sources" as="xs:string*" visibility="private">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="ids" as="xs:string*"
                  select="distinct-values($entry/(ancestor::taxonomy | descendant-or-self::*)/@source ! tokenize(.))"/>
    <xsl:sequence select="$ids ! key('work', substring(., 2), root($entry)) ! normalize-space()"/>
  </xsl:function>

  <xsl:key name="work" match="sourceDesc//bibl[@xml:id]" use="@xml:id"/>

</xsl:stylesheet>
