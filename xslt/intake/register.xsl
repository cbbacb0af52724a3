<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xmlns="http://www.tei-c.org/ns/1.0"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- The entries in a standalone telegram as registers of their own, each with the works that its entries cite.
       They are under the licences of the telegram's header and data, and say where they come from. Assumes
       intake.xsl and standalone.xsl. -->

  <!-- The names of the registers of which a standalone telegram has entries. -->
  <xsl:function name="f:register-names" as="xs:string*" visibility="public">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="distinct-values(f:put-in($document) ! f:holder(.))"/>
  </xsl:function>

  <!-- The name of the register that holds such an element. -->
  <xsl:function name="f:holder" as="xs:string" visibility="private">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="names" as="map(xs:string, xs:string)" select="
      map{'person': 'persons', 'place': 'places', 'org': 'organizations', 'bibl': 'cited', 'entry': 'terms'}"/>
    <xsl:sequence select="($names(local-name($entry)), 'taxonomies')[1]"/>
  </xsl:function>

  <!-- The entries, top categories and units in a standalone telegram. -->
  <xsl:function name="f:put-in" as="element()*" visibility="private">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="
      $document/TEI/(standOff/(listPerson/person | listPlace/place | listOrg/org | listBibl/bibl[starts-with(@xml:id, 'cited-')] | entry)
      | teiHeader/encodingDesc/(classDecl/taxonomy/category | unitDecl/unitDef))[@xml:id]"/>
  </xsl:function>

  <!-- The register of this name; $day is when it is begun. -->
  <xsl:function name="f:register-source" as="xs:string" visibility="public">
    <xsl:param name="document" as="document-node()"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="day" as="xs:string"/>
    <xsl:variable name="telegram" as="element(TEI)" select="$document/TEI"/>
    <xsl:variable name="entries" as="element()+" select="f:put-in($document)[f:holder(.) eq $name]"/>
    <xsl:variable name="register" as="element(TEI)">
      <TEI>
        <xsl:sequence select="$telegram/@xml:lang"/>
        <teiHeader>
          <fileDesc>
            <titleStmt>
              <title>Register of {if ($name eq 'cited') then 'cited documents' else $name}</title>
            </titleStmt>
            <xsl:sequence select="f:publication($telegram/teiHeader/fileDesc/publicationStmt)"/>
            <sourceDesc>
              <listBibl>
                <bibl>The standalone TEI of the telegram {$telegram/@xml:id}.</bibl>
                <xsl:sequence select="f:cited($entries, $telegram/standOff/listBibl/bibl)"/>
              </listBibl>
            </sourceDesc>
          </fileDesc>
          <xsl:if test="$name eq 'taxonomies'">
            <encodingDesc>
              <xsl:sequence select="$telegram/teiHeader/encodingDesc/(classDecl, unitDecl)"/>
            </encodingDesc>
          </xsl:if>
          <revisionDesc status="draft">
            <change when="{$day}">Begun with the entries that {$telegram/@xml:id} needs.</change>
          </revisionDesc>
        </teiHeader>
        <xsl:sequence select="f:listed($name, $entries)"/>
      </TEI>
    </xsl:variable>
    <xsl:variable name="source" as="element(TEI)">
      <xsl:apply-templates select="$register" mode="m:entry">
        <xsl:with-param name="register" select="$name" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:variable>
    <xsl:sequence select="f:written($source)"/>
  </xsl:function>

  <!-- Who published the telegram, and its licences, which are those of its entries too. -->
  <xsl:function name="f:publication" as="element(publicationStmt)" visibility="private">
    <xsl:param name="publication" as="element(publicationStmt)"/>
    <publicationStmt>
      <authority>{normalize-space($publication/(authority, publisher)[1])}</authority>
      <availability>
        <xsl:sequence select="$publication/availability/licence"/>
      </availability>
    </publicationStmt>
  </xsl:function>

  <!-- Those of some works that entries, or the taxonomies around them, cite. -->
  <xsl:function name="f:cited" as="element(bibl)*" visibility="private">
    <xsl:param name="entries" as="element()+"/>
    <xsl:param name="works" as="element(bibl)*"/>
    <xsl:variable name="sources" as="attribute()*" select="
      $entries/parent::taxonomy/@source, $entries/descendant-or-self::*/@source"/>
    <xsl:variable name="pointers" as="xs:string*" select="distinct-values($sources ! tokenize(.))"/>
    <xsl:sequence select="$works[('#' || @xml:id) = $pointers]"/>
  </xsl:function>

  <!-- What follows the header: the list of the entries; taxonomies are in the header. -->
  <xsl:function name="f:listed" as="element()" visibility="private">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="entries" as="element()+"/>
    <xsl:choose>
      <xsl:when test="$name eq 'taxonomies'">
        <text>
          <body>
            <p>The taxonomies and the units are in the header of this document.</p>
          </body>
        </text>
      </xsl:when>
      <xsl:when test="$name eq 'terms'">
        <standOff>
          <xsl:sequence select="$entries"/>
        </standOff>
      </xsl:when>
      <xsl:otherwise>
        <standOff>
          <xsl:element name="{$entries[1]/local-name(..)}" namespace="http://www.tei-c.org/ns/1.0">
            <xsl:sequence select="$entries"/>
          </xsl:element>
        </standOff>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- An element that holds no text of its own has each child on its own line. -->
  <xsl:template mode="m:entry" as="element()" match="
    TEI | teiHeader | fileDesc | titleStmt | publicationStmt | availability | sourceDesc | encodingDesc | classDecl
    | taxonomy | unitDecl | revisionDesc | standOff | listPerson | listPlace | listOrg | listBibl | text | body">
    <xsl:variable name="depth" as="xs:integer" select="count(ancestor::*)"/>
    <xsl:copy>
      <xsl:apply-templates select="@*" mode="#current"/>
      <xsl:for-each select="*">
        <xsl:text>{f:line($depth + 1)}</xsl:text>
        <xsl:apply-templates select="." mode="#current"/>
      </xsl:for-each>
      <xsl:text>{f:line($depth)}</xsl:text>
    </xsl:copy>
  </xsl:template>

  <!-- A new line with the white space of a depth. -->
  <xsl:function name="f:line" as="xs:string" visibility="private">
    <xsl:param name="depth" as="xs:integer"/>
    <xsl:sequence select="string-join(('&#10;', (1 to $depth) ! '  '))"/>
  </xsl:function>

  <!-- The ids of works, and what cites them, without the kind of the register. -->
  <xsl:template match="bibl/@xml:id[contains(., '.')]" mode="m:entry" as="attribute()">
    <xsl:attribute name="xml:id" select="substring-after(., '.')"/>
  </xsl:template>

  <xsl:template match="@source" mode="m:entry" as="attribute()" priority="1">
    <xsl:attribute name="source" select="
      f:each-token(., function($pointer) {replace($pointer, '^#(person|place|org|cited|term|category)\.', '#')})"/>
  </xsl:template>

  <!-- A pointer to the same register stays local, any other gets its prefix again. -->
  <xsl:template match="@*[name() = $pointers]" mode="m:entry" as="attribute()">
    <xsl:param name="register" as="xs:string" tunnel="yes"/>
    <xsl:attribute name="{name()}" select="
      f:each-token(., function($pointer) {
        if (not(starts-with($pointer, '#'))) then f:to-prefix($pointer)
        else if (f:register(substring($pointer, 2)) eq $register) then $pointer
        else f:prefixed(substring($pointer, 2))})"/>
  </xsl:template>

</xsl:stylesheet>
