<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                exclude-result-prefixes="#all"
                version="3.0">

  <!-- Fragments: what looks the same in every file is
       written once, by the entry stylesheet's f:make-fragment, which gives the text of a key. In a file
       stands only the key, between two marks; who calls the entry's template puts the text there.
       The same mark stands around the form of a line and its blanks (edition/transform/fragments.py), around the tags
       of mentions (edition/describe/kwic.py), and around the signs of a plaintext (edition/describe/plaintext.py). A source that has the mark itself is refused when it is read
       (edition/xml/encoding.py). -->

  <!-- The mark around a key: a noncharacter, which Unicode keeps for internal use, so that no text has it. -->
  <xsl:variable name="mark" as="xs:string" static="yes" select="'&#x1FFFF;'"/>

  <!-- The place of the fragment that has this key. -->
  <xsl:function name="f:cached" as="text()+" visibility="private">
    <xsl:param name="key" as="xs:string"/>
    <xsl:value-of select="$mark"/>
    <xsl:value-of select="$key"/>
    <xsl:value-of select="$mark"/>
  </xsl:function>

</xsl:stylesheet>
