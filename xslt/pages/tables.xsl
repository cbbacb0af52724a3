<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- Tables that become labels and values where the screen is narrow: each cell says what its
       column is called, and holds one element. Roles are not stated: browsers keep those of a table
       whose display changes, and HTML does not allow them on its parts. Long tables write their cells where
       they stand, for what is given to a function is made twice. -->

  <!-- A table under its heads. -->
  <xsl:function name="f:table" as="element(table)" visibility="public">
    <xsl:param name="caption" as="xs:string"/>
    <xsl:param name="heads" as="element(th)+"/>
    <xsl:param name="rows" as="element(tr)*"/>
    <table class="stack">
      <xsl:sequence select="f:caption($caption)"/>
      <thead>
        <tr>
          <xsl:sequence select="$heads"/>
        </tr>
      </thead>
      <tbody>
        <xsl:sequence select="$rows"/>
      </tbody>
    </table>
  </xsl:function>

  <!-- The caption of a table, which only says again what the heading says. -->
  <xsl:function name="f:caption" as="element(caption)" visibility="public">
    <xsl:param name="words" as="xs:string"/>
    <caption><span class="hidden">{$words}</span></caption>
  </xsl:function>

  <!-- The head of a column; the class is one of the table's, such as figure, or empty. -->
  <xsl:function name="f:column" as="element(th)" visibility="public">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="class" as="xs:string?"/>
    <th scope="col">
      <xsl:sequence select="f:class($class)"/>
      <xsl:text>{$name}</xsl:text>
    </th>
  </xsl:function>

  <!-- A row of the table, with an id where it can be pointed to. -->
  <xsl:function name="f:row" as="element(tr)" visibility="public">
    <xsl:param name="id" as="xs:string?"/>
    <xsl:param name="cells" as="element()+"/>
    <tr>
      <xsl:if test="exists($id)">
        <xsl:attribute name="id" select="$id"/>
      </xsl:if>
      <xsl:sequence select="$cells"/>
    </tr>
  </xsl:function>

  <!-- The cell that names its row. -->
  <xsl:function name="f:row-head" as="element(th)" visibility="public">
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="class" as="xs:string?"/>
    <xsl:param name="content" as="node()*"/>
    <th scope="row" data-label="{$label}">
      <xsl:sequence select="f:class($class)"/>
      <div>
        <xsl:sequence select="$content"/>
      </div>
    </th>
  </xsl:function>

  <!-- A cell with the name of its column. -->
  <xsl:function name="f:cell" as="element(td)" visibility="public">
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="class" as="xs:string?"/>
    <xsl:param name="content" as="node()*"/>
    <td data-label="{$label}">
      <xsl:sequence select="f:class($class)"/>
      <div>
        <xsl:sequence select="$content"/>
      </div>
    </td>
  </xsl:function>

  <!-- The class of a head or cell, where it has one. -->
  <xsl:function name="f:class" as="attribute(class)?" visibility="private">
    <xsl:param name="class" as="xs:string?"/>
    <xsl:if test="$class">
      <xsl:attribute name="class" select="$class"/>
    </xsl:if>
  </xsl:function>

</xsl:stylesheet>
