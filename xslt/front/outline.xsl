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

  <!-- The ids of a document's sections, and the list of sections beside a long text. A section has its own id,
       or else one made from its heading. If several sections have the same heading, the second and later ids
       end with a number. -->

  <!-- Links to the sections with headings, if there are more than two. -->
  <xsl:function name="f:outline" as="element(Q{}nav)?" visibility="private">
    <xsl:param name="body" as="element(body)"/>
    <xsl:variable name="sections" as="element(div)*" select="$body/div[head]"/>
    <xsl:if test="count($sections) gt 2">
      <nav class="rail outline" aria-label="{f:string('front.contents')}">
        <ol>
          <xsl:apply-templates select="$sections" mode="m:outline"/>
        </ol>
      </nav>
    </xsl:if>
  </xsl:function>

  <xsl:template match="div" mode="m:outline" as="element(Q{}li)">
    <li>
      <a href="#{f:section-id(.)}">{normalize-space(head)}</a>
    </li>
  </xsl:template>

  <!-- The id of a section's heading. -->
  <xsl:function name="f:section-id" as="xs:string" visibility="private">
    <xsl:param name="section" as="element(div)"/>
    <xsl:variable name="slug" as="xs:string" select="f:slug($section)"/>
    <xsl:variable name="number" as="xs:integer?" select="$section/accumulator-before('headings')($slug)"/>
    <xsl:sequence select="($section/@xml:id, string-join(('section', $slug, $number[. gt 1]), '-'))[1]"/>
  </xsl:function>

  <!-- How many sections without an id have begun so far, for each heading as f:slug writes it. -->
  <xsl:accumulator name="headings" as="map(xs:string, xs:integer)" initial-value="map{}">
    <xsl:accumulator-rule match="div[not(@xml:id)]" select="
      let $slug := f:slug(.) return map:put($value, $slug, ($value($slug), 0)[1] + 1)"/>
  </xsl:accumulator>

  <!-- A heading in small letters, with a hyphen for each run of characters that are neither letters nor digits,
       but none at its ends. -->
  <xsl:function name="f:slug" as="xs:string" visibility="private">
    <xsl:param name="section" as="element(div)"/>
    <xsl:sequence select="
      lower-case(string($section/head)) => replace('[^\p{L}\p{N}]+', '-') => replace('^-|-$', '')"/>
  </xsl:function>

</xsl:stylesheet>
