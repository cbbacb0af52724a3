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

  <!-- The section of the sources: the original in its archive, the witnesses by their sigla, the translator,
       what the header says of this edition of it, its address, and the rights. -->

  <xsl:function name="f:source" as="element(Q{}section)" visibility="private">
    <xsl:param name="file" as="element(fileDesc)"/>
    <section class="row section" id="source" aria-labelledby="source-name">
      <xsl:sequence select="f:cached('section source')"/>
      <div class="text">
        <dl class="facts">
          <xsl:apply-templates mode="m:source" select="
            $file/sourceDesc/(msDesc, listWit/witness),
            $file/titleStmt/respStmt[@xml:id = 'translator'][normalize-space(name[1])],
            $file/titleStmt/respStmt[not(@xml:id = 'translator')][normalize-space(name[1])],
            $file/editionStmt, $file/publicationStmt/idno[@type = 'URI'][normalize-space()],
            $file/publicationStmt/availability/*[normalize-space()]"/>
        </dl>
      </div>
    </section>
  </xsl:function>

  <xsl:template match="msDesc" mode="m:source" as="element()+">
    <dt>{f:string('source.original')}</dt>
    <dd>
      <xsl:sequence select="
        string-join(msIdentifier/(repository | idno)[normalize-space()] ! normalize-space(), ', ')[. ne ''] ! (. || '. ')"/>
      <xsl:sequence select="msContents/textLang[normalize-space()] ! (normalize-space() || '. ')"/>
      <xsl:text>{f:string('source.not-collated')}</xsl:text>
    </dd>
  </xsl:template>

  <xsl:template match="witness" mode="m:source" as="element()+">
    <dt>{f:string('source.witness', map{'siglum': string(@xml:id)})}</dt>
    <dd>
      <xsl:apply-templates select="bibl/node()" mode="m:source"/>
    </dd>
  </xsl:template>

  <xsl:template match="witness[not(f:plain(bibl))]" mode="m:source" as="element()+">
    <dt>{f:string('source.witness', map{'siglum': string(@xml:id)})}</dt>
    <dd class="not-stated">{f:string('page.not-stated')}</dd>
  </xsl:template>

  <xsl:template match="availability/*" mode="m:source" as="element()+">
    <xsl:if test="empty(preceding-sibling::*[normalize-space()])">
      <dt>{f:string('source.rights')}</dt>
    </xsl:if>
    <dd>{f:plain(.)}</dd>
  </xsl:template>

  <xsl:template match="respStmt" mode="m:source" as="element()+">
    <xsl:if test="
      empty(preceding-sibling::respStmt[not(@xml:id = 'translator')][normalize-space(name[1])])">
      <dt>{f:string('source.by')}</dt>
    </xsl:if>
    <dd>{string-join((resp, name)[normalize-space()] ! normalize-space(), ': ')}</dd>
  </xsl:template>

  <xsl:template match="respStmt[@xml:id = 'translator']" mode="m:source" as="element()+" priority="1">
    <dt>{f:string('source.translator')}</dt>
    <dd>{normalize-space(name[1])}</dd>
  </xsl:template>

  <xsl:template match="editionStmt" mode="m:source" as="element()*">
    <xsl:if test="normalize-space()">
      <dt>{f:string('source.edition')}</dt>
      <dd>{string-join(*[normalize-space()] ! normalize-space(), ', ')}</dd>
    </xsl:if>
  </xsl:template>

  <xsl:template match="publicationStmt/idno" mode="m:source" as="element()+">
    <dt>{f:string('source.address')}</dt>
    <dd>{normalize-space()}</dd>
  </xsl:template>

  <xsl:template match="publicationStmt/idno[matches(normalize-space(), '^https?://\S+$')]" mode="m:source" as="element()+" priority="1">
    <dt>{f:string('source.address')}</dt>
    <dd><a href="{normalize-space()}">{normalize-space()}</a></dd>
  </xsl:template>

  <xsl:template match="bibl/title" mode="m:source" as="element(Q{}cite)">
    <cite>{f:plain(.)}</cite>
  </xsl:template>

  <xsl:template match="bibl/(author | editor | publisher | date | idno | note | ref)" mode="m:source" as="text()">
    <xsl:text>{f:plain(.)}</xsl:text>
  </xsl:template>

  <xsl:template match="bibl/ref[matches(@target, '^https?:')]" mode="m:source" as="element(Q{}a)" priority="1">
    <a href="{@target}">{f:plain(.)}</a>
  </xsl:template>

  <xsl:template match="bibl/text()" mode="m:source" as="text()">
    <xsl:sequence select="."/>
  </xsl:template>

  <!-- The original has it already. -->
  <xsl:template match="bibl/idno[@type = 'shelfmark'][ancestor::sourceDesc/msDesc]" mode="m:source" as="empty-sequence()" priority="1"/>

  <xsl:template match="*" mode="m:source" priority="-10" as="empty-sequence()">
    <xsl:sequence select="f:unhandled(.)"/>
  </xsl:template>

</xsl:stylesheet>
