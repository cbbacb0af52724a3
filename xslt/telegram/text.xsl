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

  <!-- The body of the telegram: paragraphs with their numbers, and the simple elements in them. What the
       edition adds to the document's words has the attribute data-edition-says. Text in a name that cannot be
       one link (see names.xsl) is a link to that name's entry. Words in another language have an attribute for
       it. -->

  <xsl:template match="head" mode="m:text" as="element(Q{}p)">
    <p class="head">
      <xsl:sequence select="@xml:id/f:identified(.), @xml:lang/f:lang(.)"/>
      <xsl:apply-templates mode="m:text"/>
    </p>
  </xsl:template>

  <!-- A heading between paragraphs. -->
  <xsl:template match="label[not(parent::list or parent::p)]" mode="m:text" as="element(Q{}p)" priority="5">
    <p class="subhead">
      <xsl:sequence select="@xml:id/f:identified(.), @xml:lang/f:lang(.)"/>
      <xsl:apply-templates mode="m:text"/>
    </p>
  </xsl:template>

  <xsl:template match="postscript" mode="m:text" as="element(Q{}section)">
    <section class="postscript" aria-label="{f:string('text.postscript')}">
      <xsl:sequence select="@xml:id/f:identified(.), @xml:lang/f:lang(.)"/>
      <xsl:apply-templates select="*" mode="m:text"/>
    </section>
  </xsl:template>

  <xsl:template match="p" mode="m:text" as="element(Q{}p)">
    <p class="para" id="{f:anchor(.)}">
      <xsl:call-template name="t:numbered"/>
    </p>
  </xsl:template>

  <!-- In HTML, a p cannot contain a list, so a paragraph with a list is a div. -->
  <xsl:template match="p[list]" mode="m:text" as="element(Q{}div)">
    <div class="para" id="{f:anchor(.)}">
      <xsl:call-template name="t:numbered"/>
    </div>
  </xsl:template>

  <!-- The language of a paragraph, its number as a link to the paragraph, and its words. -->
  <xsl:template name="t:numbered">
    <xsl:sequence select="@xml:lang/f:lang(.)"/>
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

  <xsl:template match="certainty" mode="m:text" as="empty-sequence()"/>

  <xsl:template match="idno | seg" mode="m:text" as="node()*">
    <xsl:apply-templates mode="m:text"/>
  </xsl:template>

  <!-- A bracket that the sender typed; those of supplied words are set by the edition. -->
  <xsl:template match="pc" mode="m:text" as="element(Q{}span)">
    <span class="typed">
      <span class="hidden" data-edition-says="">{f:string('text.typed')} </span>
      <xsl:apply-templates mode="m:text"/>
    </span>
  </xsl:template>

  <!-- A number that a station of another telegram gave leads to that station. -->
  <xsl:template match="idno[starts-with(@corresp, 'telegram:')]" mode="m:text" as="node()*" priority="1">
    <xsl:apply-templates mode="m:text">
      <xsl:with-param name="link" select="$root || f:url(f:id(@corresp))" tunnel="yes"/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:template match="foreign" mode="m:text" as="element(Q{}i)">
    <i class="foreign">
      <xsl:sequence select="@xml:lang/f:lang(.)"/>
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

  <xsl:template match="quote" mode="m:text" as="element(Q{}blockquote)">
    <blockquote class="passage">
      <xsl:sequence select="@xml:id/f:identified(.), @xml:lang/f:lang(.)"/>
      <xsl:apply-templates select="*" mode="m:text"/>
    </blockquote>
  </xsl:template>

  <!-- A telegram that is quoted with its form, with a link to it if it is known. -->
  <xsl:template match="floatingText" mode="m:text" as="element(Q{}div)">
    <div class="passage" role="group" id="{f:anchor(.)}" aria-label="{f:string('text.within')}">
      <xsl:sequence select="@xml:lang/f:lang(.)"/>
      <xsl:apply-templates select="@corresp" mode="m:text"/>
      <xsl:apply-templates select="body/*" mode="m:text"/>
    </div>
  </xsl:template>

  <xsl:template match="floatingText/@corresp" mode="m:text" as="element(Q{}p)">
    <p class="label" data-edition-says=""><a href="{$root}{f:url(f:id(.))}">{f:string('text.within')}</a></p>
  </xsl:template>

  <xsl:template match="title" mode="m:text" as="element(Q{}cite)">
    <cite>
      <xsl:sequence select="@xml:lang/f:lang(.)"/>
      <xsl:apply-templates mode="m:text"/>
    </cite>
  </xsl:template>

  <xsl:template match="term" mode="m:text" as="element(Q{}i)">
    <i class="term">
      <xsl:sequence select="@xml:lang/f:lang(.)"/>
      <xsl:apply-templates mode="m:text"/>
    </i>
  </xsl:template>

  <!-- The number of a paragraph among the paragraphs of its division, those of its parts and its postscript among
       them. -->
  <xsl:function name="f:paragraph" as="xs:integer" visibility="private">
    <xsl:param name="paragraph" as="element(p)"/>
    <xsl:sequence select="$paragraph/accumulator-before('paragraphs')(generate-id($paragraph/ancestor::*[self::div[parent::body] or self::note or self::teiHeader][1]))"/>
  </xsl:function>

  <!-- How many paragraphs have begun so far in each division, note or header, by its generate-id(). -->
  <xsl:accumulator name="paragraphs" as="map(xs:string, xs:integer)" initial-value="map{}">
    <xsl:accumulator-rule match="p" select="
      let $part := generate-id(ancestor::*[self::div[parent::body] or self::note or self::teiHeader][1])
      return map:put($value, $part, ($value($part), 0)[1] + 1)"/>
  </xsl:accumulator>

  <xsl:template match="(persName | placeName | geogName | orgName | rs | ref | term[@ref] | num |
      date | time | supplied | unclear | emph | q | idno | seg | label)[@xml:lang or @xml:id]"
                mode="m:text" as="element(Q{}span)" priority="4">
    <span>
      <xsl:sequence select="@xml:id[not(f:is-resolution(..))]/f:identified(.), @xml:lang/f:lang(.)"/>
      <xsl:next-match/>
    </span>
  </xsl:template>

  <!-- The language of an element, and its direction if it differs from that of the words around it. -->
  <xsl:function name="f:lang" as="attribute()+" visibility="private">
    <xsl:param name="language" as="attribute(xml:lang)"/>
    <xsl:variable name="direction" as="xs:string" select="f:direction($language)"/>
    <xsl:attribute name="lang" select="$language"/>
    <xsl:if test="$direction ne f:direction($language/../ancestor::*[@xml:lang][1]/@xml:lang)">
      <xsl:attribute name="dir" select="$direction"/>
    </xsl:if>
  </xsl:function>

  <!-- The direction of a language: that of its script if the script is named, otherwise that of the language. -->
  <xsl:function name="f:direction" as="xs:string" visibility="private">
    <xsl:param name="language" as="xs:string?"/>
    <xsl:sequence select="
      if (matches($language, '-(Adlm|Arab|Hebr|Nkoo|Rohg|Syrc|Thaa)|^(ar|arc|ckb|dv|fa|he|ps|sd|syr|ug|ur|yi)(-[A-Z]{2})?$'))
      then 'rtl' else 'ltr'"/>
  </xsl:function>

</xsl:stylesheet>
