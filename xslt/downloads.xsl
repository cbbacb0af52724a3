<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xmlns:t="urn:edition:templates"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- Compose: from the catalogue's list of telegrams and their files to the downloads: the first page,
       which of many telegrams tells only how many there are, and a page for each month. -->

  <!-- The edition's settings, as JSON. -->
  <xsl:param name="edition" as="xs:string" static="yes" required="yes"/>

  <xsl:include href="modules/strings.xsl"/>
  <xsl:include href="modules/dates.xsl"/>
  <xsl:include href="modules/frame.xsl"/>
  <xsl:include href="modules/wording.xsl"/>
  <xsl:include href="modules/stack.xsl"/>
  <xsl:include href="modules/overview.xsl"/>

  <!-- The formats, in the order of their columns. -->
  <xsl:variable name="formats" as="xs:string+" static="yes" select="'txt', 'xml', 'json'"/>

  <!-- The first page of downloads, as complete HTML. -->
  <xsl:function name="f:downloads" as="xs:string" visibility="public">
    <xsl:param name="slice" as="xs:string"/>
    <xsl:sequence select="f:downloads-page(parse-json($slice)) => f:html()"/>
  </xsl:function>

  <!-- The downloads of one month, as complete HTML. -->
  <xsl:function name="f:month" as="xs:string" visibility="public">
    <xsl:param name="slice" as="xs:string"/>
    <xsl:sequence select="f:month-page(parse-json($slice)) => f:html()"/>
  </xsl:function>

  <!-- The page: what the formats are, then the files of each telegram, and links to the months. -->
  <xsl:function name="f:downloads-page" as="element(html)" visibility="private">
    <xsl:param name="slice" as="map(*)"/>
    <xsl:variable name="telegrams" as="map(*)*" select="$slice?telegrams?*"/>
    <xsl:call-template name="t:frame">
      <xsl:with-param name="title" select="f:string('downloads.title')"/>
      <xsl:with-param name="section" select="'downloads'"/>
      <xsl:with-param name="depth" select="0"/>
      <xsl:with-param name="head" select="()"/>
      <xsl:with-param name="body" as="element()+">
        <header class="row title">
          <p class="rail">{f:string('downloads.rail')}</p>
          <div class="text">
            <h1>{f:string('downloads.title')}</h1>
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
        <xsl:if test="exists($telegrams)">
          <section class="row section" aria-labelledby="telegrams">
            <h2 class="rail" id="telegrams">{f:string('downloads.telegrams')}</h2>
            <div class="wide">
              <xsl:sequence select="f:files($telegrams, '')"/>
            </div>
          </section>
        </xsl:if>
        <xsl:sequence select="f:years($slice?months?*, 'downloads')"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:function>

  <!-- The page of one month: its name, the way to the others, its telegrams' files. -->
  <xsl:function name="f:month-page" as="element(html)" visibility="private">
    <xsl:param name="slice" as="map(*)"/>
    <xsl:variable name="name" as="xs:string"
                  select="f:string('downloads.of', map{'month': f:stretch($slice?month)})"/>
    <xsl:call-template name="t:frame">
      <xsl:with-param name="title" select="$name"/>
      <xsl:with-param name="section" select="'downloads'"/>
      <xsl:with-param name="depth" select="1"/>
      <xsl:with-param name="head" select="()"/>
      <xsl:with-param name="body" as="element()+">
        <header class="row title">
          <p class="rail">{f:string('downloads.rail')}</p>
          <div class="text">
            <h1>{$name}</h1>
            <xsl:sequence select="f:beside($slice, '../downloads.html', f:string('overview.all'))"/>
          </div>
        </header>
        <section class="row section" aria-labelledby="telegrams">
          <h2 class="rail" id="telegrams">{f:string('downloads.telegrams')}</h2>
          <div class="wide">
            <xsl:sequence select="f:files($slice?telegrams?*, '../')"/>
          </div>
        </section>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:function>

  <!-- The files of telegrams, as a table; root leads to the edition's root. -->
  <xsl:function name="f:files" as="element(table)" visibility="private">
    <xsl:param name="telegrams" as="map(*)*"/>
    <xsl:param name="root" as="xs:string"/>
    <xsl:sequence select="f:table(f:string('downloads.telegrams'), (
        ('number', 'telegram') ! f:column(f:string('downloads.' || .), ()),
        $formats ! f:column(f:string('downloads.' || .), 'figure')),
      $telegrams ! f:files-row(., $root))"/>
  </xsl:function>

  <!-- One telegram and its files. -->
  <xsl:function name="f:files-row" as="element(tr)" visibility="private">
    <xsl:param name="telegram" as="map(*)"/>
    <xsl:param name="root" as="xs:string"/>
    <xsl:variable name="title" as="element(a)">
      <a href="{$root}{$telegram?href}.html">{$telegram?title}</a>
    </xsl:variable>
    <xsl:sequence select="f:row((), (
      f:cell(f:string('downloads.number'), 'number', f:stated-text($telegram?number)),
      f:row-head(f:string('downloads.telegram'), (), $title),
      $formats ! f:file-cell(., $telegram, $root)))"/>
  </xsl:function>

  <!-- The file of one format: its size is the link. -->
  <xsl:function name="f:file-cell" as="element(td)" visibility="private">
    <xsl:param name="format" as="xs:string"/>
    <xsl:param name="telegram" as="map(*)"/>
    <xsl:param name="root" as="xs:string"/>
    <xsl:variable name="file" as="map(*)?" select="$telegram?files?*[?kind eq $format]"/>
    <xsl:variable name="name" as="xs:string" select="f:string('downloads.' || $format)"/>
    <xsl:variable name="link" as="element(a)?">
      <xsl:if test="exists($file)">
        <a href="{$root}{replace($telegram?href, '[^/]+$', '')}{$file?name}">
          <span class="hidden">{$name} {$telegram?number}, </span>
          <xsl:text>{f:size($file?bytes)}</xsl:text>
        </a>
      </xsl:if>
    </xsl:variable>
    <xsl:sequence select="f:cell($name, 'figure', ($link, f:not-stated())[1])"/>
  </xsl:function>

  <!-- The size of a file in words. -->
  <xsl:function name="f:size" as="xs:string" visibility="private">
    <xsl:param name="bytes" as="xs:double"/>
    <xsl:sequence select="
      if ($bytes lt 1000) then f:string('downloads.bytes', map{'size': string($bytes)})
      else if ($bytes lt 1000000) then f:string('downloads.kilobytes', map{'size': format-number($bytes div 1000, '0.0')})
      else f:string('downloads.megabytes', map{'size': format-number($bytes div 1000000, '0.0')})"/>
  </xsl:function>

</xsl:stylesheet>
