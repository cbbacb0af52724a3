<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:m="urn:edition:modes"
                xmlns:t="urn:edition:templates"
                xmlns:f="urn:edition:functions"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- What is seen on the sheet: lines, pages, running lines, stamps, set-off words, and what hands added or deleted.
       What a hand did has a sign and a note, as a variant has. Assumes shared/hands.xsl. -->

  <xsl:template match="lb" mode="m:text" as="element(Q{}br)">
    <br/>
  </xsl:template>

  <xsl:template match="pb" mode="m:text" as="element(Q{}span)">
    <span class="page" data-edition-says="">
      <xsl:sequence select="@xml:id/f:identified(.)"/>
      <xsl:text>{f:page(.)}</xsl:text>
    </span>
  </xsl:template>

  <xsl:template match="pb[@facs]" mode="m:text" as="element(Q{}a)">
    <a class="page" href="{@facs}" data-edition-says="">
      <xsl:sequence select="@xml:id/f:identified(.)"/>
      <xsl:text>{f:page(.)}</xsl:text>
    </a>
  </xsl:template>

  <!-- A stamp and a running line are apart from the words around them. A running line is a witness's only if its source names the witness. -->
  <xsl:template match="fw" mode="m:text" as="node()+">
    <xsl:text> </xsl:text>
    <span class="{string-join(('running', if (@source) then @source/f:partly(.) else 'partly'), ' ')}">
      <xsl:sequence select="@xml:lang/f:lang(.)"/>
      <span class="hidden" data-edition-says="">{f:value('surface.fw.', 'fw/@type', @type)} </span>
      <xsl:apply-templates mode="m:text"/>
    </span>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="stamp" mode="m:text" as="node()+">
    <xsl:text> </xsl:text>
    <span class="stamp">
      <xsl:sequence select="@xml:lang/f:lang(.)"/>
      <span class="hidden" data-edition-says="">{f:string('form.stamp')} </span>
      <xsl:apply-templates mode="m:text"/>
    </span>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="stamp | fw | pb" mode="m:form" as="element(Q{}p)">
    <p class="field">
      <xsl:apply-templates select="., f:trailing(.)" mode="m:text"/>
    </p>
  </xsl:template>

  <xsl:template match="stamp" mode="m:form" priority="1" as="element(Q{}p)">
    <p class="field stamped">
      <xsl:sequence select="f:field-label('stamp')"/>
      <span class="words"><xsl:apply-templates select="node(), f:trailing(.)" mode="m:text"/></span>
    </p>
  </xsl:template>

  <xsl:template match="(div | body | quote)/(pb | fw)" mode="m:text" as="element(Q{}p)" priority="1">
    <p class="break">
      <xsl:next-match/>
    </p>
  </xsl:template>

  <xsl:template match="hi" mode="m:text" as="element(Q{}span)">
    <span class="{@rend}">
      <xsl:sequence select="@xml:lang/f:lang(.)"/>
      <xsl:apply-templates mode="m:text"/>
    </span>
  </xsl:template>

  <xsl:template match="add" mode="m:text" as="element(Q{}ins)">
    <ins>
      <xsl:sequence select="@xml:lang/f:lang(.)"/>
      <xsl:apply-templates mode="m:text"/>
    </ins>
  </xsl:template>

  <xsl:template match="del" mode="m:text" as="element(Q{}del)">
    <del data-edition-says="">
      <xsl:sequence select="@xml:lang/f:lang(.)"/>
      <xsl:apply-templates mode="m:text"/>
    </del>
  </xsl:template>

  <!-- The sign and the note of what a hand did. A quotation in a note is a tree without a document and has none. -->
  <xsl:template match="(add | del | hi[@hand] | seg[@type = 'resolution'][f:is-reading(.)])[f:has-sign(.)][root() instance of document-node()]" mode="m:text" as="element()+" priority="2">
    <xsl:param name="notes-follow" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:next-match/>
    <xsl:call-template name="t:sign"/>
    <xsl:if test="not($notes-follow)">
      <xsl:apply-templates select="." mode="m:note">
        <xsl:with-param name="link" select="()" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:if>
  </xsl:template>

  <xsl:template match="add | del | hi" mode="m:said" as="text()">
    <xsl:text>{f:done(.)}</xsl:text>
  </xsl:template>

  <!-- What a reader wrote beside the words of a paragraph stands in its note; a witness that prints it has it in its
       place. -->
  <xsl:template match="seg[@type = 'resolution']" mode="m:text" as="element(Q{}span)?">
    <xsl:if test="@source">
      <span class="{string-join(('printed', f:partly(@source)), ' ')}" data-edition-says="">
        <xsl:apply-templates mode="m:text"/>
      </span>
    </xsl:if>
  </xsl:template>

  <xsl:template match="note//seg[@type = 'resolution']" mode="m:text" as="node()*" priority="3">
    <xsl:apply-templates mode="m:text"/>
  </xsl:template>

  <xsl:template match="seg[@type = 'resolution']" mode="m:said" as="node()+">
    <q class="words">
      <xsl:sequence select="@xml:lang/f:lang(.)"/>
      <xsl:apply-templates select="f:quoted(., '')/node()" mode="m:text"/>
    </q>
    <xsl:text> {f:done(.)}</xsl:text>
  </xsl:template>

  <!-- On a line of its own it is a field of the form, apart from the words of the telegram. -->
  <xsl:template match="seg[@type = 'resolution']" mode="m:form" priority="1" as="element()+">
    <p class="{string-join(('field resolution', if (@source) then @source/f:partly(.) else 'partly'), ' ')}" id="{f:anchor(.)}" data-edition-says="">
      <xsl:sequence select="@xml:lang/f:lang(.)"/>
      <span class="written">{f:done(.)}</span>
      <xsl:text> </xsl:text>
      <span class="words">
        <xsl:apply-templates mode="m:text"/>
      </span>
      <xsl:apply-templates select="f:notes-on(.)" mode="m:reading"/>
    </p>
    <xsl:where-populated>
      <p class="field"><xsl:apply-templates select="f:trailing(.)" mode="m:text"/></p>
    </xsl:where-populated>
  </xsl:template>

</xsl:stylesheet>
