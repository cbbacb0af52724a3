<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- Hands: what is said about words that somebody added, deleted or set off, and about pages. Assumes
       strings.xsl and pointers.xsl. -->

  <!-- The description of the hand to which an element points. -->
  <xsl:function name="f:hand" as="xs:string?" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="ids" as="xs:string*" select="f:ids($element/@hand)"/>
    <xsl:sequence select="
      root($element)/TEI/teiHeader/profileDesc/handNotes/handNote[@xml:id = $ids][1]/normalize-space()"/>
  </xsl:function>

  <!-- What a hand did, and whose hand it was. -->
  <xsl:function name="f:done" as="xs:string" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="done" as="xs:string" select="
      if ($element/self::del) then f:string('hand.deleted')
      else if (f:is-resolution($element)) then f:string(string-join(('hand.resolution', 'margin'[$element/@rend]), '.'))
      else if ($element/self::hi) then f:value('hand.rend.', 'hi/@rend', $element/@rend)
      else if ($element/@place) then f:value('hand.added.', 'add/@place', $element/@place)
      else f:string('hand.added')"/>
    <xsl:variable name="hand" as="xs:string?" select="f:hand($element) ! replace(., '\.$', '')"/>
    <xsl:sequence select="f:string(string-join(('hand', 'by'[$hand], 'done'), '.'), map{'done': $done, 'hand': string($hand)})"/>
  </xsl:function>

  <!-- The page that begins at a page break. -->
  <xsl:function name="f:page" as="xs:string" visibility="public">
    <xsl:param name="break" as="element(pb)"/>
    <xsl:variable name="values" as="map(xs:string, xs:string)" select="
      map{'number': string($break/@n), 'witness': f:sigla($break/@edRef)}"/>
    <xsl:sequence select="
      f:string(string-join(('surface.page', 'number'[$break/@n], 'witness'[$break/@edRef]), '.'), $values)"/>
  </xsl:function>

  <!-- The page breaks and running lines that follow an item or a row directly. -->
  <xsl:function name="f:breaks" as="element()*" visibility="public">
    <xsl:param name="part" as="element()"/>
    <xsl:sequence select="$part/following-sibling::*[1][self::pb or self::fw] ! (., f:breaks(.))"/>
  </xsl:function>

</xsl:stylesheet>
