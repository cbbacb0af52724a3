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

  <!-- Lists. If every item names a thing and then its only figure, the list is a table: numeral, name,
       quantity, unit. A unit that is not in the item is added as the edition's word. The stop at the end of an
       item is kept, but the style sheet hides it in the view as it reads. A table of the
       document stays a table. -->

  <xsl:template match="list" mode="m:text" as="element()+">
    <xsl:apply-templates select="head" mode="m:text"/>
    <ol class="items">
      <xsl:sequence select="@xml:lang/f:lang(.)"/>
      <xsl:apply-templates select="item" mode="m:text"/>
    </ol>
  </xsl:template>

  <xsl:template match="label" mode="m:text" as="node()*">
    <xsl:apply-templates mode="m:text"/>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="item" mode="m:text" as="element(Q{}li)">
    <li id="{f:anchor(.)}">
      <xsl:sequence select="@xml:lang/f:lang(.)"/>
      <xsl:apply-templates select="preceding-sibling::*[1]/self::label, node(), f:breaks(.)" mode="m:text"/>
    </li>
  </xsl:template>

  <xsl:template match="list[every $item in item satisfies f:tabular($item)]" mode="m:text" as="element()+">
    <xsl:apply-templates select="head" mode="m:text"/>
    <table class="list">
      <xsl:sequence select="@xml:lang/f:lang(.)"/>
      <xsl:sequence select="f:cached('columns')"/>
      <tbody>
        <xsl:apply-templates select="item" mode="m:row">
          <xsl:with-param name="notes-follow" select="true()" tunnel="yes"/>
        </xsl:apply-templates>
      </tbody>
    </table>
  </xsl:template>

  <!-- The caption and the column heads of such a table. -->
  <xsl:function name="f:columns" as="element()+" visibility="private">
    <caption class="hidden" data-edition-says="">{f:string('text.list')}</caption>
    <thead data-edition-says="">
      <tr>
        <th class="numeral" scope="col"><span class="hidden">{f:string('text.list.numeral')}</span></th>
        <th class="thing" scope="col">{f:string('text.list.name')}</th>
        <th class="figure" scope="col">{f:string('text.list.quantity')}</th>
        <th class="unit" scope="col">{f:string('text.list.unit')}</th>
      </tr>
    </thead>
  </xsl:function>

  <xsl:template match="item" mode="m:row" as="element(Q{}tr)">
    <xsl:variable name="figure" as="element(num)" select="measure/num"/>
    <tr id="{f:anchor(.)}">
      <xsl:sequence select="@xml:lang/f:lang(.)"/>
      <td class="numeral">
        <xsl:apply-templates select="preceding-sibling::*[1]/self::label" mode="m:text"/>
      </td>
      <th class="thing" scope="row">
        <xsl:apply-templates select="measure/preceding-sibling::node(), $figure/preceding-sibling::node()" mode="m:text"/>
      </th>
      <td class="figure">
        <xsl:apply-templates select="measure" mode="m:text">
          <xsl:with-param name="words" select="$figure/node()"/>
        </xsl:apply-templates>
      </td>
      <td class="unit">
        <span class="unit-words">
          <xsl:apply-templates select="measure" mode="m:row"/>
          <xsl:apply-templates select="measure/following-sibling::node()" mode="m:row"/>
          <xsl:apply-templates select="f:breaks(.)" mode="m:text"/>
        </span>
        <xsl:apply-templates select="preceding-sibling::*[1]/self::label/f:noted(.), f:noted(.)" mode="m:note">
          <xsl:with-param name="notes-follow" select="false()" tunnel="yes"/>
        </xsl:apply-templates>
      </td>
    </tr>
  </xsl:template>

  <xsl:template match="item/text()" mode="m:row" as="element(Q{}span)">
    <span class="stop">
      <xsl:apply-templates select="." mode="m:text"/>
    </span>
  </xsl:template>

  <xsl:template match="item/node()" mode="m:row" priority="-10" as="node()*">
    <xsl:apply-templates select="." mode="m:text"/>
  </xsl:template>

  <!-- Whether an item is words, then one figure, which belongs to its only quantity, and no words after that
       quantity. -->
  <xsl:function name="f:tabular" as="xs:boolean" visibility="private">
    <xsl:param name="item" as="element(item)"/>
    <xsl:variable name="figure" as="element(num)*" select="$item/descendant::num[not(ancestor::note)]"/>
    <xsl:variable name="words" as="text()*" select="
      $item/descendant::text()[not(ancestor::*[f:is-unread(.) or self::expan or self::gap])][matches(., '[\p{L}\p{N}]')]"/>
    <xsl:sequence select="
      empty($item/list) and count($figure) eq 1 and count($item/descendant::measure[not(ancestor::note)]) eq 1
      and exists($item/measure/num)
      and exists($words[. &lt;&lt; $figure]) and exists($words[last()][ancestor::measure])"/>
  </xsl:function>

  <!-- A table of the document, which can be moved sideways where it is too wide. Its notes follow it, so that they
       stand in the margin. -->
  <xsl:template match="table" mode="m:text" as="element(Q{}div)">
    <div class="tabled">
      <div class="scroll" tabindex="0" role="group" aria-label="{f:string('text.table')}">
        <table class="table" id="{f:anchor(.)}">
          <xsl:sequence select="@xml:lang/f:lang(.)"/>
          <xsl:apply-templates select="head, row" mode="m:text">
            <xsl:with-param name="notes-follow" select="true()" tunnel="yes"/>
          </xsl:apply-templates>
        </table>
      </div>
      <xsl:apply-templates select="f:noted(.)" mode="m:note">
        <xsl:with-param name="notes-follow" select="false()" tunnel="yes"/>
      </xsl:apply-templates>
    </div>
  </xsl:template>

  <xsl:template match="table/head" mode="m:text" as="element(Q{}caption)">
    <caption>
      <xsl:sequence select="@xml:id/f:identified(.), @xml:lang/f:lang(.)"/>
      <xsl:apply-templates mode="m:text"/>
    </caption>
  </xsl:template>

  <xsl:template match="row" mode="m:text" as="element(Q{}tr)">
    <tr>
      <xsl:sequence select="@xml:id/f:identified(.), @xml:lang/f:lang(.)"/>
      <xsl:apply-templates select="cell" mode="m:text"/>
    </tr>
  </xsl:template>

  <xsl:template match="cell" mode="m:text" as="element(Q{}td)">
    <td>
      <xsl:sequence select="@xml:id/f:identified(.), @xml:lang/f:lang(.)"/>
      <xsl:apply-templates select="node(), .[empty(following-sibling::cell)]/f:breaks(..)" mode="m:text"/>
    </td>
  </xsl:template>

  <xsl:template match="row[@role = 'label']/cell" mode="m:text" as="element(Q{}th)">
    <th scope="col">
      <xsl:sequence select="@xml:id/f:identified(.), @xml:lang/f:lang(.)"/>
      <xsl:apply-templates select="node(), .[empty(following-sibling::cell)]/f:breaks(..)" mode="m:text"/>
    </th>
  </xsl:template>

  <!-- The unit: the document's words after the figure, or else the register's word for it. -->
  <xsl:template match="measure" mode="m:row" as="node()*">
    <xsl:variable name="words" as="node()*" select="num/following-sibling::node()[not(self::note)]"/>
    <xsl:apply-templates select="num/following-sibling::node()" mode="m:text"/>
    <xsl:if test="not(normalize-space(string-join($words)))">
      <span class="understood" data-edition-says="">{f:unit(@unitRef, xs:double(@quantity))}</span>
    </xsl:if>
  </xsl:template>

  <!-- The register's word for a unit, in the singular if the quantity is 1, otherwise in the plural. -->
  <xsl:function name="f:unit" as="xs:string" visibility="private">
    <xsl:param name="unit" as="xs:string"/>
    <xsl:param name="quantity" as="xs:double?"/>
    <xsl:variable name="number" as="xs:string" select="if ($quantity eq 1) then 'singular' else 'plural'"/>
    <xsl:sequence select="(f:entry(f:id($unit))/label[@type eq $number]/string(), f:label(f:id($unit)))[1]"/>
  </xsl:function>

</xsl:stylesheet>
