<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                exclude-result-prefixes="#all"
                version="3.0">

  <!-- Fragments: text that is the same in many files is made once. In its place, a stylesheet writes a key
       between two marks. Python replaces marks and key by the fragment (edition/transform/fragments.py). Each
       stylesheet with fragments has a function f:make-fragment, which makes the fragment of a key. The same
       mark stands around the form of a line and its blanks (edition/transform/fragments.py), around the tags of
       mentions (edition/describe/kwic.py), and around the signs of a plaintext (edition/describe/plaintext.py).
       A source that contains the mark is refused when it is read (edition/xml/encoding.py). -->

  <!-- The mark U+1FFFF is a noncharacter. Unicode reserves it for internal use, so no text contains it. -->
  <xsl:variable name="mark" as="xs:string" static="yes" select="'&#x1FFFF;'"/>

  <!-- A key between two marks, in the place of its fragment. -->
  <xsl:function name="f:cached" as="text()+" visibility="private">
    <xsl:param name="key" as="xs:string"/>
    <xsl:value-of select="$mark"/>
    <xsl:value-of select="$key"/>
    <xsl:value-of select="$mark"/>
  </xsl:function>

</xsl:stylesheet>
