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

  <!-- Names, references to other documents, cover names and supplied words. A name has the letters of the
       document and is a link to its entry in “Named here”. Links cannot contain links. So if a name or a
       reference contains others, or a note, each piece of its own text is a link. -->

  <xsl:template match="persName | placeName | geogName | orgName | rs | ref | term[@ref]" mode="m:text" as="element(Q{}a)">
    <a class="name" href="{f:target(.)}">
      <xsl:apply-templates mode="m:text">
        <xsl:with-param name="link" select="()" tunnel="yes"/>
      </xsl:apply-templates>
    </a>
  </xsl:template>

  <xsl:template match="(persName | placeName | geogName | orgName | rs | ref | term[@ref])[*][f:composite(.)]" mode="m:text" as="node()*" priority="1">
    <xsl:apply-templates mode="m:text">
      <xsl:with-param name="link" select="f:target(.)" tunnel="yes"/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:template match="(persName | placeName | geogName | orgName | rs)[not(@ref)] | ref[not(@target)]" mode="m:text" as="node()*" priority="2">
    <xsl:apply-templates mode="m:text"/>
  </xsl:template>

  <!-- Whether an element contains links or signs, so that it cannot be one link. -->
  <xsl:function name="f:composite" as="xs:boolean" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/descendant::*[
      @ref or self::ref/@target or self::idno[starts-with(@corresp, 'telegram:')]
      or self::note or self::gap or self::pb/@facs or f:is-reading(.)])"/>
  </xsl:function>

  <!-- The address to which a name or a reference leads. A name leads to its first entry in “Named here”. A name
       in a note or an error is no mention, so it leads to the register. So does a name in a translation, a
       version or a publisher's heading if the telegram does not name it. A reference leads to its document or its
       address. -->
  <xsl:function name="f:target" as="xs:string" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
      if ($element/@ref and exists($element/ancestor::*[f:is-unread(.)][not(self::rdg)])) then $root || f:url(f:ids($element/@ref)[1])
      else if ($element/@ref and f:is-uncounted($element) and empty(key('mention', f:ids($element/@ref)[1], root($element)))) then $root || f:url(f:ids($element/@ref)[1])
      else if ($element/@ref) then '#named-' || f:ids($element/@ref)[1]
      else if (matches($element/@target, '^(https?|mailto):')) then string($element/@target)
      else $root || f:url(f:ids($element/@target)[1])"/>
  </xsl:function>

  <!-- Whether an element is in words that are not counted: in a translation, a version or a publisher's heading. -->
  <xsl:function name="f:is-uncounted" as="xs:boolean" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/(ancestor::div[@type = ('translation', 'version')] | ancestor::head[@source]))"/>
  </xsl:function>

  <!-- The names that the telegram itself mentions, by the ids of their entries. -->
  <xsl:key name="mention" match="text//*[@ref][empty(ancestor::*[f:is-unread(.)][not(self::rdg)])][not(f:is-uncounted(.))]" use="f:ids(@ref)"/>

  <xsl:template match="persName[@type = 'cover'][f:identification(.)]" mode="m:text" as="element(Q{}span)" priority="3">
    <span class="cover">
      <xsl:next-match/>
    </span>
  </xsl:template>

  <!-- The space between a cover name and its identification is a span, so that the style sheet can hide it with
       the identification. -->
  <xsl:template match="text()[preceding-sibling::node()[1]/self::persName[@type = 'cover']][following-sibling::node()[1]/self::supplied][not(normalize-space())]" mode="m:text" as="element(Q{}span)" priority="1">
    <span class="{string-join(('both', following-sibling::supplied[1]/f:printed-by(.)/f:partly(.)), ' ')}"><xsl:text> </xsl:text></span>
  </xsl:template>

  <xsl:template match="supplied" mode="m:text" as="element(Q{}span)">
    <span class="{string-join(('supplied', 'identity'[f:identifies(current())], f:printed-by(.)/f:partly(.)), ' ')}">
      <span class="bracket">[</span>
      <xsl:apply-templates mode="m:text"/>
      <span class="bracket">]</span>
    </span>
  </xsl:template>

  <!-- The classes of words that not all witnesses print: the places of those that do in the list of witnesses.
       A quotation in a note is a tree without a document; it shows one witness and needs no classes. -->
  <xsl:function name="f:partly" as="xs:string*" visibility="private">
    <xsl:param name="source" as="attribute()"/>
    <xsl:variable name="document" as="document-node()?" select="root($source)[. instance of document-node()]"/>
    <xsl:variable name="places" as="xs:integer*" select="
      distinct-values($document ! (for $siglum in f:ids($source) return f:witness-place($siglum, .))) => sort()"/>
    <xsl:sequence select="
      if (empty($document) or count($places) eq $document/accumulator-after('witnesses')) then () else ('partly', $places ! ('w' || .))"/>
  </xsl:function>

  <!-- The attribute that names the witnesses with supplied words: their source, or the witness that
       is responsible. A quotation in a note is a tree without a document. -->
  <xsl:function name="f:printed-by" as="attribute()?" visibility="private">
    <xsl:param name="supplied" as="element(supplied)"/>
    <xsl:variable name="document" as="document-node()?" select="
      root($supplied)[. instance of document-node()]"/>
    <xsl:sequence select="
      ($supplied/@source,
       $supplied/@resp[
         let $ids := f:ids(.) return exists($document ! key('witness', $ids, .))])[1]"/>
  </xsl:function>

  <!-- A second call of a note: its sign. -->
  <xsl:template match="ref[@type = 'note'][not(ancestor::note)]" mode="m:text" as="element(Q{}a)" priority="3">
    <xsl:param name="signs" as="map(xs:string, xs:string)" required="yes" tunnel="yes"/>
    <a class="sign" href="{f:target(.)}" data-edition-says="">{(f:called(.) ! $signs(generate-id()), f:string('note.call'))[1]}</a>
  </xsl:template>

  <xsl:template match="supplied[@resp = '#editor']" mode="m:text" as="element(Q{}span)">
    <span class="ours">
      <xsl:text>⟨</xsl:text>
      <xsl:apply-templates mode="m:text"/>
      <xsl:text>⟩</xsl:text>
    </span>
  </xsl:template>

  <!-- The words that say who is meant by a cover name, if they follow it with nothing but space between. -->
  <xsl:function name="f:identification" as="element(supplied)?" visibility="private">
    <xsl:param name="cover" as="element()"/>
    <xsl:sequence select="$cover/following-sibling::node()[normalize-space()][1]/self::supplied[@reason = 'identification']"/>
  </xsl:function>

  <!-- Whether supplied words say who is meant by the cover name before them. -->
  <xsl:function name="f:identifies" as="xs:boolean" visibility="private">
    <xsl:param name="supplied" as="element(supplied)"/>
    <xsl:sequence select="exists($supplied/preceding-sibling::*[1]/self::persName[@type = 'cover'][f:identification(.) is $supplied])"/>
  </xsl:function>

</xsl:stylesheet>
