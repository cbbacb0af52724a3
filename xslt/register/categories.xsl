<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- The categories by which the edition orders what the telegrams say: for each taxonomy its categories, each with
       the telegrams that use it. The catalogue does not count the uses of every taxonomy. If it counts none,
       the table has no columns for uses. Assumes pages/values.xsl, pages/tables.xsl, pages/calendar.xsl and
       index.xsl. -->

  <!-- A section for each taxonomy. -->
  <xsl:function name="f:categories" as="element(section)*" visibility="private">
    <xsl:param name="entries" as="map(*)*"/>
    <xsl:for-each-group select="$entries" group-adjacent="?type">
      <xsl:sequence select="f:taxonomy(current-grouping-key(), current-group())"/>
    </xsl:for-each-group>
  </xsl:function>

  <xsl:function name="f:taxonomy" as="element(section)" visibility="private">
    <xsl:param name="type" as="xs:string"/>
    <xsl:param name="entries" as="map(*)+"/>
    <xsl:variable name="name" as="xs:string" select="($entries[1]?taxonomy, f:string('register.units'))[1]"/>
    <xsl:variable name="counted" as="xs:boolean" select="$entries?count > 0"/>
    <xsl:variable name="heads" as="element(th)+" select="
      ('category', 'meaning') ! f:column(f:string('register.' || .), ()),
      if ($counted) then (f:column(f:string('register.uses'), 'figure'), f:column(f:string('register.where'), ()))
      else ()"/>
    <section class="row section" aria-labelledby="taxonomy-{$type}">
      <h2 class="rail" id="taxonomy-{$type}">{$name}</h2>
      <div class="wide categories">
        <xsl:sequence select="f:table($name, $heads, $entries ! f:category-row(., $counted))"/>
      </div>
    </section>
  </xsl:function>

  <!-- One category: its name, its meaning and, if uses are counted, how often and where it is used. -->
  <xsl:function name="f:category-row" as="element(tr)" visibility="private">
    <xsl:param name="entry" as="map(*)"/>
    <xsl:param name="counted" as="xs:boolean"/>
    <xsl:sequence select="f:row($entry?id, (
      f:row-head(f:string('register.category'), (), f:stated-text($entry?name)),
      f:cell(f:string('register.meaning'), 'remarks', f:stated-text($entry?description)),
      if ($counted) then f:uses($entry) else ()))"/>
  </xsl:function>

  <!-- How often a category is used, and links to its first use in each telegram, or to the pages of its years or
       months. -->
  <xsl:function name="f:uses" as="element(td)+" visibility="private">
    <xsl:param name="entry" as="map(*)"/>
    <xsl:variable name="where" as="node()*"
                  select="f:telegram-links(f:first-places($entry?mentions?*), ''), f:cut-links($entry)"/>
    <xsl:sequence select="
      f:cell(f:string('register.uses'), 'figure', f:figure($entry?count)),
      f:cell(f:string('register.where'), (), if (exists($where)) then $where else f:unused())"/>
  </xsl:function>

  <!-- The words for a category that no telegram uses. -->
  <xsl:function name="f:unused" as="element(span)" visibility="private">
    <span class="not-stated">{f:string('register.unused')}</span>
  </xsl:function>

</xsl:stylesheet>
