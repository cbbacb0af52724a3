<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xmlns:t="urn:edition:templates"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- What every page shares: head, skip link, bar, main part and foot. Assumes shared/strings.xsl and the
       settings that it reads. -->

  <!-- The whole page around its body; $depth is how many folders the page lies below the edition's root. The page's
       file has the name of its section. -->
  <xsl:template name="t:frame" as="element(html)">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="section" as="xs:string"/>
    <xsl:param name="depth" as="xs:integer"/>
    <xsl:param name="body" as="node()*"/>
    <xsl:variable name="root" as="xs:string" select="string-join((1 to $depth) ! '../')"/>
    <html lang="{$settings?language}">
      <head>
        <xsl:sequence select="
          f:rules(), f:page-title($title), f:assets($root), f:about-edition(),
          f:about-page($title, 'article', $settings?language, $section || '.html', ())"/>
      </head>
      <body>
        <xsl:sequence select="f:bar($section, $root)"/>
        <main id="main">
          <xsl:sequence select="$body"/>
        </main>
        <xsl:sequence select="f:foot($section, $root)"/>
      </body>
    </html>
  </xsl:template>

  <!-- The first elements of every head: the encoding, what the page may load, and the width of the screen. -->
  <xsl:function name="f:rules" as="element(meta)+" visibility="private">
    <meta charset="utf-8"/>
    <meta http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
  </xsl:function>

  <!-- The page's title, then the edition's title if it is a different one. -->
  <xsl:function name="f:page-title" as="element(title)" visibility="private">
    <xsl:param name="title" as="xs:string"/>
    <title>{string-join(($title, $settings?title)[position() eq 1 or . ne $title], ' · ')}</title>
  </xsl:function>

  <!-- The icon, the style sheet and the script of every page. -->
  <xsl:function name="f:assets" as="element()+" visibility="private">
    <xsl:param name="root" as="xs:string"/>
    <link rel="icon" href="{$root}assets/icon.svg" type="image/svg+xml"/>
    <link rel="stylesheet" href="{$root}assets/edition.css"/>
    <script src="{$root}assets/edition.js" defer="defer"/>
  </xsl:function>

  <!-- In every head: the edition's title and the rights, for readers of OpenGraph and Dublin Core. -->
  <xsl:function name="f:about-edition" as="element(meta)+" visibility="private">
    <meta property="og:site_name" content="{$settings?title}"/>
    <meta name="DC.rights" content="{f:rights-words()}"/>
  </xsl:function>

  <!-- In the head of a page: what it is called, its language and its address below the edition's, and what it is
       about. Without an address of its own, the edition has no canonical ones and no picture: both need whole
       addresses. -->
  <xsl:function name="f:about-page" as="element()+" visibility="private">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="type" as="xs:string"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:param name="path" as="xs:string?"/>
    <xsl:param name="regest" as="xs:string?"/>
    <meta property="og:title" content="{$title}"/>
    <meta property="og:type" content="{$type}"/>
    <meta name="DC.title" content="{$title}"/>
    <meta name="DC.language" content="{$language}"/>
    <xsl:for-each select="$regest">
      <meta name="description" content="{.}"/>
      <meta property="og:description" content="{.}"/>
    </xsl:for-each>
    <xsl:for-each select="$settings?address[exists($path)] ! (. || $path)">
      <link rel="canonical" href="{.}"/>
      <meta property="og:url" content="{.}"/>
      <meta property="og:image" content="{$settings?address}assets/social.png"/>
      <meta property="og:image:width" content="1200"/>
      <meta property="og:image:height" content="630"/>
      <meta property="og:image:alt" content="{f:string('frame.picture')}"/>
    </xsl:for-each>
  </xsl:function>

  <!-- In the head of a page that is cited: its metadata, and the same as linked data, in which nothing is a tag
       (edition/describe/citation.py). -->
  <xsl:function name="f:cited-as" as="element()*" visibility="private">
    <xsl:param name="cited" as="map(*)"/>
    <xsl:for-each select="$cited?metadata?*">
      <meta name="{?1}" content="{?2}"/>
    </xsl:for-each>
    <xsl:for-each select="$cited?linked">
      <script type="application/ld+json">{.}</script>
    </xsl:for-each>
  </xsl:function>

  <!-- The licences of our work, and what is said of the texts. -->
  <xsl:function name="f:rights-words" as="xs:string" visibility="private">
    <xsl:sequence select="
      f:string('frame.rights', map{'markup': $settings?rights?markup, 'metadata': $settings?rights?metadata})
        || '. ' || $settings?rights?texts"/>
  </xsl:function>

  <!-- The top of every page: the skip link, and the bar with links to the main pages. -->
  <xsl:function name="f:bar" as="element()+" visibility="private">
    <xsl:param name="section" as="xs:string"/>
    <xsl:param name="root" as="xs:string"/>
    <a class="skip" href="#main">{f:string('frame.skip')}</a>
    <header class="bar">
      <a class="edition" href="{$root}index.html">{$settings?title}</a>
      <nav aria-label="{f:string('frame.pages')}">
        <ul>
          <xsl:sequence select="f:bar-pages() ! f:bar-item(., $section, $root)"/>
        </ul>
      </nav>
    </header>
  </xsl:function>

  <!-- The bottom of every page: version and rights, links to the further pages, and the choice of colours. -->
  <xsl:function name="f:foot" as="element(footer)" visibility="private">
    <xsl:param name="section" as="xs:string"/>
    <xsl:param name="root" as="xs:string"/>
    <footer class="foot">
      <p>{$settings?version ! (f:string('frame.edition', map{'version': .}) || ' · ')}{
         f:rights-words()}</p>
      <nav aria-label="{f:string('frame.more')}">
        <ul>
          <xsl:sequence select="f:foot-pages() ! f:bar-item(., $section, $root)"/>
        </ul>
      </nav>
      <xsl:sequence select="f:switch('theme', f:string('frame.theme'),
        for $theme in ('system', 'light', 'dark') return map{'value': $theme, 'word': f:string('frame.theme.' || $theme)})"/>
    </footer>
  </xsl:function>

  <!-- The pages in the bar, each with its section, file and name; those that the edition has. -->
  <xsl:function name="f:bar-pages" as="map(xs:string, xs:string)*" visibility="private">
    <xsl:sequence select="
      map{'section': 'contents', 'file': 'index', 'name': f:string('frame.contents')},
      ('persons', 'places', 'organizations')[. = $settings?menu?registers?*] ! f:named-page(.),
      $settings?menu?front?*[?stem eq 'introduction'] ! f:front-page(.),
      ('manual', 'downloads') ! f:named-page(.)"/>
  </xsl:function>

  <!-- The further pages, to which the foot links. -->
  <xsl:function name="f:foot-pages" as="map(xs:string, xs:string)*" visibility="private">
    <xsl:sequence select="
      $settings?menu?front?*[not(?stem eq 'introduction')] ! f:front-page(.),
      'ledger'[$settings?menu?ledger] ! f:named-page(.),
      'cited'[. = $settings?menu?registers?*] ! f:named-page(.),
      'terms'[. = $settings?menu?registers?*] ! f:named-page(.),
      'categories'['taxonomies' = $settings?menu?registers?*] ! f:named-page(.)"/>
  </xsl:function>

  <!-- A page whose name is a string of the frame, as f:bar-item takes it. -->
  <xsl:function name="f:named-page" as="map(xs:string, xs:string)" visibility="private">
    <xsl:param name="page" as="xs:string"/>
    <xsl:sequence select="map{'section': $page, 'file': $page, 'name': f:string('frame.' || $page)}"/>
  </xsl:function>

  <!-- A page of the front matter, as f:bar-item takes it. -->
  <xsl:function name="f:front-page" as="map(xs:string, xs:string)" visibility="private">
    <xsl:param name="front" as="map(*)"/>
    <xsl:sequence select="map{'section': $front?stem, 'file': $front?stem, 'name': $front?title}"/>
  </xsl:function>

  <!-- A link to one of the edition's pages, with aria-current if the present page belongs to its section. -->
  <xsl:function name="f:bar-item" as="element(li)" visibility="private">
    <xsl:param name="page" as="map(xs:string, xs:string)"/>
    <xsl:param name="section" as="xs:string"/>
    <xsl:param name="root" as="xs:string"/>
    <li>
      <a href="{$root}{$page?file}.html">
        <xsl:if test="$page?section eq $section">
          <xsl:attribute name="aria-current">true</xsl:attribute>
        </xsl:if>
        <xsl:text>{$page?name}</xsl:text>
      </a>
    </li>
  </xsl:function>

  <!-- A group of radio buttons, whose state the style sheet reads with :has(:checked). The first choice is
       checked at first. -->
  <xsl:function name="f:switch" as="element(fieldset)" visibility="public">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="legend" as="xs:string"/>
    <xsl:param name="choices" as="map(xs:string, xs:string)+"/>
    <fieldset class="switch" id="{$name}">
      <legend>{$legend}</legend>
      <xsl:sequence select="for-each-pair($choices, 1 to count($choices), f:choice($name, ?, ?))"/>
    </fieldset>
  </xsl:function>

  <!-- One choice of a switch. Its word is also in data-word, with which the style sheet reserves the width of
       the bold word. -->
  <xsl:function name="f:choice" as="element(label)" visibility="private">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="choice" as="map(xs:string, xs:string)"/>
    <xsl:param name="position" as="xs:integer"/>
    <label>
      <input type="radio" name="{$name}" id="{$name}-{$choice?value}" value="{$choice?value}">
        <xsl:if test="$position eq 1">
          <xsl:attribute name="checked">checked</xsl:attribute>
        </xsl:if>
      </input>
      <span data-word="{$choice?word}">{$choice?word}</span>
    </label>
  </xsl:function>

  <xsl:function name="f:html" as="xs:string" visibility="public">
    <xsl:param name="page" as="element(html)"/>
    <xsl:sequence select="f:fragment($page) || '&#10;'"/>
  </xsl:function>

  <!-- An element serialized as HTML. -->
  <xsl:function name="f:fragment" as="xs:string" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="serialize($element, map{
      'method': 'html', 'html-version': 5.0, 'indent': false(), 'include-content-type': false(),
      'escape-uri-attributes': false()})"/>
  </xsl:function>

</xsl:stylesheet>
