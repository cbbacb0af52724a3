<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:f="urn:edition:functions"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- What a register says about a person, a place or an organization: title, names, offices, sources. Assumes
       shared/dates.xsl, pages/values.xsl, pages/tables.xsl and scripts.xsl; f:section is the entry
       stylesheet's. -->

  <!-- The name in all its scripts, the description, the dates of a person or the type of a place or
       organization; in the margin the ids. -->
  <xsl:function name="f:entry-title" as="element(header)" visibility="private">
    <xsl:param name="entry" as="map(*)"/>
    <header class="row title">
      <p class="rail">{f:string('register.' || $entry?kind)}</p>
      <div class="text">
        <h1>{$entry?name}</h1>
        <xsl:sequence select="f:scripts($entry)"/>
        <xsl:where-populated>
          <p class="summary">{$entry?description}</p>
        </xsl:where-populated>
        <xsl:where-populated>
          <p class="dates">
            <xsl:sequence select="if ($entry?kind eq 'person') then f:life($entry) else f:kind-and-place($entry)"/>
          </p>
        </xsl:where-populated>
      </div>
      <aside class="margin" aria-label="{f:string('register.id')}">
        <p>{$entry?id}</p>
        <xsl:where-populated>
          <p>
            <xsl:sequence select="f:identifiers($entry?identifiers?*)"/>
          </p>
        </xsl:where-populated>
      </aside>
    </header>
  </xsl:function>

  <!-- The dates of a person's birth and death. -->
  <xsl:function name="f:life" as="node()+" visibility="private">
    <xsl:param name="entry" as="map(*)"/>
    <xsl:text>{f:string('register.born')} </xsl:text>
    <xsl:sequence select="f:day-known($entry?birth)"/>
    <xsl:text> · {f:string('register.died')} </xsl:text>
    <xsl:sequence select="f:day-known($entry?death)"/>
  </xsl:function>

  <!-- A date in bold, or the words that it is not stated. -->
  <xsl:function name="f:day-known" as="element()" visibility="private">
    <xsl:param name="date" as="xs:string?"/>
    <xsl:choose>
      <xsl:when test="exists($date)">
        <b><time datetime="{$date}">{f:date($date)}</time></b>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="f:not-stated()"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- The type of a place or organization, and its coordinates, as far as they are known. -->
  <xsl:function name="f:kind-and-place" as="text()" visibility="private">
    <xsl:param name="entry" as="map(*)"/>
    <xsl:value-of separator=" · " select="
      f:entry-type($entry),
      $entry?geo ! string-join((f:degrees(.(1), 'north', 'south'), f:degrees(.(2), 'east', 'west')), ', ')"/>
  </xsl:function>

  <!-- The type of a place, an organization or a cited work, if it is known. -->
  <xsl:function name="f:entry-type" as="xs:string?" visibility="private">
    <xsl:param name="entry" as="map(*)"/>
    <xsl:sequence select="$entry?type ! (
      if ($entry?kind eq 'place') then f:value('register.type.', 'place/@type', .)
      else if ($entry?kind eq 'organization') then f:value('register.type.', 'org/@type', .)
      else f:value('register.type.', 'bibl/@type', .))"/>
  </xsl:function>

  <!-- A coordinate in degrees. $above names the direction from zero upwards, $below that of negative values. -->
  <xsl:function name="f:degrees" as="xs:string" visibility="private">
    <xsl:param name="value" as="xs:double"/>
    <xsl:param name="above" as="xs:string"/>
    <xsl:param name="below" as="xs:string"/>
    <xsl:sequence select="
      f:string('register.' || (if ($value ge 0) then $above else $below), map{'degrees': string(abs($value))})"/>
  </xsl:function>

  <!-- The entry's ids in authority files, with dots between them. -->
  <xsl:function name="f:identifiers" as="node()*" visibility="private">
    <xsl:param name="identifiers" as="map(*)*"/>
    <xsl:for-each select="$identifiers">
      <xsl:if test="position() gt 1"> · </xsl:if>
      <xsl:sequence select="f:identifier(.), f:weighed(.)"/>
    </xsl:for-each>
  </xsl:function>

  <!-- One id: the authority as a link if the id has an address on the web, otherwise the authority and the id. -->
  <xsl:function name="f:identifier" as="node()" visibility="private">
    <xsl:param name="identifier" as="map(*)"/>
    <xsl:choose>
      <xsl:when test="matches($identifier?uri, '^https?://')">
        <a href="{escape-html-uri($identifier?uri)}">{$identifier?type}</a>
      </xsl:when>
      <xsl:otherwise>
        <xsl:text>{$identifier?type} {$identifier?value}</xsl:text>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- The words with which the telegrams name the entry, then its names by language. -->
  <xsl:function name="f:names" as="element(section)" visibility="private">
    <xsl:param name="entry" as="map(*)"/>
    <xsl:param name="words" as="xs:string*"/>
    <xsl:variable name="facts" as="element(dl)">
      <dl class="facts">
        <xsl:if test="exists($words)">
          <dt>{f:string('register.names.telegrams')}</dt>
          <dd>{string-join($words, ', ')}</dd>
        </xsl:if>
        <xsl:for-each-group select="$entry?names?*" group-by="(?lang, $settings?language)[1]">
          <dt>{f:string-or('language.' || current-grouping-key(), current-grouping-key())}</dt>
          <dd>
            <xsl:sequence select="f:names-line(current-grouping-key(), current-group())"/>
          </dd>
        </xsl:for-each-group>
      </dl>
    </xsl:variable>
    <xsl:sequence select="f:section('names', 'wide', $facts)"/>
  </xsl:function>

  <!-- The names of one language on one line: those in the open, each once, then the cover names. -->
  <xsl:function name="f:names-line" as="node()+" visibility="private">
    <xsl:param name="lang" as="xs:string"/>
    <xsl:param name="names" as="map(*)+"/>
    <xsl:for-each-group select="$names[not(?type eq 'cover')], $names[?type eq 'cover']" group-by="?text || ' '[current()?type eq 'cover']">
      <xsl:if test="position() gt 1">, </xsl:if>
      <span lang="{$lang}">{?text}</span>
      <xsl:if test="?type eq 'cover'"> ({f:string('register.names.cover')})</xsl:if>
      <xsl:sequence select="(current-group()[exists(?cert)])[1] ! f:weighed(.)"/>
    </xsl:for-each-group>
  </xsl:function>

  <!-- How certain a name or an identifier is, and who says so; nothing if the register does not say. -->
  <xsl:function name="f:weighed" as="element(small)?" visibility="private">
    <xsl:param name="stated" as="map(*)"/>
    <xsl:if test="exists($stated?cert)">
      <xsl:variable name="who" as="xs:string" select="string-join($stated?resp?* ! f:string-or('who.' || ., .), ', ')"/>
      <small class="weighed"> {f:how-by(f:degree($stated?cert), $who)}</small>
    </xsl:if>
  </xsl:function>

  <!-- A table of the offices of a person and when they were held; nothing without offices. -->
  <xsl:function name="f:offices" as="element(section)?" visibility="private">
    <xsl:param name="entry" as="map(*)"/>
    <xsl:variable name="offices" as="map(*)*" select="$entry?offices?*"/>
    <xsl:if test="exists($offices)">
      <xsl:sequence select="f:section('offices', 'wide', f:table(f:string('register.offices'),
        ('office', 'when') ! f:column(f:string('register.' || .), ()), $offices ! f:office(.)))"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="f:office" as="element(tr)" visibility="private">
    <xsl:param name="office" as="map(*)"/>
    <xsl:sequence select="f:row((), (
      f:row-head(f:string('register.office'), (), f:stated-text($office?text)),
      f:cell(f:string('register.when'), 'moment', f:stated-date(map:remove($office, 'text'), f:date#1))))"/>
  </xsl:function>

  <!-- A section with the sources of the entry; nothing without sources. -->
  <xsl:function name="f:sources" as="element(section)?" visibility="private">
    <xsl:param name="entry" as="map(*)"/>
    <xsl:if test="exists($entry?sources?*)">
      <xsl:sequence select="f:section('sources', 'text', f:source-list($entry))"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="f:source-list" as="element(ul)" visibility="private">
    <xsl:param name="entry" as="map(*)"/>
    <ul class="sources">
      <xsl:for-each select="$entry?sources?*">
        <li>{.}</li>
      </xsl:for-each>
    </ul>
  </xsl:function>

</xsl:stylesheet>
