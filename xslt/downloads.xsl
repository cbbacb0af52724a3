<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xmlns:t="urn:edition:templates"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- Composes the downloads: from the catalogue's list of telegrams and their files to the first page and a
       page for each month. If there are more than 200 telegrams (MAX_LISTED in edition/compose/lists.py), the
       first page only links to the months. -->

  <!-- The edition's settings, as JSON. -->
  <xsl:param name="edition" as="xs:string" static="yes" required="yes"/>

  <!-- A slice (rows of the catalogue, as a map) in, HTML out: the main part of a sheet. -->
  <xsl:mode name="m:main" on-no-match="fail"/>

  <xsl:include href="shared/strings.xsl"/>
  <xsl:include href="shared/dates.xsl"/>
  <xsl:include href="pages/frame.xsl"/>
  <xsl:include href="shared/marks.xsl"/>
  <xsl:include href="pages/fragments.xsl"/>
  <xsl:include href="pages/sheet.xsl"/>
  <xsl:include href="pages/values.xsl"/>
  <xsl:include href="pages/tables.xsl"/>
  <xsl:include href="pages/calendar.xsl"/>

  <!-- The formats, in the order of their columns. -->
  <xsl:variable name="formats" as="xs:string+" static="yes" select="'txt', 'xml', 'json'"/>

  <!-- The first page, downloads.html. -->
  <xsl:template name="t:downloads" as="node()+" visibility="public">
    <xsl:param name="slice" as="xs:string" required="yes"/>
    <xsl:call-template name="t:sheet">
      <xsl:with-param name="slice" select="parse-json($slice)"/>
      <xsl:with-param name="title" select="f:string('downloads.title')"/>
      <xsl:with-param name="section" select="'downloads'"/>
      <xsl:with-param name="depth" select="0"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="t:month" as="node()+" visibility="public">
    <xsl:param name="slice" as="xs:string" required="yes"/>
    <xsl:variable name="month" as="map(*)" select="parse-json($slice)"/>
    <xsl:call-template name="t:sheet">
      <xsl:with-param name="slice" select="$month"/>
      <xsl:with-param name="title" select="f:string('downloads.of', map{'month': f:stretch($month?month)})"/>
      <xsl:with-param name="section" select="'downloads'"/>
      <xsl:with-param name="depth" select="1"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The main part of the first page: the formats, the files of each telegram if the slice lists them, and
       links to the months. -->
  <xsl:template match="." mode="m:main" as="element()+">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="root" as="xs:string"/>
    <header class="row title">
      <p class="rail">{f:string('downloads.rail')}</p>
      <div class="text">
        <h1>{$title}</h1>
        <p class="summary">{f:string('downloads.summary')}</p>
      </div>
    </header>
    <section class="row section" aria-labelledby="formats">
      <h2 class="rail" id="formats">{f:string('downloads.formats')}</h2>
      <dl class="wide facts">
        <xsl:for-each select="$formats">
          <dt>{f:string('downloads.' || .)}</dt>
          <dd>{f:string('downloads.' || . || '.about')}</dd>
        </xsl:for-each>
      </dl>
    </section>
    <xsl:if test="exists(?exports?*)">
      <xsl:sequence select="f:exports(?exports?*, $root)"/>
    </xsl:if>
    <xsl:if test="exists(?telegrams?*)">
      <xsl:sequence select="f:files(?telegrams?*, $root)"/>
    </xsl:if>
    <xsl:sequence select="f:years(?months?*, 'downloads')"/>
  </xsl:template>

  <!-- The main part of a month's page: its title, links to the first page and the neighbouring months, and the
       files. -->
  <xsl:template match=".[?month]" mode="m:main" as="element()+">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="root" as="xs:string"/>
    <header class="row title">
      <p class="rail">{f:string('downloads.rail')}</p>
      <div class="text">
        <h1>{$title}</h1>
        <xsl:sequence select="f:beside(., '../downloads.html', f:string('overview.all'))"/>
      </div>
    </header>
    <xsl:sequence select="f:files(?telegrams?*, $root)"/>
  </xsl:template>

  <!-- The files of the whole edition by their formats. Of files that are cut by months only the list of all
       exports has the addresses. -->
  <xsl:function name="f:exports" as="element(section)" visibility="private">
    <xsl:param name="exports" as="map(*)+"/>
    <xsl:param name="root" as="xs:string"/>
    <section class="row section" aria-labelledby="exports">
      <h2 class="rail" id="exports">{f:string('downloads.exports')}</h2>
      <div class="wide">
        <dl class="facts">
          <xsl:for-each-group select="$exports" group-adjacent="?export">
            <dt>{f:string('export.named', map{'title': ?title, 'version': ?version})}</dt>
            <dd>
              <xsl:for-each select="current-group() ! string(?address)">
                <xsl:variable name="cut" as="xs:boolean" select="contains(., '{{month}}')"/>
                <xsl:if test="position() gt 1">, </xsl:if>
                <a href="{$root}{if ($cut) then 'data/exports.json' else .}">{.}</a>
              </xsl:for-each>
            </dd>
          </xsl:for-each-group>
        </dl>
        <p><a href="{$root}losses.html">{f:string('downloads.losses')}</a></p>
      </div>
    </section>
  </xsl:function>

  <!-- A section with a table of telegrams and their files. $root is the path to the edition's root. -->
  <xsl:function name="f:files" as="element(section)" visibility="private">
    <xsl:param name="telegrams" as="map(*)*"/>
    <xsl:param name="root" as="xs:string"/>
    <section class="row section" aria-labelledby="telegrams">
      <h2 class="rail" id="telegrams">{f:string('downloads.telegrams')}</h2>
      <div class="wide">
        <table class="stack">
          <xsl:sequence select="f:caption(f:string('downloads.telegrams'))"/>
          <thead>
            <tr>
              <th scope="col">{f:string('downloads.number')}</th>
              <th scope="col">{f:string('downloads.telegram')}</th>
              <xsl:for-each select="$formats">
                <th scope="col" class="figure">{f:string('downloads.' || .)}</th>
              </xsl:for-each>
            </tr>
          </thead>
          <tbody>
            <xsl:sequence select="$telegrams ! f:files-row(., $root)"/>
          </tbody>
        </table>
      </div>
    </section>
  </xsl:function>

  <xsl:function name="f:files-row" as="element(tr)" visibility="private">
    <xsl:param name="telegram" as="map(*)"/>
    <xsl:param name="root" as="xs:string"/>
    <tr>
      <td data-label="{f:string('downloads.number')}" class="number">
        <div>
          <xsl:sequence select="f:stated-text($telegram?number)"/>
        </div>
      </td>
      <th scope="row" data-label="{f:string('downloads.telegram')}">
        <div><a href="{$root}{$telegram?href}.html">{$telegram?title}</a></div>
      </th>
      <xsl:for-each select="$formats">
        <td data-label="{f:string('downloads.' || .)}" class="figure">
          <div>
            <xsl:sequence select="f:file-link(., $telegram, $root)"/>
          </div>
        </td>
      </xsl:for-each>
    </tr>
  </xsl:function>

  <!-- The size of a file as a link to it; without such a file, that none is stated. Files lie beside the
       telegram's page and have the same name. -->
  <xsl:function name="f:file-link" as="element()" visibility="private">
    <xsl:param name="format" as="xs:string"/>
    <xsl:param name="telegram" as="map(*)"/>
    <xsl:param name="root" as="xs:string"/>
    <xsl:variable name="bytes" as="xs:double?" select="$telegram($format)"/>
    <xsl:choose>
      <xsl:when test="exists($bytes)">
        <a href="{$root}{$telegram?href}.{$format}">
          <span class="hidden">{f:string('downloads.' || $format)} {($telegram?number[. ne ''], $telegram?title)[1]}, </span>
          <xsl:text>{f:size($bytes)}</xsl:text>
        </a>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="f:not-stated()"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- A size in bytes, kilobytes or megabytes. -->
  <xsl:function name="f:size" as="xs:string" visibility="private">
    <xsl:param name="bytes" as="xs:double"/>
    <xsl:sequence select="
      if ($bytes lt 1000) then f:string('downloads.bytes', map{'size': string($bytes)})
      else if ($bytes lt 1000000) then f:string('downloads.kilobytes', map{'size': format-number($bytes div 1000, '0.0')})
      else f:string('downloads.megabytes', map{'size': format-number($bytes div 1000000, '0.0')})"/>
  </xsl:function>

</xsl:stylesheet>
