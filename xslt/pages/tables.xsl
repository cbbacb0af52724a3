<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- Tables that become labels and values on a narrow screen: each cell has the name of its column and
       contains one element. They have no ARIA roles: browsers keep the roles of a table whose display changes,
       and HTML does not allow them on its parts. Long tables write their cells in place, because content that
       is passed to a function is made twice. -->

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

  <!-- The caption of a table, hidden because it only repeats the heading. -->
  <xsl:function name="f:caption" as="element(caption)" visibility="public">
    <xsl:param name="words" as="xs:string"/>
    <caption><span class="hidden">{$words}</span></caption>
  </xsl:function>

  <!-- The head of a column; $class is a class of the style sheet, such as figure, or empty. -->
  <xsl:function name="f:column" as="element(th)" visibility="public">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="class" as="xs:string?"/>
    <th scope="col">
      <xsl:sequence select="f:class($class)"/>
      <xsl:text>{$name}</xsl:text>
    </th>
  </xsl:function>

  <!-- A row; it has an id if links may lead to it. -->
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

  <!-- The cell that names its row; $label is the name of its column. -->
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

  <!-- A cell; $label is the name of its column. -->
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

  <xsl:function name="f:class" as="attribute(class)?" visibility="private">
    <xsl:param name="class" as="xs:string?"/>
    <xsl:if test="$class">
      <xsl:attribute name="class" select="$class"/>
    </xsl:if>
  </xsl:function>

</xsl:stylesheet>
