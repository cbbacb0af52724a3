<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:f="urn:edition:functions"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- The record: all the edition knows of one telegram, as schema/record.schema.json says. A map is
       written in the order it is made. What is not known is (), which JSON shows as null. -->

  <!-- The record of a telegram. -->
  <xsl:function name="f:record" as="map(*)" visibility="private">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:param name="digest" as="xs:string"/>
    <xsl:param name="words" as="xs:integer"/>
    <xsl:variable name="header" as="element(teiHeader)" select="$tei/teiHeader"/>
    <xsl:variable name="profile" as="element(profileDesc)?" select="$header/profileDesc"/>
    <xsl:variable name="text" as="element(div)" select="$tei/text/body/div"/>
    <xsl:variable name="handling" as="map(*)*" select="f:handling($profile/correspDesc, $text)"/>
    <xsl:variable name="statements" as="map(*)*" select="f:statements($text, $handling)"/>
    <xsl:sequence select="map:merge((
      map{'format': 1, 'id': string($tei/@xml:id), 'source': $digest},
      map{'status': $header/revisionDesc/@status/string(),
          'modified': max($header/revisionDesc/change/@when/string())},
      map{'title': (f:stated(f:text($header/fileDesc/titleStmt/title[1])), string($tei/@xml:id))[1],
          'regest': $profile/abstract ! f:stated(normalize-space()),
          'language': $tei/@xml:lang/string(),
          'original': $header/fileDesc/sourceDesc/msDesc/msContents/textLang/@mainLang/string()},
      map{'date': f:sort-date($handling), 'year': tokenize($tei/@xml:id, '-')[2], 'words': $words},
      map{'numbers': array{$header/fileDesc/sourceDesc/bibl[@type = 'telegram']/idno[@subtype][normalize-space()] ! f:number(.)}},
      map{'precedence': f:precedence($profile/textClass, $text), 'handling': array{$handling}},
      map{'distribution': array{$text/(opener | closer)/descendant::seg[@type = 'distribution']/(persName | orgName | rs)[@ref] ! f:reader(.)}},
      map{'archive': array{$header/fileDesc/sourceDesc/msDesc/msIdentifier ! f:shelfmark(.)}},
      map{'witnesses': array{$header/fileDesc/sourceDesc/listWit/witness ! f:witness(., $text)}},
      map{'mentions': array{f:mentions($text)}},
      map{'dates': array{$statements?dates}, 'quantities': array{$statements?quantities},
          'references': array{$statements?references}},
      map{'replies_to': f:replies-to($profile)}))"/>
  </xsl:function>

  <!-- As much of a record as telegrams are checked against each other with. -->
  <xsl:function name="f:outline-of" as="map(*)" visibility="private">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="profile" as="element(profileDesc)?" select="$tei/teiHeader/profileDesc"/>
    <xsl:variable name="text" as="element(div)" select="$tei/text/body/div"/>
    <xsl:variable name="handling" as="map(*)*" select="f:handling($profile/correspDesc, $text)"/>
    <xsl:sequence select="map{
      'id': string($tei/@xml:id), 'date': f:sort-date($handling), 'handling': array{$handling},
      'quantities': array{f:statements($text, $handling)?quantities}, 'replies_to': f:replies-to($profile)}"/>
  </xsl:function>

  <!-- The telegram that this one answers. -->
  <xsl:function name="f:replies-to" as="xs:string?" visibility="private">
    <xsl:param name="profile" as="element(profileDesc)?"/>
    <xsl:sequence select="$profile/correspDesc/correspContext/ref[@type = 'reply-to'][f:is-pointer(@target)][1]/@target ! f:id(.)"/>
  </xsl:function>

  <!-- A number of the telegram and whose number it is. -->
  <xsl:function name="f:number" as="map(*)" visibility="private">
    <xsl:param name="idno" as="element(idno)"/>
    <xsl:sequence select="map{'value': normalize-space($idno), 'series': $idno/@subtype/string()}"/>
  </xsl:function>

  <!-- The precedence by its category, and in the words of the form where it states them. -->
  <xsl:function name="f:precedence" as="map(*)?" visibility="private">
    <xsl:param name="class" as="element(textClass)?"/>
    <xsl:param name="text" as="element(div)"/>
    <xsl:variable name="line" as="element(seg)?" select="($text/opener/descendant::seg[@type = 'precedence'])[1]"/>
    <xsl:variable name="category" as="xs:string?"
                  select="(($class/catRef/@target, $line/@ana) ! f:id(.))[starts-with(., 'precedence-')][1]"/>
    <xsl:sequence select="$category ! map{'ref': ., 'text': f:text($line)}"/>
  </xsl:function>

  <!-- A reader on the list of distribution, with the number of copies where one stands. -->
  <xsl:function name="f:reader" as="map(*)" visibility="private">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="next" as="element()?" select="$name/following-sibling::*[not(self::note)][1]"/>
    <xsl:sequence select="
      map{'who': f:id($name/@ref), 'copies': $next/self::num[@type = 'copies']/@value[. castable as xs:positiveInteger] ! xs:integer(.)}"/>
  </xsl:function>

  <!-- Where the original is kept; the parts of the shelfmark without the words for them. -->
  <xsl:function name="f:shelfmark" as="map(*)" visibility="private">
    <xsl:param name="identifier" as="element(msIdentifier)"/>
    <xsl:variable name="shelfmark" as="element(idno)?" select="$identifier/idno[@type = 'shelfmark']"/>
    <xsl:sequence select="map:merge((
      map{'repository': $identifier/repository/@ref ! f:id(.)},
      for $part in ('fond', 'opis', 'delo', 'listy')
      return map{$part: $shelfmark/idno[@type = $part] ! replace(normalize-space(), '^\P{Nd}+', '')},
      map{'text': normalize-space($shelfmark)}))"/>
  </xsl:function>

  <!-- A witness by its siglum and what it is; complete where no gap stands in its words. -->
  <xsl:function name="f:witness" as="map(*)" visibility="private">
    <xsl:param name="witness" as="element(witness)"/>
    <xsl:param name="text" as="element(div)"/>
    <xsl:variable name="siglum" as="xs:string" select="$witness/@xml:id"/>
    <xsl:sequence select="map{
      'siglum': $siglum,
      'title': f:witness-title($witness),
      'complete': empty($text/descendant::gap
        [empty(ancestor::*[@wit]) or ancestor::*[contains-token(@wit, '#' || $siglum)]])}"/>
  </xsl:function>

  <!-- What a witness is, without its shelfmark. -->
  <xsl:function name="f:witness-title" as="xs:string" visibility="private">
    <xsl:param name="witness" as="element(witness)"/>
    <xsl:sequence select="
      $witness/bibl/descendant::text()[not(ancestor::idno/@type = 'shelfmark')] => string-join() => normalize-space()"/>
  </xsl:function>

  <!-- A text, or nothing where it is empty. -->
  <xsl:function name="f:stated" as="xs:string?" visibility="private">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="$text[. ne '']"/>
  </xsl:function>

</xsl:stylesheet>
