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

  <!-- Content models in words, names as links, and examples as they are typed. A word may be text or a link, so
       content models are passed as nodes. Assumes manual.xsl. -->

  <!-- A content model in words. -->
  <xsl:function name="f:words" as="node()*">
    <xsl:param name="content" as="element(content)"/>
    <xsl:apply-templates select="$content/*" mode="m:words"/>
  </xsl:function>

  <!-- How often a part may occur: the words before and after the part, which is {what} in the string. -->
  <xsl:template match="*[@minOccurs or @maxOccurs]" mode="m:words" as="node()*" priority="2">
    <xsl:variable name="what" as="node()*">
      <xsl:next-match/>
    </xsl:variable>
    <xsl:variable name="minimum" as="xs:string" select="string((@minOccurs, 1)[1])"/>
    <xsl:variable name="maximum" as="xs:string" select="string((@maxOccurs, 1)[1])"/>
    <xsl:variable name="frequency" as="xs:string?" select="
      if ($minimum eq $maximum) then 'exactly'[$minimum ne '1']
      else (map{'0 1': 'optional', '0 unbounded': 'any', '1 unbounded': 'some'}($minimum || ' ' || $maximum),
            if ($maximum eq 'unbounded') then 'least' else 'several')[1]"/>
    <xsl:variable name="words" as="xs:string" select="
      ($frequency ! f:string('manual.words.' || ., map{'minimum': $minimum, 'maximum': $maximum, 'what': '|'}), '|')[1]"/>
    <xsl:value-of select="substring-before($words, '|')"/>
    <xsl:sequence select="$what"/>
    <xsl:value-of select="substring-after($words, '|')"/>
  </xsl:template>

  <xsl:template match="sequence" mode="m:words" as="node()*">
    <xsl:sequence select="f:joined(*, 'then')"/>
  </xsl:template>

  <xsl:template match="sequence[@preserveOrder eq 'false']" mode="m:words" as="node()*">
    <xsl:sequence select="f:joined(*, 'and')"/>
  </xsl:template>

  <xsl:template match="alternate" mode="m:words" as="node()*">
    <xsl:sequence select="f:joined(*, 'or')"/>
  </xsl:template>

  <!-- A group is in parentheses if it is inside another group or says how often it may occur. -->
  <xsl:template match="(sequence | alternate)[parent::sequence or parent::alternate or @minOccurs or @maxOccurs]"
                mode="m:words" as="node()*" priority="1">
    <xsl:text>(</xsl:text>
    <xsl:next-match/>
    <xsl:text>)</xsl:text>
  </xsl:template>

  <xsl:template match="elementRef | macroRef | dataRef[@key]" mode="m:words" as="node()*">
    <xsl:sequence select="f:link(f:spec(replace(local-name(), 'Ref$', 'Spec'), @key))"/>
  </xsl:template>

  <xsl:template match="classRef" mode="m:words" as="node()*">
    <xsl:sequence select="f:links(f:included(.))"/>
  </xsl:template>

  <xsl:template match="classRef[not(@include or @except)]" mode="m:words" as="node()*">
    <xsl:sequence select="f:link(f:spec('classSpec', @key))"/>
  </xsl:template>

  <xsl:template match="dataRef[@name]" mode="m:words" as="node()*">
    <code>{@name}</code>
    <xsl:apply-templates select="dataFacet" mode="#current"/>
  </xsl:template>

  <xsl:template match="dataRef[@restriction]" mode="m:words" as="node()*" priority="1">
    <code>{@restriction}</code>
  </xsl:template>

  <xsl:template match="dataFacet" mode="m:words" as="node()*">
    <xsl:text> {f:string('manual.words.facet', map{'name': string(@name), 'value': string(@value)})}</xsl:text>
  </xsl:template>

  <xsl:template match="valList" mode="m:words" as="node()*">
    <xsl:for-each select="valItem">
      <xsl:value-of select="(f:string('manual.words.or') || ' ')[current()/preceding-sibling::valItem]"/>
      <code>{@ident}</code>
      <xsl:value-of select="gloss[1] ! (' (' || normalize-space() || ')')"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="textNode" mode="m:words" as="node()*">
    <xsl:text>{f:string('manual.words.text')}</xsl:text>
  </xsl:template>

  <xsl:template match="empty" mode="m:words" as="node()*">
    <xsl:text>{f:string('manual.words.nothing')}</xsl:text>
  </xsl:template>

  <!-- Parts, with the words for their order between them. -->
  <xsl:function name="f:joined" as="node()*">
    <xsl:param name="parts" as="element()*"/>
    <xsl:param name="order" as="xs:string"/>
    <xsl:for-each select="$parts">
      <xsl:value-of select="(f:string('manual.words.' || $order) || ' ')[not(current() is $parts[1])]"/>
      <xsl:apply-templates select="." mode="m:words"/>
    </xsl:for-each>
  </xsl:function>

  <!-- Specifications as links, sorted by name, with commas between them. -->
  <xsl:function name="f:links" as="node()*">
    <xsl:param name="specs" as="element()*"/>
    <xsl:for-each select="f:by-name($specs)">
      <xsl:variable name="position" as="xs:integer" select="position()"/>
      <xsl:value-of select="', '[$position gt 1]"/>
      <xsl:sequence select="f:link(.)"/>
    </xsl:for-each>
  </xsl:function>

  <!-- The name of a specification as a link to it. -->
  <xsl:function name="f:link" as="element()">
    <xsl:param name="spec" as="element()"/>
    <xsl:variable name="name" as="xs:string"
                  select="if ($spec/self::elementSpec) then '&lt;' || $spec/@ident || '&gt;' else string($spec/@ident)"/>
    <a href="#{f:anchor($spec)}">
      <code>{$name}</code>
    </a>
  </xsl:function>

  <!-- The id of a specification on the page, such as element-p. -->
  <xsl:function name="f:anchor" as="xs:string">
    <xsl:param name="spec" as="element()"/>
    <xsl:sequence select="replace(local-name($spec), 'Spec$', '') || '-' || $spec/@ident"/>
  </xsl:function>

  <!-- For each element, by name, the elements that may contain it. -->
  <xsl:function name="f:parents" as="map(xs:string, element()*)">
    <xsl:param name="odd" as="document-node()"/>
    <xsl:variable name="elements" as="element()*" select="f:specs($odd)/self::elementSpec"/>
    <xsl:sequence select="map:merge(
      for $parent in $elements, $child in f:content($parent)/self::elementSpec return map{string($child/@ident): $parent},
      map{'duplicates': 'combine'})"/>
  </xsl:function>

  <!-- An example as it is typed, moved to the left margin. -->
  <xsl:function name="f:source" as="xs:string">
    <xsl:param name="example" as="element()"/>
    <xsl:variable name="text" as="xs:string">
      <xsl:value-of separator="">
        <xsl:apply-templates select="$example/node()" mode="m:source"/>
      </xsl:value-of>
    </xsl:variable>
    <xsl:variable name="lines" as="xs:string+" select="tokenize(replace($text, '^\s*\n|\s+$', ''), '\n')"/>
    <xsl:variable name="margin" as="xs:integer" select="min($lines[normalize-space()] ! string-length(replace(., '\S.*$', '')))"/>
    <xsl:sequence select="string-join($lines ! substring(., $margin + 1), '&#10;')"/>
  </xsl:function>

  <xsl:template match="*" mode="m:source" as="xs:string*">
    <xsl:sequence select="replace(f:tag(.), '/&gt;$', '&gt;')"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:sequence select="'&lt;/' || local-name() || '&gt;'"/>
  </xsl:template>

  <xsl:template match="*[empty(node())]" mode="m:source" as="xs:string">
    <xsl:sequence select="f:tag(.)"/>
  </xsl:template>

  <xsl:template match="text()" mode="m:source" as="xs:string">
    <xsl:sequence select="replace(., '&amp;', '&amp;amp;') => replace('&lt;', '&amp;lt;')"/>
  </xsl:template>

  <!-- The tag of an element without content. -->
  <xsl:function name="f:tag" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="'&lt;' || local-name($element) || string-join($element/@* ! (' ' || name() || '=&quot;'
      || (replace(., '&amp;', '&amp;amp;') => replace('&lt;', '&amp;lt;') => replace('&quot;', '&amp;quot;')) || '&quot;'))
      || '/&gt;'"/>
  </xsl:function>
</xsl:stylesheet>
