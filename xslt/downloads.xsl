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
  <xsl:include href="pages/sizes.xsl"/>
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
    <xsl:sequence select="f:exports((?exports?*, f:zips(?zips?*)), f:string('downloads.exports'), $root)"/>
    <xsl:if test="?released">
      <xsl:sequence select="f:releases($root)"/>
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
    <xsl:sequence select="f:exports(?exports?*, f:string('downloads.exports-of-month'), $root)"/>
    <xsl:sequence select="f:files(?telegrams?*, $root)"/>
  </xsl:template>

  <!-- A section with a table of exports: what each is for, and its files. Of files that are cut by months the
       first page says how many they are; they stand on the pages of the months. -->
  <xsl:function name="f:exports" as="element(section)?" visibility="private">
    <xsl:param name="exports" as="map(*)*"/>
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="root" as="xs:string"/>
    <xsl:if test="exists($exports)">
      <section class="row section" aria-labelledby="exports">
        <h2 class="rail" id="exports">{$title}</h2>
        <div class="wide">
          <xsl:sequence select="
            f:table($title, ('format', 'about', 'files') ! f:column(f:string('exports.' || .), ()),
              $exports ! f:export-row(., $root))"/>
          <p><a href="{$root}losses.html">{f:string('downloads.losses')}</a></p>
        </div>
      </section>
    </xsl:if>
  </xsl:function>

  <!-- The zip files as an export. Their addresses are empty if they are made at releases only. -->
  <xsl:function name="f:zips" as="map(*)?" visibility="private">
    <xsl:param name="files" as="map(*)*"/>
    <xsl:if test="exists($files)">
      <xsl:sequence select="map{
        'export': 'zips',
        'title': f:string('export.zips'),
        'files': array{
          $files[?address] ! map{'address': ?address, 'bytes': ?bytes, 'name': substring-after(?address, 'data/zip/')}},
        'others': 0}"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="f:releases" as="element(div)" visibility="private">
    <xsl:param name="root" as="xs:string"/>
    <div class="row">
      <p class="wide"><a href="{$root}data/release.json">{f:string('downloads.releases')}</a></p>
    </div>
  </xsl:function>

  <xsl:function name="f:export-row" as="element(tr)" visibility="private">
    <xsl:param name="export" as="map(*)"/>
    <xsl:param name="root" as="xs:string"/>
    <xsl:variable name="name" as="text()">
      <xsl:text>{
        if ($export?version) then f:string('export.named', map{'title': $export?title, 'version': $export?version})
        else $export?title
      }</xsl:text>
    </xsl:variable>
    <xsl:variable name="about" as="text()">
      <xsl:text>{f:string('export.' || $export?export || '.about')}</xsl:text>
    </xsl:variable>
    <xsl:variable name="files" as="node()+">
      <xsl:for-each select="$export?files?*">
        <xsl:if test="position() gt 1">
          <br/>
        </xsl:if>
        <a href="{$root}{?address}">{(?name, replace(?address, '^.*/', ''))[1]}</a>
        <xsl:if test="?bytes gt 0">
          <xsl:text>, {f:size(?bytes)}</xsl:text>
        </xsl:if>
      </xsl:for-each>
      <xsl:if test="empty($export?files?*) and $export?others eq 0">{f:string('exports.at-release')}</xsl:if>
      <xsl:if test="$export?others gt 0">
        <xsl:if test="exists($export?files?*)">
          <br/>
        </xsl:if>
        <xsl:text>{f:string('exports.cut', map{'files': string($export?others), 'size': f:size($export?bytes)})}</xsl:text>
      </xsl:if>
    </xsl:variable>
    <xsl:sequence select="f:row($export?export, (
      f:row-head(f:string('exports.format'), (), $name),
      f:cell(f:string('exports.about'), (), $about),
      f:cell(f:string('exports.files'), (), $files)))"/>
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

</xsl:stylesheet>
