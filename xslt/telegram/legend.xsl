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

  <!-- The legend: every sign that occurs on this page, and no other. It is a native popover of HTML. -->

  <!-- The button and the legend it opens. -->
  <xsl:function name="f:legend" as="node()+" visibility="private">
    <xsl:param name="text" as="element(div)+"/>
    <xsl:sequence select="f:cached('open-legend')"/>
    <div id="legend" class="legend" popover="auto">
      <h2>{f:string('legend.name')}</h2>
      <dl class="facts">
        <xsl:for-each select="f:signs-carried($text)">
          <xsl:sequence select="if (. eq 'supplied') then f:supplied-meaning($text) else f:cached('legend ' || .)"/>
        </xsl:for-each>
      </dl>
    </div>
  </xsl:function>

  <xsl:function name="f:open-legend" as="element(Q{}button)" visibility="private">
    <button type="button" class="open-legend" popovertarget="legend">{f:string('legend.name')}</button>
  </xsl:function>

  <!-- The names of the signs that occur on the page. -->
  <xsl:function name="f:signs-carried" as="xs:string*" visibility="private">
    <xsl:param name="text" as="element(div)+"/>
    <xsl:sequence select="
      'names'[$text/descendant::*/@ref],
      'quantity'[$text/descendant::measure],
      'date'[$text/descendant::*[self::date or self::time]],
      'supplied'[$text/descendant::supplied[not(@resp = '#editor')]],
      'ours'[$text/descendant::*[self::supplied[@resp = '#editor'] or self::gap]],
      'unclear'[$text/descendant::unclear],
      'apparatus'[$text/descendant::*[self::app or self::choice[sic]]],
      'hand'[$text/descendant::*[f:is-reading(.)][not(self::app or self::choice[sic])]],
      'page'[$text/descendant::pb],
      'note'[$text/descendant::*[self::note or self::gap][f:has-sign(.)]],
      'clock'[(root($text[1])/TEI/teiHeader/profileDesc/correspDesc | $text)/descendant::certainty[@match = '../@ana']],
      'weighed'[(root($text[1])/TEI/teiHeader/profileDesc/correspDesc | $text)/descendant::*[@cert or @evidence][not(self::certainty)]]"/>
  </xsl:function>

  <!-- Words in brackets, and who added them. -->
  <xsl:function name="f:supplied-meaning" as="element()+" visibility="private">
    <xsl:param name="text" as="element(div)+"/>
    <dt><span class="sample-supplied">{f:string('legend.supplied.sample')}</span></dt>
    <dd>{f:string('legend.supplied', map{'who': f:adding($text)})}</dd>
  </xsl:function>

  <!-- How a sign looks, and what it means. -->
  <xsl:function name="f:sign-meaning" as="element()+" visibility="private">
    <xsl:param name="sign" as="xs:string"/>
    <dt><span class="sample-{$sign}">{f:string('legend.' || $sign || '.sample')}</span></dt>
    <dd>{f:string('legend.' || $sign)}</dd>
  </xsl:function>

</xsl:stylesheet>
