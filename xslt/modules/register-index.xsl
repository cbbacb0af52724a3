<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- The list of a register whose entries have pages of their own: persons, places, organizations.
       Assumes wording.xsl, stack.xsl and register-scripts.xsl. -->

  <!-- The entries as a table, in the order of the register's sort keys. -->
  <xsl:function name="f:index" as="element(section)" visibility="private">
    <xsl:param name="page" as="xs:string"/>
    <xsl:param name="entries" as="map(*)*"/>
    <section class="row index" aria-labelledby="entries">
      <h2 class="hidden" id="entries">{f:string('register.entries')}</h2>
      <div class="full">
        <xsl:sequence select="f:table(f:string('frame.' || $page), (
            ('name', 'scripts', 'about') ! f:column(f:string('register.' || .), ()),
            ('telegrams', 'mentions') ! f:column(f:string('register.' || .), 'figure')),
          $entries ! f:index-row(.))"/>
      </div>
    </section>
  </xsl:function>

  <!-- One entry of the list. -->
  <xsl:function name="f:index-row" as="element(tr)" visibility="private">
    <xsl:param name="entry" as="map(*)"/>
    <xsl:sequence select="f:row($entry?id, (
      f:row-head(f:string('register.name'), (), f:index-name($entry)),
      f:cell(f:string('register.scripts'), (), (f:scripts($entry), f:not-stated())[1]),
      f:cell(f:string('register.about'), 'remarks', f:stated-text($entry?description)),
      f:cell(f:string('register.telegrams'), 'figure', f:figure($entry?telegrams)),
      f:cell(f:string('register.mentions'), 'figure', f:figure($entry?count))))"/>
  </xsl:function>

  <!-- The name as a link to the entry's page, below it the years of a life or what kind of entry it is. -->
  <xsl:function name="f:index-name" as="element()+" visibility="private">
    <xsl:param name="entry" as="map(*)"/>
    <a href="{$entry?href}.html">{$entry?name}</a>
    <xsl:where-populated>
      <p class="part">{f:lifetime($entry)}{$entry?type ! f:string('register.type.' || .)}</p>
    </xsl:where-populated>
  </xsl:function>

  <!-- The years of birth and death with a dash between; nothing where neither is known. -->
  <xsl:function name="f:lifetime" as="xs:string?" visibility="private">
    <xsl:param name="entry" as="map(*)"/>
    <xsl:if test="exists(($entry?birth, $entry?death))">
      <xsl:sequence select="substring(($entry?birth, '')[1], 1, 4) || '–' || substring(($entry?death, '')[1], 1, 4)"/>
    </xsl:if>
  </xsl:function>

  <!-- A whole number, its thousands set apart. -->
  <xsl:function name="f:figure" as="text()" visibility="private">
    <xsl:param name="number" as="xs:double"/>
    <xsl:value-of select="format-number($number, '#,##0')"/>
  </xsl:function>

</xsl:stylesheet>
