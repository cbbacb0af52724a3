<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- Generated XML as text that people can read and compare: two spaces for each level, and an element with
       words on one line. No serializer indents it, because a serializer's indentation changes from release to
       release. -->

  <xsl:mode name="m:print" on-no-match="fail" on-multiple-match="fail"/>

  <!-- A generated file: the XML declaration, a comment that names the ODD, and the root element. -->
  <xsl:function name="f:printed" as="xs:string">
    <xsl:param name="root" as="element()"/>
    <xsl:param name="digest" as="xs:string"/>
    <xsl:variable name="lines" as="xs:string*">
      <xsl:apply-templates select="$root" mode="m:print">
        <xsl:with-param name="indent" select="'&#10;'"/>
      </xsl:apply-templates>
    </xsl:variable>
    <xsl:sequence select="'&lt;?xml version=&quot;1.0&quot; encoding=&quot;UTF-8&quot;?&gt;&#10;'
      || '&lt;!-- Generated from schema/telegram.odd (' || $digest || ') by edition schema; change the ODD, not this file. --&gt;'
      || string-join($lines) || '&#10;'"/>
  </xsl:function>

  <xsl:template match="*" mode="m:print" as="xs:string*">
    <xsl:param name="indent" as="xs:string"/>
    <xsl:sequence select="$indent, f:start-tag(.)"/>
    <xsl:apply-templates mode="#current">
      <xsl:with-param name="indent" select="$indent || '  '"/>
    </xsl:apply-templates>
    <xsl:sequence select="$indent, '&lt;/' || name() || '&gt;'"/>
  </xsl:template>

  <xsl:template match="*[empty(node())]" mode="m:print" as="xs:string*" priority="1">
    <xsl:param name="indent" as="xs:string"/>
    <xsl:sequence select="$indent, replace(f:start-tag(.), '&gt;$', '/&gt;')"/>
  </xsl:template>

  <!-- An element with words is on one line, together with the elements between its words. -->
  <xsl:template match="*[text()[normalize-space()]]" mode="m:print" as="xs:string*">
    <xsl:param name="indent" as="xs:string"/>
    <xsl:variable name="content" as="xs:string*">
      <xsl:apply-templates mode="#current">
        <xsl:with-param name="indent" select="''"/>
      </xsl:apply-templates>
    </xsl:variable>
    <xsl:sequence select="$indent, f:start-tag(.), replace(string-join($content), '^\s+|\s+$', ''), '&lt;/' || name() || '&gt;'"/>
  </xsl:template>

  <xsl:template match="text()" mode="m:print" as="xs:string">
    <xsl:sequence select="f:escaped(replace(., '\s+', ' '))"/>
  </xsl:template>

  <xsl:template match="text()[not(normalize-space())][not(../text()[normalize-space()])]" mode="m:print"/>

  <!-- The start tag of an element, with the namespaces that its parent does not declare, sorted by prefix. -->
  <xsl:function name="f:start-tag" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="namespaces" as="xs:string*" select="
      for $prefix in sort(in-scope-prefixes($element)[. ne 'xml']),
          $uri in namespace-uri-for-prefix($prefix, $element)
      return if ($element/parent::*[namespace-uri-for-prefix($prefix, .) eq $uri]) then ()
        else ' ' || string-join(('xmlns', $prefix[. ne '']), ':') || '=&quot;' || $uri || '&quot;'"/>
    <xsl:sequence select="'&lt;' || name($element) || string-join($namespaces)
      || string-join($element/@* ! (' ' || name() || '=&quot;' || replace(f:escaped(.), '&quot;', '&amp;quot;') || '&quot;')) || '&gt;'"/>
  </xsl:function>

  <!-- A text with the characters &, < and > escaped. -->
  <xsl:function name="f:escaped" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="$text => replace('&amp;', '&amp;amp;') => replace('&lt;', '&amp;lt;') => replace('&gt;', '&amp;gt;')"/>
  </xsl:function>
</xsl:stylesheet>
