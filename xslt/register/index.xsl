<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- The list of a register whose entries have their own pages: persons, places, organizations. Assumes
       pages/values.xsl, pages/tables.xsl and scripts.xsl. -->

  <!-- The entries as a table; the catalogue has sorted them by the register's sort keys. -->
  <xsl:function name="f:index" as="element(section)" visibility="private">
    <xsl:param name="page" as="xs:string"/>
    <xsl:param name="entries" as="map(*)*"/>
    <section class="row index" aria-labelledby="entries">
      <h2 class="hidden" id="entries">{f:string('register.entries')}</h2>
      <div class="full">
        <table class="stack">
          <xsl:sequence select="f:caption(f:string('frame.' || $page))"/>
          <thead>
            <tr>
              <xsl:sequence select="
                ('name', 'scripts', 'about') ! f:column(f:string('register.' || .), ()),
                ('telegrams', 'mentions') ! f:column(f:string('register.' || .), 'figure')"/>
            </tr>
          </thead>
          <tbody>
            <xsl:sequence select="$entries ! f:index-row(.)"/>
          </tbody>
        </table>
      </div>
    </section>
  </xsl:function>

  <xsl:function name="f:index-row" as="element(tr)" visibility="private">
    <xsl:param name="entry" as="map(*)"/>
    <tr id="{$entry?id}">
      <th scope="row" data-label="{f:string('register.name')}">
        <div>
          <xsl:sequence select="f:index-name($entry)"/>
        </div>
      </th>
      <td data-label="{f:string('register.scripts')}">
        <div>
          <xsl:sequence select="(f:scripts($entry), f:not-stated())[1]"/>
        </div>
      </td>
      <td data-label="{f:string('register.about')}" class="remarks">
        <div>
          <xsl:sequence select="f:stated-text($entry?description)"/>
        </div>
      </td>
      <td data-label="{f:string('register.telegrams')}" class="figure">
        <div>
          <xsl:sequence select="f:figure($entry?telegrams)"/>
        </div>
      </td>
      <td data-label="{f:string('register.mentions')}" class="figure">
        <div>
          <xsl:sequence select="f:figure($entry?count)"/>
        </div>
      </td>
    </tr>
  </xsl:function>

  <!-- The name as a link to the entry's page; below it the years of birth and death and the type of the entry,
       if known. -->
  <xsl:function name="f:index-name" as="element()+" visibility="private">
    <xsl:param name="entry" as="map(*)"/>
    <a href="{$entry?href}.html">{$entry?name}</a>
    <xsl:where-populated>
      <p class="part">{f:lifetime($entry)}{f:entry-type($entry)}</p>
    </xsl:where-populated>
  </xsl:function>

  <!-- The years of birth and death with a dash between them; empty if neither is known. -->
  <xsl:function name="f:lifetime" as="xs:string?" visibility="private">
    <xsl:param name="entry" as="map(*)"/>
    <xsl:if test="exists(($entry?birth, $entry?death))">
      <xsl:sequence select="substring(($entry?birth, '')[1], 1, 4) || '–' || substring(($entry?death, '')[1], 1, 4)"/>
    </xsl:if>
  </xsl:function>

  <!-- A whole number, with commas between the thousands. -->
  <xsl:function name="f:figure" as="text()" visibility="private">
    <xsl:param name="number" as="xs:double"/>
    <xsl:value-of select="format-number($number, '#,##0')"/>
  </xsl:function>

</xsl:stylesheet>
