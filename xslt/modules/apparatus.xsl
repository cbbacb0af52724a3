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

  <!-- Variants, corrections and doubt. Every reading stands in the page, each with the places of its
       witnesses in the list of witnesses (w1, w2 …), so that the style can show one witness; the
       lemma is the text, other readings are the edition's. The sign leads to the note. -->

  <xsl:template match="app | choice" mode="m:text" as="node()*">
    <xsl:param name="notes-follow" as="xs:boolean" select="false()" tunnel="yes"/>
    <span class="app">
      <xsl:apply-templates select="lem | rdg | corr | sic" mode="m:text"/>
    </span>
    <xsl:call-template name="t:sign"/>
    <xsl:if test="not($notes-follow)">
      <xsl:apply-templates select="." mode="m:note">
        <xsl:with-param name="link" select="()" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:if>
  </xsl:template>

  <xsl:template match="lem" mode="m:text" as="element(Q{}span)">
    <span class="{string-join(('lemma', f:witness-classes(@wit)), ' ')}">
      <xsl:apply-templates mode="m:text"/>
    </span>
  </xsl:template>

  <xsl:template match="rdg" mode="m:text" as="element(Q{}span)">
    <span class="{string-join(('reading', f:witness-classes(@wit)), ' ')}" data-edition-says="">
      <xsl:apply-templates mode="m:text"/>
    </span>
  </xsl:template>

  <xsl:template match="rdg[not(node())]" mode="m:text" as="empty-sequence()"/>

  <xsl:template match="corr" mode="m:text" as="element(Q{}span)">
    <span class="corrected">
      <xsl:apply-templates mode="m:text"/>
    </span>
  </xsl:template>

  <xsl:template match="sic" mode="m:text" as="element(Q{}span)">
    <span class="printed" data-edition-says="">
      <xsl:apply-templates mode="m:text"/>
    </span>
  </xsl:template>

  <xsl:template match="unclear" mode="m:text" as="node()*">
    <span class="unclear">
      <xsl:apply-templates mode="m:text"/>
    </span>
    <span class="sign" data-edition-says="">?<span class="hidden"> {f:string('text.unclear')}</span></span>
  </xsl:template>

  <xsl:template match="gap" mode="m:text" as="element()*">
    <xsl:param name="notes-follow" as="xs:boolean" select="false()" tunnel="yes"/>
    <span class="ours" data-edition-says="">⟨…⟩</span>
    <xsl:call-template name="t:sign"/>
    <xsl:if test="not($notes-follow)">
      <xsl:apply-templates select="." mode="m:note">
        <xsl:with-param name="link" select="()" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:if>
  </xsl:template>

  <!-- A gap in a reading has no note of its own, and says there what is missing. -->
  <xsl:template match="gap[ancestor::app or not(root() instance of document-node())]" mode="m:text" as="element(Q{}span)">
    <span class="ours" data-edition-says="">⟨… {f:gap-words(.)}⟩</span>
  </xsl:template>

  <xsl:template match="gap" mode="m:said" as="text()">
    <xsl:text>{f:string('note.gap', map{'gap': f:gap-words(.)})}</xsl:text>
  </xsl:template>

  <!-- The classes of the witnesses that have a reading, by their places in the list. -->
  <xsl:function name="f:witness-classes" as="xs:string*" visibility="private">
    <xsl:param name="witnesses" as="attribute(wit)"/>
    <xsl:variable name="known" as="xs:string*" select="root($witnesses)/TEI/teiHeader/fileDesc/sourceDesc/listWit/witness/@xml:id/string()"/>
    <xsl:sequence select="for $siglum in f:ids($witnesses) return 'w' || index-of($known, $siglum)"/>
  </xsl:function>

  <xsl:template match="app" mode="m:said" as="node()*">
    <xsl:for-each select="lem | rdg">
      <xsl:apply-templates select="." mode="m:reading"/>
      <xsl:text>{if (position() eq last()) then '.' else '; '}</xsl:text>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="choice" mode="m:said" as="node()*">
    <xsl:apply-templates select="sic" mode="m:reading"/>
  </xsl:template>

  <xsl:template match="lem | rdg" mode="m:reading" as="node()*">
    <q class="words"><xsl:apply-templates select="f:quoted(.)" mode="m:text"/></q>
    <xsl:text> {f:string('note.in', map{'sigla': f:sigla(@wit)})}</xsl:text>
  </xsl:template>

  <xsl:template match="(lem | rdg)[not(node())]" mode="m:reading" as="text()">
    <xsl:text>{f:string('note.not-in', map{'sigla': f:sigla(@wit)})}</xsl:text>
  </xsl:template>

  <xsl:template match="sic" mode="m:reading" as="node()*">
    <q class="words"><xsl:apply-templates select="f:quoted(.)" mode="m:text"/></q>
    <xsl:text> {f:string('note.printed')}</xsl:text>
  </xsl:template>

  <xsl:template match="note" mode="m:reading" as="node()*">
    <xsl:text> </xsl:text>
    <span>
      <xsl:sequence select="@xml:id ! f:identified(.)"/>
      <xsl:apply-templates mode="m:text">
        <xsl:with-param name="notes-follow" select="false()" tunnel="yes"/>
      </xsl:apply-templates>
    </span>
    <xsl:sequence select="f:stands('by ' || f:author(.))"/>
  </xsl:template>

  <!-- The words of a reading as they are quoted in its note: what has a place in the text has none here. -->
  <xsl:function name="f:quoted" as="node()*" visibility="private">
    <xsl:param name="reading" as="element()"/>
    <xsl:variable name="copy" as="element()">
      <xsl:apply-templates select="$reading" mode="m:quoted"/>
    </xsl:variable>
    <xsl:sequence select="$copy/node()"/>
  </xsl:function>

  <xsl:template match="@xml:id | note | note//@ref" mode="m:quoted" as="empty-sequence()"/>

  <xsl:template match="app" mode="m:quoted" as="node()*">
    <xsl:apply-templates select="lem/node()" mode="m:quoted"/>
  </xsl:template>

  <xsl:template match="choice" mode="m:quoted" as="node()*">
    <xsl:apply-templates select="corr/node()" mode="m:quoted"/>
  </xsl:template>

  <!-- The sigla that an attribute names, as they are read: W, K. -->
  <xsl:function name="f:sigla" as="xs:string" visibility="private">
    <xsl:param name="witnesses" as="attribute()?"/>
    <xsl:sequence select="string-join(f:ids($witnesses), ', ')"/>
  </xsl:function>

</xsl:stylesheet>
