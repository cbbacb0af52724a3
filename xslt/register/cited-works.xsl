<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- The documents that the telegrams cite and the edition does not contain, each with the words that cite it.
       Assumes pages/values.xsl, pages/calendar.xsl and profile.xsl. -->

  <!-- One document: its type, name and description, where it is cited, and the sources of its entry. -->
  <xsl:function name="f:cited-document" as="element(section)" visibility="private">
    <xsl:param name="entry" as="map(*)"/>
    <xsl:variable name="mentions" as="map(*)*" select="$entry?mentions?*"/>
    <section class="row section" id="{$entry?id}" aria-labelledby="{$entry?id}-name">
      <p class="rail">{f:entry-type($entry)}</p>
      <div class="text cited">
        <h2 id="{$entry?id}-name">{$entry?name}</h2>
        <p>{$entry?description}</p>
        <xsl:if test="exists(($mentions, $entry?cuts?*))">
          <h3 class="label">{f:string('register.cited-in')}</h3>
        </xsl:if>
        <xsl:where-populated>
          <ul>
            <xsl:sequence select="$mentions ! f:citation(.)"/>
          </ul>
        </xsl:where-populated>
        <xsl:where-populated>
          <p>
            <xsl:sequence select="f:cut-links($entry)"/>
          </p>
        </xsl:where-populated>
      </div>
      <xsl:if test="exists($entry?sources?*)">
        <aside class="margin" aria-label="{f:string('register.sources')}: {$entry?name}">
          <h3 class="label">{f:string('register.sources')}</h3>
          <xsl:sequence select="f:source-list($entry)"/>
        </aside>
      </xsl:if>
    </section>
  </xsl:function>

  <!-- The words that cite the document, and a link to their telegram. -->
  <xsl:function name="f:citation" as="element(li)" visibility="private">
    <xsl:param name="mention" as="map(*)"/>
    <li>“{$mention?before}{$mention?text}{$mention?after}” <xsl:sequence
      select="f:telegram-link($mention, '')"/></li>
  </xsl:function>

</xsl:stylesheet>
