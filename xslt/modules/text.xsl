<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xmlns:t="urn:edition:templates"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- The body of the telegram: paragraphs with their numbers, and the plain matter in them. What
       the edition says within the document's words carries data-edition-says. Text that stands in
       a composite name is a link to that name's entry. -->

  <xsl:template match="div" mode="m:text" as="element(Q{}article)">
    <article class="text telegram" data-edition-text="" aria-label="{f:string('page.text')}">
      <xsl:sequence select="root()/TEI/@xml:lang ! f:lang(.)"/>
      <xsl:apply-templates select="*" mode="m:text"/>
    </article>
  </xsl:template>

  <xsl:template match="head" mode="m:text" as="element(Q{}p)">
    <p class="head">
      <xsl:apply-templates mode="m:text"/>
    </p>
  </xsl:template>

  <xsl:template match="p" mode="m:text" as="element(Q{}p)">
    <p class="para" id="{f:anchor(.)}">
      <xsl:call-template name="t:numbered"/>
    </p>
  </xsl:template>

  <!-- A list stands in this paragraph, which HTML's p cannot hold. -->
  <xsl:template match="p[list]" mode="m:text" as="element(Q{}div)">
    <div class="para" id="{f:anchor(.)}">
      <xsl:call-template name="t:numbered"/>
    </div>
  </xsl:template>

  <!-- The number of a paragraph, a link to it, and its words. -->
  <xsl:template name="t:numbered">
    <xsl:variable name="number" as="xs:string" select="string(f:paragraph(.))"/>
    <a class="pilcrow" href="#{f:anchor(.)}" data-edition-says="" aria-label="{f:string('text.paragraph', map{'number': $number})}">{$number}</a>
    <xsl:text> </xsl:text>
    <xsl:apply-templates mode="m:text"/>
  </xsl:template>

  <xsl:template match="note//p" mode="m:text" as="node()*" priority="1">
    <xsl:apply-templates mode="m:text"/>
  </xsl:template>

  <xsl:template match="text()" mode="m:text" as="node()">
    <xsl:param name="link" as="xs:string?" tunnel="yes"/>
    <xsl:choose>
      <xsl:when test="exists($link) and normalize-space()">
        <a class="name" href="{$link}">{.}</a>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="."/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction() | certainty" mode="m:text" as="empty-sequence()"/>

  <xsl:template match="idno | seg" mode="m:text" as="node()*">
    <xsl:apply-templates mode="m:text"/>
  </xsl:template>

  <xsl:template match="foreign" mode="m:text" as="element(Q{}i)">
    <i class="foreign">
      <xsl:sequence select="@xml:lang ! f:lang(.)"/>
      <xsl:apply-templates mode="m:text"/>
    </i>
  </xsl:template>

  <xsl:template match="emph" mode="m:text" as="element(Q{}em)">
    <em>
      <xsl:apply-templates mode="m:text"/>
    </em>
  </xsl:template>

  <xsl:template match="q" mode="m:text" as="element(Q{}q)">
    <q class="words">
      <xsl:apply-templates mode="m:text"/>
    </q>
  </xsl:template>

  <xsl:template match="title" mode="m:text" as="element(Q{}cite)">
    <cite>
      <xsl:sequence select="@xml:lang ! f:lang(.)"/>
      <xsl:apply-templates mode="m:text"/>
    </cite>
  </xsl:template>

  <xsl:template match="term" mode="m:text" as="element(Q{}i)">
    <i class="term">
      <xsl:sequence select="@xml:lang ! f:lang(.)"/>
      <xsl:apply-templates mode="m:text"/>
    </i>
  </xsl:template>

  <!-- The number of a paragraph in its telegram. -->
  <xsl:function name="f:paragraph" as="xs:integer" visibility="private">
    <xsl:param name="paragraph" as="element(p)"/>
    <xsl:sequence select="count($paragraph/preceding-sibling::p) + 1"/>
  </xsl:function>

  <!-- The language of the words that follow. -->
  <xsl:function name="f:lang" as="attribute(lang)" visibility="private">
    <xsl:param name="language" as="xs:string"/>
    <xsl:attribute name="lang" select="$language"/>
  </xsl:function>

</xsl:stylesheet>
