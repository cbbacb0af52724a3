<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:epub="http://www.idpf.org/2007/ops"
                xmlns:f="urn:edition:functions"
                xmlns:h="http://www.w3.org/1999/xhtml"
                xmlns:m="urn:edition:modes"
                xmlns:t="urn:edition:templates"
                exclude-result-prefixes="xs f h m t"
                expand-text="yes"
                version="3.0">

  <!-- The pages of an EPUB: what the templates of the edition's pages made, as XHTML. Links lead to the files of
       the book, or to the edition on the web; notes stand at the end of their page. Each page of the book lies
       in a folder of its own kind. Assumes the entry stylesheet's mode m:xhtml, shared/strings.xsl and
       shared/marks.xsl, whose keys are replaced here. -->

  <xsl:output method="xml" indent="no" encoding="UTF-8"/>

  <!-- Anything that may be the target of a link, by its id. -->
  <xsl:key name="target" match="*[@id]" use="@id"/>

  <!-- A page of the book. $there are the names of the files that the book has; $address is where the edition
       stands on the web, empty if that is not known. -->
  <xsl:template name="t:book-page" as="element(h:html)">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="body" as="document-node()"/>
    <xsl:param name="there" as="xs:string*"/>
    <xsl:param name="address" as="xs:string"/>
    <xsl:variable name="notes" as="element()*" select="$body/descendant::span[f:is(., 'note')]"/>
    <html xmlns="http://www.w3.org/1999/xhtml" lang="{$settings?language}" xml:lang="{$settings?language}">
      <head>
        <title>{$title}</title>
        <link rel="stylesheet" type="text/css" href="../book.css"/>
      </head>
      <body epub:type="{$kind}">
        <xsl:apply-templates select="$body/node()" mode="m:xhtml">
          <xsl:with-param name="there" select="$there" tunnel="yes"/>
          <xsl:with-param name="address" select="$address" tunnel="yes"/>
        </xsl:apply-templates>
        <xsl:if test="exists($notes)">
          <section class="notes" epub:type="footnotes" aria-labelledby="book-notes">
            <h2 id="book-notes">{f:string('epub.notes')}</h2>
            <xsl:apply-templates select="$notes" mode="m:at-end">
              <xsl:with-param name="there" select="$there" tunnel="yes"/>
              <xsl:with-param name="address" select="$address" tunnel="yes"/>
            </xsl:apply-templates>
          </section>
        </xsl:if>
      </body>
    </html>
  </xsl:template>

  <!-- Whether an element of a page has a class. -->
  <xsl:function name="f:is" as="xs:boolean" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="class" as="xs:string"/>
    <xsl:sequence select="$class = tokenize($element/@class)"/>
  </xsl:function>

  <!-- What a fragment's key stands for, in its place: in a book nothing is inserted afterwards. -->
  <xsl:function name="f:cached" as="node()*" visibility="private">
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="$makers(substring-before($key || ' ', ' '))(substring-after($key, ' '))"/>
  </xsl:function>

  <xsl:template match="*" mode="m:xhtml" as="element()">
    <xsl:element name="{local-name()}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:apply-templates select="@*, node()" mode="m:xhtml"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="@lang" mode="m:xhtml" as="attribute()+">
    <xsl:sequence select="."/>
    <xsl:attribute name="xml:lang" select="."/>
  </xsl:template>

  <!-- A book has no views to choose from, and nothing in it is moved sideways. -->
  <xsl:template match="button | fieldset | p[f:is(., 'shown')] | @tabindex | @popover" mode="m:xhtml" as="empty-sequence()" priority="1"/>

  <!-- Readers of books do not all fold. -->
  <xsl:template match="details" mode="m:xhtml" as="element(h:section)">
    <section xmlns="http://www.w3.org/1999/xhtml">
      <xsl:apply-templates select="@*, node()" mode="m:xhtml"/>
    </section>
  </xsl:template>

  <xsl:template match="summary" mode="m:xhtml" as="element(h:p)">
    <p xmlns="http://www.w3.org/1999/xhtml" class="label">
      <xsl:apply-templates mode="m:xhtml"/>
    </p>
  </xsl:template>

  <xsl:template match="span[f:is(., 'note')]" mode="m:xhtml" as="empty-sequence()" priority="1"/>

  <xsl:template match="span" mode="m:at-end" as="element(h:aside)">
    <aside xmlns="http://www.w3.org/1999/xhtml" class="note" epub:type="footnote" role="doc-footnote" id="{@id}">
      <p>
        <xsl:apply-templates mode="m:xhtml"/>
      </p>
    </aside>
  </xsl:template>

  <!-- The sign of a note, and the link back to it. -->
  <xsl:template match="a[f:is(., 'sign')]" mode="m:xhtml" as="element()" priority="1">
    <a xmlns="http://www.w3.org/1999/xhtml" epub:type="noteref" role="doc-noteref">
      <xsl:apply-templates select="@*, node()" mode="m:xhtml"/>
    </a>
  </xsl:template>

  <xsl:template match="a[f:is(., 'close')]" mode="m:xhtml" as="element()" priority="1">
    <a xmlns="http://www.w3.org/1999/xhtml" class="close" href="{@href}" role="doc-backlink">{f:string('epub.back')}</a>
  </xsl:template>

  <!-- A link, if what it leads to is known; else its words. -->
  <xsl:template match="a[@href]" mode="m:xhtml" as="element()">
    <xsl:param name="there" as="xs:string*" tunnel="yes"/>
    <xsl:param name="address" as="xs:string" tunnel="yes"/>
    <xsl:variable name="target" as="xs:string?" select="f:lead(@href, root(), $there, $address)"/>
    <xsl:element name="{if (exists($target)) then 'a' else 'span'}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:sequence select="$target ! f:href(.)"/>
      <xsl:apply-templates select="@* except @href, node()" mode="m:xhtml"/>
    </xsl:element>
  </xsl:template>

  <xsl:function name="f:href" as="attribute(href)" visibility="private">
    <xsl:param name="target" as="xs:string"/>
    <xsl:attribute name="href" select="$target"/>
  </xsl:function>

  <!-- Where an address of the edition's pages leads in the book: to the page itself, to one of the book's files,
       or to the web; empty if it leads nowhere. -->
  <xsl:function name="f:lead" as="xs:string?" visibility="private">
    <xsl:param name="href" as="xs:string"/>
    <xsl:param name="page" as="document-node()"/>
    <xsl:param name="there" as="xs:string*"/>
    <xsl:param name="address" as="xs:string"/>
    <xsl:variable name="path" as="xs:string" select="replace($href, '^(\.\./)+', '')"/>
    <xsl:variable name="file" as="xs:string?" select="f:book-file($path)"/>
    <xsl:choose>
      <xsl:when test="starts-with($href, '#')">
        <xsl:sequence select="$href[exists(key('target', substring($href, 2), $page))]"/>
      </xsl:when>
      <xsl:when test="matches($href, '^[a-z]+:')">
        <xsl:sequence select="iri-to-uri($href)[matches(., '^(https?://[A-Za-z0-9.\-]+(:[0-9]+)?([/?#][!$%&amp;-;=?-Z_a-z~]*(#[!$%&amp;-;=?-Z_a-z~]*)?)?|mailto:[^\s:/]+@[^\s:/]+)$')]"/>
      </xsl:when>
      <xsl:when test="substring-before($file || '#', '#') = $there">
        <xsl:sequence select="'../' || replace($file, '^([^#]+)', '$1.xhtml')"/>
      </xsl:when>
      <xsl:when test="$address">
        <xsl:sequence select="iri-to-uri($address || $path)"/>
      </xsl:when>
    </xsl:choose>
  </xsl:function>

  <!-- The file of the book, without extension, for a page of the edition, with the place in it. -->
  <xsl:function name="f:book-file" as="xs:string?" visibility="private">
    <xsl:param name="path" as="xs:string"/>
    <xsl:variable name="registers" as="xs:string" select="'(persons|places|organizations|terms|cited|categories)'"/>
    <xsl:sequence select="
      if (matches($path, '^' || $registers || '/[^/]+\.html')) then replace($path, '^([a-z]+)/([^/]+)\.html.*$', 'registers/$1#$2')
      else if (matches($path, '^' || $registers || '\.html')) then 'registers/' || replace($path, '\.html', '')
      else if (matches($path, '^telegrams/.+\.html')) then 'telegrams/' || replace($path, '^telegrams/([^/#]*/)?([^/#]+)\.html', '$2')
      else if (matches($path, '^[^/#]+\.html')) then 'front/' || replace($path, '^([^#]+)\.html', '$1')
      else ()"/>
  </xsl:function>

</xsl:stylesheet>
