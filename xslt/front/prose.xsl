<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:e="urn:edition:errors"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- The edition's own prose: sections, paragraphs, lists, and the elements in them. Names are links to their
       entries. Assumes shared/pointers.xsl, shared/note-markers.xsl, shared/unhandled.xsl and outline.xsl, and
       that the page lies in the edition's root. -->

  <!-- The HTML element for each TEI element that becomes one HTML element and nothing else. -->
  <xsl:variable name="html-name" as="map(xs:string, xs:string)" static="yes" select="map{
    'emph': 'em', 'foreign': 'i', 'item': 'li', 'q': 'q', 'term': 'i', 'title': 'cite'}"/>

  <xsl:template match="div" mode="m:prose" as="element()*">
    <xsl:apply-templates select="*" mode="m:prose"/>
  </xsl:template>

  <xsl:template match="div/head" mode="m:prose" as="element()">
    <xsl:element name="h{min((count(ancestor::div) + 1, 6))}">
      <xsl:attribute name="id" select="f:section-id(..)"/>
      <xsl:apply-templates mode="m:prose"/>
    </xsl:element>
  </xsl:template>

  <!-- In HTML, a paragraph cannot contain a list, so the list divides the paragraph. -->
  <xsl:template match="p" mode="m:prose" as="element()*">
    <xsl:variable name="paragraph" as="element(p)" select="."/>
    <xsl:for-each-group select="node()" group-adjacent="exists(self::list)">
      <xsl:choose>
        <xsl:when test="current-grouping-key()">
          <xsl:apply-templates select="current-group()" mode="m:prose"/>
        </xsl:when>
        <xsl:when test="normalize-space(string-join(current-group()))">
          <p>
            <xsl:sequence select="$paragraph[current-group()[1] is node()[1]] ! f:attributes(.)"/>
            <xsl:apply-templates select="current-group()" mode="m:prose"/>
          </p>
        </xsl:when>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:template>

  <xsl:template match="list" mode="m:prose" as="element()+">
    <xsl:apply-templates select="head" mode="m:prose"/>
    <ul>
      <xsl:sequence select="f:attributes(.)"/>
      <xsl:apply-templates select="item" mode="m:prose"/>
    </ul>
  </xsl:template>

  <xsl:template match="(list | table)/(pb | fw)" mode="m:prose" as="empty-sequence()" priority="2"/>

  <xsl:template match="list[label]" mode="m:prose" as="element()+">
    <xsl:apply-templates select="head" mode="m:prose"/>
    <dl>
      <xsl:apply-templates select="* except head" mode="m:prose"/>
    </dl>
  </xsl:template>

  <xsl:template match="list/head | label" mode="m:prose" as="element(Q{}p)">
    <p class="subhead">
      <xsl:sequence select="f:attributes(.)"/>
      <xsl:apply-templates mode="m:prose"/>
    </p>
  </xsl:template>

  <xsl:template match="p/label" mode="m:prose" as="node()+">
    <xsl:apply-templates mode="m:prose"/>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="table" mode="m:prose" as="element(Q{}div)">
    <div class="scroll" tabindex="0">
      <table class="table">
        <xsl:sequence select="f:attributes(.)"/>
        <xsl:apply-templates select="*" mode="m:prose"/>
      </table>
    </div>
  </xsl:template>

  <xsl:template match="table/head | row | cell | row[@role = 'label']/cell" mode="m:prose" as="element()">
    <xsl:element name="{if (self::head) then 'caption' else if (self::row) then 'tr' else if (../@role) then 'th' else 'td'}">
      <xsl:sequence select="f:attributes(.)"/>
      <xsl:apply-templates mode="m:prose"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="floatingText" mode="m:prose" as="element(Q{}blockquote)">
    <blockquote>
      <xsl:sequence select="f:attributes(.)"/>
      <xsl:apply-templates select="body/*" mode="m:prose"/>
    </blockquote>
  </xsl:template>

  <xsl:template match="quote" mode="m:prose" as="element(Q{}blockquote)">
    <blockquote>
      <xsl:sequence select="f:attributes(.)"/>
      <xsl:apply-templates select="*" mode="m:prose"/>
    </blockquote>
  </xsl:template>

  <xsl:template match="list/label" mode="m:prose" as="element(Q{}dt)">
    <dt>
      <xsl:apply-templates mode="m:prose"/>
    </dt>
  </xsl:template>

  <xsl:template match="list[label]/item" mode="m:prose" as="element(Q{}dd)">
    <dd>
      <xsl:sequence select="f:attributes(.)"/>
      <xsl:apply-templates mode="m:prose"/>
    </dd>
  </xsl:template>

  <xsl:template match="item | emph | foreign | q | term | title" mode="m:prose" as="element()">
    <xsl:element name="{$html-name(local-name())}">
      <xsl:sequence select="f:attributes(.)"/>
      <xsl:apply-templates mode="m:prose"/>
    </xsl:element>
  </xsl:template>

  <!-- The titles of parts of a publication (level a) and of unpublished works (level u) are in quotation marks. -->
  <xsl:template match="title[@level = ('a', 'u')]" mode="m:prose" as="element(Q{}q)">
    <q>
      <xsl:sequence select="f:attributes(.)"/>
      <xsl:apply-templates mode="m:prose"/>
    </q>
  </xsl:template>

  <!-- Elements whose words look like the words around them. -->
  <xsl:template match="date | time | measure | num | seg | unclear | lem | corr | abbr | idno | add | sic | pc | metamark" mode="m:prose" as="node()*">
    <xsl:apply-templates mode="m:prose"/>
  </xsl:template>

  <!-- Of a variant only the lemma is shown, of an error only its correction. -->
  <xsl:template match="app" mode="m:prose" as="node()*">
    <xsl:apply-templates select="lem" mode="m:prose"/>
  </xsl:template>

  <xsl:template match="choice" mode="m:prose" as="node()*">
    <xsl:apply-templates select="corr | abbr" mode="m:prose"/>
  </xsl:template>

  <!-- What is seen on a sheet. -->
  <xsl:template match="lb" mode="m:prose" as="element(Q{}br)">
    <br/>
  </xsl:template>

  <xsl:template match="pb" mode="m:prose" as="empty-sequence()"/>

  <xsl:template match="hi" mode="m:prose" as="element(Q{}span)">
    <span class="{@rend}">
      <xsl:sequence select="f:attributes(.)"/>
      <xsl:apply-templates mode="m:prose"/>
    </span>
  </xsl:template>

  <xsl:template match="stamp | fw" mode="m:prose" as="element(Q{}span)">
    <span class="{if (self::fw) then 'running' else 'stamp'}">
      <xsl:sequence select="f:attributes(.)"/>
      <xsl:apply-templates mode="m:prose"/>
    </span>
  </xsl:template>

  <xsl:template match="(div | body | quote | opener | closer)/(stamp | fw)" mode="m:prose" as="element(Q{}p)" priority="1">
    <p>
      <xsl:next-match/>
    </p>
  </xsl:template>

  <xsl:template match="del" mode="m:prose" as="element(Q{}del)">
    <del>
      <xsl:sequence select="f:attributes(.)"/>
      <xsl:apply-templates mode="m:prose"/>
    </del>
  </xsl:template>

  <xsl:template match="supplied" mode="m:prose" as="node()+">
    <xsl:text>[</xsl:text>
    <xsl:apply-templates mode="m:prose"/>
    <xsl:text>]</xsl:text>
  </xsl:template>

  <xsl:template match="supplied[@resp = '#editor']" mode="m:prose" as="node()+">
    <xsl:text>⟨</xsl:text>
    <xsl:apply-templates mode="m:prose"/>
    <xsl:text>⟩</xsl:text>
  </xsl:template>

  <xsl:template match="gap" mode="m:prose" as="text()">
    <xsl:text>⟨… {f:gap-words(.)}⟩</xsl:text>
  </xsl:template>

  <!-- A note inside a sentence is in parentheses; a note between paragraphs is a paragraph of its own. -->
  <xsl:template match="note" mode="m:prose" as="node()+">
    <xsl:text> (</xsl:text>
    <xsl:apply-templates mode="m:prose"/>
    <xsl:text>)</xsl:text>
  </xsl:template>

  <xsl:template match="(div | body | quote | opener | closer | dateline)/note" mode="m:prose" as="element(Q{}p)">
    <p class="remark">
      <xsl:apply-templates mode="m:prose"/>
    </p>
  </xsl:template>

  <xsl:template match="certainty" mode="m:prose" as="empty-sequence()"/>

  <!-- The lines of a letter or a form that the prose quotes. -->
  <xsl:template match="opener | closer | address | postscript" mode="m:prose" as="element()*">
    <xsl:apply-templates select="*" mode="m:prose"/>
  </xsl:template>

  <xsl:template match="(opener | closer)/(orgName | idno | seg | salute | signed) | addrLine" mode="m:prose" as="element(Q{}p)" priority="2">
    <p>
      <xsl:apply-templates mode="m:prose"/>
    </p>
  </xsl:template>

  <xsl:template match="dateline" mode="m:prose" as="element()+">
    <p>
      <xsl:apply-templates select="node() except note" mode="m:prose"/>
    </p>
    <xsl:apply-templates select="note" mode="m:prose"/>
  </xsl:template>

  <xsl:template match="date[@when] | time[@when]" mode="m:prose" as="element(Q{}time)">
    <time datetime="{@when}">
      <xsl:apply-templates mode="m:prose"/>
    </time>
  </xsl:template>

  <xsl:template match="persName | placeName | geogName | orgName | rs" mode="m:prose" as="node()*">
    <xsl:apply-templates mode="m:prose"/>
  </xsl:template>

  <!-- A name as a link to its entry, unless the name is inside another link. -->
  <xsl:template mode="m:prose" as="element(Q{}a)" priority="1" match="
    (persName | placeName | geogName | orgName | rs | term)[@ref][not(ancestor::*[self::ref or @ref])]">
    <a href="{f:url(f:id(@ref))}">
      <xsl:sequence select="f:attributes(.)"/>
      <xsl:apply-templates mode="m:prose"/>
    </a>
  </xsl:template>

  <!-- In HTML, a link cannot contain a link. -->
  <xsl:template match="ref[not(@target)] | ref[ancestor::*[self::ref or @ref]]" mode="m:prose" as="node()*" priority="1">
    <xsl:apply-templates mode="m:prose"/>
  </xsl:template>

  <xsl:template match="ref[@target]" mode="m:prose" as="element(Q{}a)">
    <a href="{f:target(@target)}">
      <xsl:sequence select="f:attributes(.)"/>
      <xsl:apply-templates mode="m:prose"/>
    </a>
  </xsl:template>

  <xsl:template match="text()" mode="m:prose" as="text()">
    <xsl:sequence select="."/>
  </xsl:template>

  <xsl:template match="*" mode="m:prose" priority="-10" as="empty-sequence()">
    <xsl:sequence select="f:unhandled(.)"/>
  </xsl:template>

  <!-- The id and the language of an element, if it has them. -->
  <xsl:function name="f:attributes" as="attribute()*" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:for-each select="$element/(@xml:id | @xml:lang)">
      <xsl:attribute name="{local-name()}" select="."/>
    </xsl:for-each>
  </xsl:function>

  <xsl:key name="declared" match="prefixDef" use="@ident"/>

  <!-- The address to which a reference leads: a page of the edition, an address on the web, or what a pointer
       with a declared prefix names. Anything else is an error. -->
  <xsl:function name="f:target" as="xs:string" visibility="private">
    <xsl:param name="target" as="attribute(target)"/>
    <xsl:variable name="scheme" as="xs:string" select="substring-before($target, ':')"/>
    <xsl:sequence select="
      if ($scheme = ('', 'http', 'https', 'mailto')) then string($target)
      else if (matches($target, '^[a-z]+:[a-z0-9.\-]+$') and $scheme = key('declared', $scheme, root($target))/@ident) then f:url(f:id($target))
      else error(xs:QName('e:target'), path($target/..) || ' : the target &quot;' || $target
        || '&quot; is neither a page of the edition nor an address that begins with http, https or mailto.')"/>
  </xsl:function>

</xsl:stylesheet>
