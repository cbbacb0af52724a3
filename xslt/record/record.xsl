<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:f="urn:edition:functions"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- The record of one telegram, as schema/record.schema.json says. What is not known is null. Python adds the
       mentions (see mentions.xsl) and the number of words, which it counts in the plaintext. Assumes
       shared/json.xsl and shared/readers.xsl. -->

  <!-- The record as JSON, without the mentions and the number of words. $digest is the digest of the source. -->
  <xsl:function name="f:record" as="xs:string" visibility="private">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:param name="digest" as="xs:string"/>
    <xsl:variable name="header" as="element(teiHeader)" select="$tei/teiHeader"/>
    <xsl:variable name="profile" as="element(profileDesc)?" select="$header/profileDesc"/>
    <xsl:variable name="source" as="element(sourceDesc)" select="$header/fileDesc/sourceDesc"/>
    <xsl:variable name="text" as="element(div)" select="f:edited($tei)"/>
    <xsl:variable name="stating" as="element()*" select="f:stating(f:counting($tei))"/>
    <xsl:text>{{
      "format": 3, "id": "{$tei/@xml:id}", "source": "{$digest}",
      "status": {f:json($header/revisionDesc/@status)},
      "modified": {f:json(f:modified($tei))},
      "title": {f:json(f:title-of($tei))},
      "regest": {f:json($profile/abstract ! f:stated(normalize-space()))},
      "language": {f:json(f:language-of($text))},
      "original": {f:json(($source/msDesc/msContents/textLang/@mainLang)[1])},
      "date": {f:json(f:sort-date($profile/correspDesc))},
      "year": {f:json(tokenize($tei/@xml:id, '-')[2])},
      "numbers": {f:list(f:numbers($tei) ! f:number(.))},
      "classes": {f:list(f:classes($profile/textClass, $text))},
      "handling": {f:list(f:handling($profile/correspDesc, $text))},
      "addressees": {f:list(f:addressees($profile/correspDesc, $text) ! f:json(.))},
      "distribution": {f:list($text/descendant::seg[@type = 'distribution'][f:is-own(.)] ! f:readers(.) ! f:reader(?name, ?copies))},
      "archive": {f:list($source/msDesc/msIdentifier ! f:archive(.))},
      "witnesses": {f:list(f:witnesses($source/listWit/witness, f:divisions($tei)))},
      "heading": {(f:publishers-heading($text), 'null')[1]},
      "sourceNote": {f:list(f:source-notes($text))},
      "blocks": {f:blocks($text)},
      "translations": {f:list(f:beside($tei, 'translation') ! f:division(.))},
      "versions": {f:list(f:beside($tei, 'version') ! f:division(.))},
      "enclosures": {f:list(f:beside($tei, ('enclosure', 'envelope')) ! f:division(.))},
      "within": {f:list(f:within(f:counting($tei)))},
      "surface": {f:list(f:surface(f:divisions($tei)))},
      "lines": {f:list($text/descendant::seg[not(@type = ('digits', 'resolution'))][f:is-own(.)] ! f:form-line(.))},
      "resolutions": {f:list(f:divisions($tei)/descendant::seg[f:is-resolution(.)] ! f:resolution(.))},
      "doubts": {f:list(f:doubts(f:divisions($tei)))},
      "figures": {f:list(f:counting($tei)/descendant::num[@type][f:is-stated(.)] ! f:figure(.))},
      "dates": {f:list(f:statements($stating[self::date or self::time]))},
      "quantities": {f:list(f:quantities($stating, $profile/correspDesc, $text))},
      "references": {f:list(f:statements($stating[self::ref]))},
      "certainties": {f:list(f:certainties($profile, $tei))},
      "responsible": {f:list($tei/teiHeader/fileDesc/(titleStmt/respStmt | sourceDesc/listWit/witness)[@xml:id] ! f:answering(.))},
      "replies_to": {f:list(f:requests($profile) ! f:json(.))}
    }}</xsl:text>
  </xsl:function>

  <!-- The day of the last change. -->
  <xsl:function name="f:modified" as="xs:string?" visibility="private">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:sequence select="max($tei/teiHeader/revisionDesc/change/@when/string())"/>
  </xsl:function>

  <!-- The title, or the id if there is none. -->
  <xsl:function name="f:title-of" as="xs:string" visibility="private">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:sequence select="string((f:stated(f:text($tei/teiHeader/fileDesc/titleStmt/title[1])), $tei/@xml:id)[1])"/>
  </xsl:function>

  <xsl:function name="f:numbers" as="element(idno)*" visibility="private">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:sequence select="$tei/teiHeader/fileDesc/sourceDesc/bibl[@type = 'telegram']/idno[@subtype][normalize-space()]"/>
  </xsl:function>

  <!-- The outline as JSON: the values by which telegrams are checked against each other. -->
  <xsl:function name="f:outline-of" as="xs:string" visibility="private">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="profile" as="element(profileDesc)?" select="$tei/teiHeader/profileDesc"/>
    <xsl:variable name="text" as="element(div)" select="f:edited($tei)"/>
    <xsl:text>{{
      "id": "{$tei/@xml:id}",
      "date": {f:json(f:sort-date($profile/correspDesc))},
      "handling": {f:list(f:handling($profile/correspDesc, $text))},
      "quantities": {f:list(f:quantities(f:stating(f:counting($tei)), $profile/correspDesc, $text))},
      "replies_to": {f:list(f:requests($profile) ! f:json(.))}
    }}</xsl:text>
  </xsl:function>

  <!-- The ids of the telegrams that this one answers. -->
  <xsl:function name="f:requests" as="xs:string*" visibility="private">
    <xsl:param name="profile" as="element(profileDesc)?"/>
    <xsl:sequence select="
      distinct-values($profile/correspDesc/correspContext/ref[@type = 'reply-to'][f:is-pointer(@target)]/@target ! f:id(.))"/>
  </xsl:function>

  <!-- A number of the telegram as JSON: the number without its series, the series, what kind of station gave it,
       which one, and how certain that is. -->
  <xsl:function name="f:number" as="xs:string" visibility="private">
    <xsl:param name="idno" as="element(idno)"/>
    <xsl:text>{{"value": {f:json(f:number-of($idno))}, "series": {f:json($idno/idno[@type = 'series'][1]/normalize-space())}, "given": {
      f:json($idno/@subtype)}, "station": {f:json($idno/@corresp/substring(., 2))}, "first": {
      f:json($idno/idno[@type = 'first'][1]/normalize-space())}, "last": {
      f:json($idno/idno[@type = 'last'][1]/normalize-space())}{f:responsibility($idno)}}}</xsl:text>
  </xsl:function>

  <!-- A line of the form as JSON: where it is, what it says, its words, the station that it names. -->
  <xsl:function name="f:form-line" as="xs:string" visibility="private">
    <xsl:param name="line" as="element(seg)"/>
    <xsl:text>{{"anchor": "{f:anchor($line)}", "kind": "{$line/@type}", "text": {f:json(f:text($line))}, "station": {
      f:json($line/ancestor-or-self::*[self::seg or self::dateline][@corresp][1]/@corresp ! f:id(.))}}}</xsl:text>
  </xsl:function>

  <!-- A figure of a line of the form as JSON: what it counts or numbers, its value, its words. -->
  <xsl:function name="f:figure" as="xs:string" visibility="private">
    <xsl:param name="num" as="element(num)"/>
    <xsl:text>{{"anchor": "{f:anchor($num)}", "kind": "{$num/@type}", "value": {xs:decimal($num/@value)}, "text": {f:json(f:text($num))}}}</xsl:text>
  </xsl:function>

  <!-- How certain an element is and who says so, as members of a JSON object, each after a comma. -->
  <xsl:function name="f:responsibility" as="xs:string" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:text>, "cert": {f:json($element/@cert)}, "resp": {f:responsible($element)}</xsl:text>
  </xsl:function>

  <!-- One who answers for something, as JSON: the id by which the record calls him, and his name. -->
  <xsl:function name="f:answering" as="xs:string" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:text>{{"id": {f:json($element/@xml:id)}, "name": {
      f:json(if ($element/self::witness) then f:witness-title($element) else normalize-space($element/name[1]))}}}</xsl:text>
  </xsl:function>

  <!-- Those who answer for an element, as a JSON list of ids. -->
  <xsl:function name="f:responsible" as="xs:string" visibility="private">
    <xsl:param name="element" as="element()?"/>
    <xsl:sequence select="f:list($element/@resp/tokenize(.) ! f:json(f:id(.)))"/>
  </xsl:function>

  <!-- The categories of the telegram, such as its precedence, as JSON: those of the header, and those that
       only the form has. Each has the words of the form, and the station for which alone it holds. -->
  <xsl:function name="f:classes" as="xs:string*" visibility="private">
    <xsl:param name="class" as="element(textClass)?"/>
    <xsl:param name="text" as="element(div)"/>
    <xsl:variable name="lines" as="element(seg)*"
                  select="$text/descendant::seg[@ana][f:is-own(.)]"/>
    <xsl:variable name="saying" as="map(xs:string, element(seg)+)" select="f:saying($lines)"/>
    <xsl:variable name="known" as="map(xs:string, xs:boolean)" select="
      map:merge($class/catRef/@target ! map{f:id(.): true()})"/>
    <xsl:sequence select="
      $class/catRef ! f:class(f:id(@target), @corresp, f:class-lines(., $saying))"/>
    <xsl:for-each-group select="$lines" group-by="f:ids(@ana)[not(map:contains($known, .))]">
      <xsl:sequence select="f:class(current-grouping-key(), (), current-group())"/>
    </xsl:for-each-group>
  </xsl:function>

  <!-- The lines of the form that say a category of the header; if it is that of one station, those that name this
       station or none. -->
  <xsl:function name="f:class-lines" as="element(seg)*" visibility="private">
    <xsl:param name="category" as="element(catRef)"/>
    <xsl:param name="saying" as="map(xs:string, element(seg)+)"/>
    <xsl:variable name="id" as="xs:string" select="f:id($category/@target)"/>
    <xsl:sequence select="
      if ($category/@corresp) then $saying($id || ' ') | $saying($id || ' ' || $category/@corresp)
      else $saying($id)"/>
  </xsl:function>

  <!-- The lines of the form that say a category, by its id, and by its id and what station they
       name; of lines with the same words the first. -->
  <xsl:function name="f:saying" as="map(xs:string, element(seg)+)" visibility="private">
    <xsl:param name="lines" as="element(seg)*"/>
    <xsl:map>
      <xsl:for-each-group select="$lines" group-by="
          for $id in f:ids(@ana) return ($id, $id || ' ' || @corresp)">
        <xsl:map-entry key="current-grouping-key()">
          <xsl:for-each-group select="current-group()" group-by="f:text(.)">
            <xsl:sequence select="."/>
          </xsl:for-each-group>
        </xsl:map-entry>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:function>

  <!-- A category as JSON. -->
  <xsl:function name="f:class" as="xs:string" visibility="private">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="station" as="xs:string?"/>
    <xsl:param name="lines" as="element(seg)*"/>
    <xsl:text>{{"ref": {f:json($id)}, "text": {f:json(string-join(distinct-values($lines ! f:text(.)), ', '))}, "station": {
      f:json($station ! f:id(.))}}}</xsl:text>
  </xsl:function>

  <!-- The readers that a name on the distribution list refers to, as JSON. The number of copies is given only
       if it is one reader. -->
  <xsl:function name="f:reader" as="xs:string*" visibility="private">
    <xsl:param name="name" as="element()"/>
    <xsl:param name="copies" as="xs:integer?"/>
    <xsl:variable name="ids" as="xs:string*" select="f:ids($name/@ref)"/>
    <xsl:variable name="stated" as="xs:string" select="string(($copies[count($ids) eq 1], 'null')[1])"/>
    <xsl:sequence select="$ids ! concat('{&quot;who&quot;: ', f:json(.), ', &quot;copies&quot;: ', $stated, '}')"/>
  </xsl:function>

  <!-- The archive of an original as JSON: one object for each shelfmark, or one without a shelfmark. -->
  <xsl:function name="f:archive" as="xs:string+" visibility="private">
    <xsl:param name="place" as="element(msIdentifier)"/>
    <xsl:variable name="repository" as="xs:string" select="f:json($place/repository/@ref ! f:id(.))"/>
    <xsl:variable name="shelfmarks" as="element(idno)*" select="$place/idno[@type = 'shelfmark']"/>
    <xsl:sequence select="
      if (exists($shelfmarks)) then $shelfmarks ! f:shelfmark(., $repository) else f:shelfmark((), $repository)"/>
  </xsl:function>

  <!-- A shelfmark in a repository as JSON; its parts come without the words before their numbers. -->
  <xsl:function name="f:shelfmark" as="xs:string" visibility="private">
    <xsl:param name="shelfmark" as="element(idno)?"/>
    <xsl:param name="repository" as="xs:string"/>
    <xsl:variable name="parts" as="xs:string+" select="
      for $part in ('fond', 'opis', 'delo', 'listy')
      return concat('&quot;', $part, '&quot;: ', f:json(f:part($shelfmark/idno[@type = $part])), ', ')"/>
    <xsl:text>{{"repository": {$repository}, {string-join($parts)}"text": {
      f:json(normalize-space($shelfmark))}}}</xsl:text>
  </xsl:function>

  <!-- The parts of a shelfmark of one type, without the words before their numbers, with commas between them.
       Empty if there are none. -->
  <xsl:function name="f:part" as="xs:string?" visibility="private">
    <xsl:param name="part" as="element(idno)*"/>
    <xsl:if test="exists($part)">
      <xsl:sequence select="string-join($part ! replace(normalize-space(), '^\P{Nd}+', ''), ', ')"/>
    </xsl:if>
  </xsl:function>

  <!-- The witnesses as JSON: their sigla, what they are, and whether they are complete. A witness is complete
       if its words have no gap. Its words are in the divisions that name it, or else in the edited text. -->
  <xsl:function name="f:witnesses" as="xs:string*" visibility="private">
    <xsl:param name="witnesses" as="element(witness)*"/>
    <xsl:param name="divisions" as="element(div)+"/>
    <xsl:variable name="naming" as="map(xs:string, element(div)+)" select="
      map:merge(for $division in $divisions[not(@type = ('enclosure', 'envelope'))] return f:ids($division/@source) ! map{.: $division}, map{'duplicates': 'combine'})"/>
    <xsl:variable name="lacking" as="map(xs:string, xs:boolean)" select="
      map:merge(for $division in $divisions, $gap in $division/descendant::gap
        return ($gap/ancestor::*/@wit/f:ids(.), ''[empty($gap/ancestor::*/@wit)]) ! map{generate-id($division) || ' ' || .: true()})"/>
    <xsl:for-each select="$witnesses">
      <xsl:variable name="own" as="element(div)+" select="($naming(@xml:id), $divisions[1][empty($naming(current()/@xml:id))])"/>
      <xsl:text>{{"siglum": {f:json(@xml:id)}, "title": {f:json(f:witness-title(.))}, "complete": {
        every $place in ('', @xml:id), $division in $own satisfies empty($lacking(generate-id($division) || ' ' || $place))}}}</xsl:text>
    </xsl:for-each>
  </xsl:function>

  <!-- The description of a witness, without its shelfmark. -->
  <xsl:function name="f:witness-title" as="xs:string" visibility="private">
    <xsl:param name="witness" as="element(witness)"/>
    <xsl:sequence select="
      $witness/bibl/descendant::text()[not(ancestor::idno/@type = 'shelfmark')] => string-join() => normalize-space()"/>
  </xsl:function>

  <!-- A text; the empty sequence if the text is empty. -->
  <xsl:function name="f:stated" as="xs:string?" visibility="private">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="$text[. ne '']"/>
  </xsl:function>

</xsl:stylesheet>
