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

  <!-- Standalone TEI: the telegram as one file that needs no registers. Pointers to the registers become local,
       and so does what their prefixes stand for. Pointers to other telegrams become relative addresses of their
       published files. registers.xsl adds what the telegram points to, and intake.xsl reverses all this: so the
       telegram keeps what it says of prefixes, though no pointer here has one. -->

  <xsl:variable name="grammar" as="xs:string" static="yes"
                select="'https://www.tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng'"/>

  <!-- The telegram with all that it points to, as an XML file. It is written directly and not built as a tree
       first. -->
  <xsl:template name="t:standalone" as="node()+" visibility="public">
    <xsl:param name="telegram" as="document-node()" required="yes"/>
    <xsl:variable name="used" as="element()*" select="f:used($telegram/TEI)"/>
    <xsl:variable name="works" as="element(bibl)*" select="f:works($used)"/>
    <xsl:variable name="renamed" as="map(xs:string, xs:boolean)" select="f:renamed($works, $telegram)"/>
    <xsl:text>&#10;</xsl:text>
    <xsl:processing-instruction name="xml-model" select="
      'href=&quot;' || $grammar || '&quot; type=&quot;application/xml&quot; schematypens=&quot;http://relaxng.org/ns/structure/1.0&quot;'"/>
    <xsl:text>&#10;</xsl:text>
    <xsl:apply-templates select="$telegram/TEI" mode="m:standalone">
      <xsl:with-param name="telegram" select="string($telegram/TEI/@xml:id)" tunnel="yes"/>
      <xsl:with-param name="used" select="$used" tunnel="yes"/>
      <xsl:with-param name="works" select="f:each-once($works, $renamed)" tunnel="yes"/>
      <xsl:with-param name="renamed" select="$renamed" tunnel="yes"/>
      <xsl:with-param name="all-shared" select="every $id in map:keys($renamed) satisfies $is-shared($id)" tunnel="yes"/>
    </xsl:apply-templates>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="teiHeader" mode="m:standalone" as="node()+">
    <xsl:next-match/>
    <xsl:call-template name="t:stand-off"/>
  </xsl:template>

  <!-- What the telegram declares itself stays as it is; the rest comes after it, before the last white space. -->
  <xsl:template match="encodingDesc" mode="m:standalone" as="element(encodingDesc)">
    <xsl:variable name="last" as="text()?" select="node()[last()][self::text()]"/>
    <xsl:copy>
      <xsl:apply-templates select="@*, node() except $last" mode="#current"/>
      <xsl:call-template name="t:declarations"/>
      <xsl:sequence select="$last"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="teiHeader[not(encodingDesc)]/fileDesc" mode="m:standalone" as="node()+">
    <xsl:param name="used" as="element()*" tunnel="yes"/>
    <xsl:next-match/>
    <xsl:if test="$used[self::category or self::unitDef]">
      <xsl:text>&#10;    </xsl:text>
      <encodingDesc xmlns="http://www.tei-c.org/ns/1.0">
        <xsl:call-template name="t:declarations"/>
        <xsl:text>&#10;    </xsl:text>
      </encodingDesc>
    </xsl:if>
  </xsl:template>

  <!-- What a prefix stands for, as it is in this file; prefixes are kept for an import, which restores them. -->
  <xsl:template match="prefixDef/@replacementPattern[contains(., '#') and not(contains(., '$1.xml'))]"
                mode="m:standalone" as="attribute()">
    <xsl:attribute name="replacementPattern" select="'#' || substring-after(., '#')"/>
  </xsl:template>

  <xsl:template mode="m:standalone" as="attribute()" match="
    @ref | @target | @ana | @unitRef | @corresp | @source | @resp | @who | @scheme">
    <xsl:param name="telegram" as="xs:string" tunnel="yes"/>
    <xsl:attribute name="{name()}" select="
      if (map:contains($local-of, .)) then $local-of(.) else f:each-token(., f:local(?, $telegram))"/>
  </xsl:template>

  <!-- The address of an entry in place of the prefix leads to this file by its name, so that an import knows it. -->
  <xsl:template match="@target[starts-with(., '../registers/')]" mode="m:standalone" as="attribute()">
    <xsl:param name="telegram" as="xs:string" tunnel="yes"/>
    <xsl:attribute name="target" select="$telegram || '.xml#' || substring-after(., '#')"/>
  </xsl:template>

  <!-- A pointer as it is written in the standalone file of a telegram. -->
  <xsl:function name="f:local" as="xs:string" visibility="private">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="telegram" as="xs:string"/>
    <xsl:sequence select="
      if (contains($pointer, '://') or matches($pointer, '^(#|mailto:)')) then $pointer
      else if (starts-with($pointer, 'telegram:')) then f:to-telegram(f:id($pointer), $telegram)
      else if (matches($pointer, $file)) then f:from-file($pointer, $telegram)
      else concat('#', f:id($pointer))"/>
  </xsl:function>

  <!-- The address of a telegram's file, as it may be in a source in place of the prefix. -->
  <xsl:variable name="file" as="xs:string" static="yes" select="'^(\.\./telegrams/)?([^/#:]+)\.xml(#.+)?$'"/>

  <!-- An address in place of the prefix, as it is written in the standalone file. It begins with ./, so that an
       import knows that there was no prefix, and with ././ if it named the folder. -->
  <xsl:function name="f:from-file" as="xs:string" visibility="private">
    <xsl:param name="address" as="xs:string"/>
    <xsl:param name="telegram" as="xs:string"/>
    <xsl:sequence select="
      './'[starts-with($address, '../')] || './' || f:to-telegram(replace($address, $file, '$2'), $telegram)
      || replace($address, $file, '$3')"/>
  </xsl:function>

  <!-- The address of a telegram, or of a place in it, relative to the published file of the telegram $from. -->
  <xsl:function name="f:to-telegram" as="xs:string" visibility="private">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="from" as="xs:string"/>
    <xsl:variable name="telegram" as="xs:string" select="substring-before($id || '.', '.')"/>
    <xsl:variable name="folder" as="xs:string?" select="
      f:folder($telegram)[. ne f:folder($from)] ! ('../' || substring-after(., '/'))"/>
    <xsl:sequence select="
      string-join(($folder || $telegram || '.xml', $id[. ne $telegram]), '#')"/>
  </xsl:function>

</xsl:stylesheet>
