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

  <!-- Variants, corrections and unclear words. The page contains every reading. Its classes (w1, w2 …) are the
       places of its witnesses in the list of witnesses, so that the style sheet can show one witness. The lemma
       is the telegram's text; other readings have data-edition-says. The sign is a link to the note. -->

  <xsl:template match="app | choice" mode="m:text" as="node()*">
    <xsl:param name="notes-follow" as="xs:boolean" select="false()" tunnel="yes"/>
    <span class="app">
      <xsl:apply-templates select="lem | rdg | corr | sic | abbr" mode="m:text"/>
    </span>
    <xsl:call-template name="t:sign"/>
    <xsl:if test="not($notes-follow)">
      <xsl:apply-templates select="." mode="m:note">
        <xsl:with-param name="link" select="()" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:if>
  </xsl:template>

  <!-- A variant or a correction inside an error or another reading has no note of its own. -->
  <xsl:template match="(rdg | choice/sic | del | seg[@type = 'resolution'])//(app | choice)" mode="m:text" as="element(Q{}span)">
    <span class="app">
      <xsl:apply-templates select="lem | rdg | corr | sic | abbr" mode="m:text"/>
    </span>
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

  <xsl:template match="sic" mode="m:text" as="node()*">
    <xsl:apply-templates mode="m:text"/>
  </xsl:template>

  <xsl:template match="choice/sic" mode="m:text" as="element(Q{}span)">
    <span class="printed" data-edition-says="">
      <xsl:apply-templates mode="m:text"/>
    </span>
  </xsl:template>

  <xsl:template match="abbr" mode="m:text" as="element(Q{}abbr)">
    <abbr>
      <xsl:apply-templates mode="m:text"/>
    </abbr>
  </xsl:template>

  <xsl:template match="unclear" mode="m:text" as="node()*">
    <span class="unclear">
      <xsl:apply-templates mode="m:text"/>
    </span>
    <span class="sign" data-edition-says="">?<span class="hidden"> {f:unclear-words(.)}</span></span>
  </xsl:template>

  <!-- What only some witnesses print: a sign of doubt, or words in place of what is missing. -->
  <xsl:template match="metamark | gap/desc" mode="m:text" as="element(Q{}span)">
    <span class="{string-join(('printed', @source/f:partly(.)), ' ')}" data-edition-says="">
      <xsl:apply-templates mode="m:text"/>
    </span>
  </xsl:template>

  <!-- A quotation in a note is a tree without a document; what only some witnesses print is not quoted. -->
  <xsl:template match="(metamark | gap/desc)[not(root() instance of document-node())]" mode="m:text" as="empty-sequence()" priority="1"/>

  <xsl:template match="gap" mode="m:text" as="element()*">
    <xsl:param name="notes-follow" as="xs:boolean" select="false()" tunnel="yes"/>
    <span class="ours" data-edition-says="">⟨…⟩</span>
    <xsl:apply-templates select="desc[@source]" mode="m:text"/>
    <xsl:call-template name="t:sign"/>
    <xsl:if test="not($notes-follow)">
      <xsl:apply-templates select="." mode="m:note">
        <xsl:with-param name="link" select="()" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:if>
  </xsl:template>

  <!-- A gap in a variant, an error or a quotation has no note of its own; what is missing is written in its
       place. -->
  <xsl:template match="gap[not(f:has-sign(.)) or not(root() instance of document-node())]" mode="m:text" as="element()+">
    <span class="ours" data-edition-says="">
      <xsl:sequence select="@xml:id ! f:identified(.)"/>
      <xsl:text>⟨… {f:gap-words(.)}⟩</xsl:text>
    </span>
    <xsl:apply-templates select="desc[@source]" mode="m:text"/>
  </xsl:template>

  <xsl:template match="gap" mode="m:said" as="text()">
    <xsl:text>{f:string('note.gap', map{'gap': f:gap-words(.)})}</xsl:text>
  </xsl:template>

  <!-- The classes of the witnesses that have a reading, by their places in the list. -->
  <xsl:function name="f:witness-classes" as="xs:string*" visibility="private">
    <xsl:param name="witnesses" as="attribute()"/>
    <xsl:sequence select="for $siglum in f:ids($witnesses) return 'w' || f:witness-place($siglum, root($witnesses))"/>
  </xsl:function>

  <!-- The place of a witness in the document's list of witnesses. -->
  <xsl:function name="f:witness-place" as="xs:integer?" visibility="private">
    <xsl:param name="siglum" as="xs:string"/>
    <xsl:param name="document" as="node()"/>
    <xsl:sequence select="key('witness', $siglum, $document)/accumulator-before('witnesses')"/>
  </xsl:function>

  <xsl:key name="witness" match="TEI/teiHeader/fileDesc/sourceDesc/listWit/witness" use="@xml:id"/>

  <!-- How many witnesses the list has named so far. -->
  <xsl:accumulator name="witnesses" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="TEI/teiHeader/fileDesc/sourceDesc/listWit/witness" select="$value + 1"/>
  </xsl:accumulator>

  <xsl:template match="app" mode="m:said" as="node()*">
    <xsl:for-each select="lem | rdg">
      <xsl:apply-templates select="." mode="m:reading"/>
      <xsl:text>{if (position() eq last()) then '.' else '; '}</xsl:text>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="choice" mode="m:said" as="node()*">
    <xsl:apply-templates select="sic | expan" mode="m:reading"/>
  </xsl:template>

  <!-- What the witnesses of a reading have; witnesses with the same words are named together. -->
  <xsl:template match="lem | rdg" mode="m:reading" as="node()*">
    <xsl:variable name="reading" as="element()" select="."/>
    <xsl:variable name="same" as="xs:string?" select=".[empty(descendant::app)] ! f:words(f:quoted(., ''))"/>
    <xsl:for-each-group select="f:ids(@wit)" group-by="($same, f:words(f:quoted($reading, .)))[1]">
      <xsl:variable name="sigla" as="map(xs:string, xs:string)" select="map{'sigla': string-join(current-group(), ', ')}"/>
      <xsl:text>{if (position() gt 1) then '; ' else ''}</xsl:text>
      <xsl:if test="current-grouping-key()">
        <q class="words"><xsl:apply-templates select="f:quoted($reading, .)/node()" mode="m:text"/></q>
        <xsl:text> </xsl:text>
      </xsl:if>
      <xsl:text>{f:string(if (current-grouping-key()) then 'note.in' else 'note.not-in', $sigla)}</xsl:text>
    </xsl:for-each-group>
  </xsl:template>

  <xsl:template match="sic" mode="m:reading" as="node()*">
    <xsl:variable name="quoted" as="element()" select="f:quoted(., '')"/>
    <xsl:variable name="stands" as="xs:boolean" select="f:words($quoted) ne ''"/>
    <xsl:if test="$stands">
      <q class="words"><xsl:apply-templates select="$quoted/node()" mode="m:text"/></q>
      <xsl:text> </xsl:text>
    </xsl:if>
    <xsl:text>{f:string(if ($stands) then 'note.printed' else 'note.not-printed')}</xsl:text>
  </xsl:template>

  <xsl:template match="expan" mode="m:reading" as="node()+">
    <q class="words">{normalize-space()}</q>
    <xsl:text> {f:string('note.in-full')}</xsl:text>
  </xsl:template>

  <xsl:template match="note" mode="m:reading" as="node()*">
    <xsl:text> </xsl:text>
    <span>
      <xsl:sequence select="@xml:id ! f:identified(.)"/>
      <xsl:apply-templates mode="m:text">
        <xsl:with-param name="notes-follow" select="false()" tunnel="yes"/>
      </xsl:apply-templates>
    </span>
    <xsl:sequence select="f:by(.)"/>
  </xsl:template>

  <!-- A reading or an error as its note quotes it, in the words of the witness $siglum. An empty $siglum stands
       for all witnesses. Ids and notes are left out. -->
  <xsl:function name="f:quoted" as="element()" visibility="private">
    <xsl:param name="reading" as="element()"/>
    <xsl:param name="siglum" as="xs:string"/>
    <xsl:apply-templates select="$reading" mode="m:quoted">
      <xsl:with-param name="siglum" select="$siglum" tunnel="yes"/>
    </xsl:apply-templates>
  </xsl:function>

  <!-- The words of a quotation, with “…” for each gap; empty if it has neither. -->
  <xsl:function name="f:words" as="xs:string" visibility="private">
    <xsl:param name="quotation" as="element()"/>
    <xsl:sequence select="$quotation/descendant::node() ! (self::text()[empty(ancestor::gap | ancestor::metamark)], self::gap ! '…') => string-join() => normalize-space()"/>
  </xsl:function>

  <xsl:template match="@xml:id | note | note//@ref | div[@type = ('translation', 'version')]//@ref | head[@source]//@ref" mode="m:quoted" as="empty-sequence()"/>

  <xsl:template match="app" mode="m:quoted" as="node()*">
    <xsl:param name="siglum" as="xs:string" tunnel="yes"/>
    <xsl:apply-templates select="(f:reading-of(., $siglum), lem)[1]/node()" mode="m:quoted"/>
  </xsl:template>

  <xsl:template match="choice" mode="m:quoted" as="node()*">
    <xsl:apply-templates select="(sic | abbr)/node()" mode="m:quoted"/>
  </xsl:template>

</xsl:stylesheet>
