<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- Makes members of a corpus: a telegram or a register becomes a part of a larger file, in which no two ids
       are the same. In a telegram an id that does not begin with the telegram's id gets it as a prefix, with a
       low line, which no id of a source has; in a register the works that it cites get the register's name. A
       register says in @n which it is. Pointers with a prefix, such as person:stalin, stay; what their prefixes
       stand for is declared anew. intake.xsl reverses all this. Assumes shared/tokens.xsl. -->

  <xsl:include href="shared/tokens.xsl"/>

  <!-- TEI in, TEI out: ids are unique in the corpus, and pointers lead there. -->
  <xsl:mode name="m:member" on-no-match="shallow-copy"/>

  <!-- The names of the attributes that hold pointers, with blanks between them. -->
  <xsl:param name="pointing" as="xs:string" static="yes" required="yes"/>

  <xsl:variable name="pointers" as="xs:string+" static="yes" select="tokenize($pointing)"/>

  <!-- What the prefix of telegrams stands for, in a source; the address of a telegram's file, without the prefix. -->
  <xsl:variable name="telegram" as="xs:string" static="yes" select="
    '^(\.\./telegrams/)?\$1\.xml(#.*)?$|^tg-[a-z0-9\-]+\.xml(#tg-[a-z0-9.\-]+)?$'"/>

  <!-- A document as a member. $stem is its name; $registers is the address of the file with the registers,
       empty if they are in the same one. -->
  <xsl:function name="f:member" as="xs:string" visibility="public">
    <xsl:param name="document" as="document-node()"/>
    <xsl:param name="stem" as="xs:string"/>
    <xsl:param name="registers" as="xs:string"/>
    <xsl:variable name="own" as="xs:string*" select="
      let $tei := $document/TEI
      return if (f:is-register($tei)) then $tei/teiHeader/fileDesc/sourceDesc//bibl/@xml:id else $tei//@xml:id"/>
    <xsl:variable name="renamed" as="xs:string*" select="$own[not(. eq $stem or starts-with(., $stem || '.'))]"/>
    <xsl:variable name="member" as="element(TEI)">
      <xsl:apply-templates select="$document/TEI" mode="m:member">
        <xsl:with-param name="stem" select="$stem" tunnel="yes"/>
        <xsl:with-param name="renamed" select="$renamed" tunnel="yes"/>
        <xsl:with-param name="registers" select="$registers" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:variable>
    <xsl:sequence select="serialize($member, map{'method': 'xml', 'omit-xml-declaration': true()})"/>
  </xsl:function>

  <!-- Whether a document is a register: it has no telegram. -->
  <xsl:function name="f:is-register" as="xs:boolean" visibility="private">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:sequence select="empty($document/text/body/div)"/>
  </xsl:function>

  <xsl:template match="TEI[f:is-register(.)]" mode="m:member" as="element(TEI)">
    <xsl:param name="stem" as="xs:string" tunnel="yes"/>
    <xsl:copy>
      <xsl:attribute name="n" select="$stem"/>
      <xsl:apply-templates select="@*, node()" mode="#current"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="@xml:id" mode="m:member" as="attribute()">
    <xsl:param name="stem" as="xs:string" tunnel="yes"/>
    <xsl:param name="renamed" as="xs:string*" tunnel="yes"/>
    <xsl:attribute name="xml:id" select="if (. = $renamed) then $stem || '_' || . else ."/>
  </xsl:template>

  <xsl:template match="@*[name() = $pointers]" mode="m:member" as="attribute()">
    <xsl:param name="stem" as="xs:string" tunnel="yes"/>
    <xsl:param name="renamed" as="xs:string*" tunnel="yes"/>
    <xsl:param name="registers" as="xs:string" tunnel="yes"/>
    <xsl:attribute name="{name()}" select="f:each-token(., f:lead(?, $stem, $renamed, $registers))"/>
  </xsl:template>

  <!-- A pointer as it leads in the corpus. -->
  <xsl:function name="f:lead" as="xs:string" visibility="private">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="stem" as="xs:string"/>
    <xsl:param name="renamed" as="xs:string*"/>
    <xsl:param name="registers" as="xs:string"/>
    <xsl:sequence select="
      if (starts-with($pointer, '#') and substring($pointer, 2) = $renamed) then '#' || $stem || '_' || substring($pointer, 2)
      else if (matches($pointer, '^(\.\./registers/)?[a-z]+\.xml#')) then $registers || '#' || substring-after($pointer, '#')
      else if ($registers eq '' and matches($pointer, $telegram)) then
        '#' || (substring-after($pointer, '#')[. ne ''], replace($pointer, '^.*/|\.xml$', ''))[1]
      else $pointer"/>
  </xsl:function>

</xsl:stylesheet>
