<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- The fields above the plaintext, from the header. How certain something is stands in braces. Assumes
       shared/certainty.xsl and shared/stations.xsl. -->

  <!-- A field with its label; nothing without words. -->
  <xsl:function name="f:field" as="xs:string?" visibility="private">
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="words" as="xs:string?"/>
    <xsl:sequence select="$words[. ne ''] ! f:told('field', ($label, .))"/>
  </xsl:function>

  <!-- Words and, in braces, how certain the element is to which they belong. -->
  <xsl:function name="f:weighed-words" as="xs:string" visibility="private">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$words || f:inferred-words($element)[. ne ''] ! f:surface-sign(., map{})"/>
  </xsl:function>

  <!-- How certain a station is, who took part in it, where and when, and the notes on it. -->
  <xsl:function name="f:station-words" as="xs:string" visibility="private">
    <xsl:param name="action" as="element(correspAction)"/>
    <xsl:variable name="said" as="xs:string*" select="
      $action/(persName | orgName | rs) ! f:weighed-words(f:attended(.) || f:plain(.), .),
      $action/(placeName | geogName) ! f:weighed-words(f:plain(.), .),
      $action/(date | time)[f:dated-words(.) ne ''] ! f:weighed-words(f:dated-words(.), .)"/>
    <xsl:variable name="notes" as="xs:string*" select="$action/descendant::note ! (f:text(.) || f:note-weights(.) || ' (' || f:author(.) || ')')"/>
    <xsl:sequence select="string-join((f:weighed-words('', $action)[. ne ''], string-join($said, ', ')[. ne ''], $notes), ' ')"/>
  </xsl:function>

  <!-- The label of a class: that of the line of the form that says it. -->
  <xsl:function name="f:class-label" as="xs:string" visibility="private">
    <xsl:param name="class" as="element(catRef)"/>
    <xsl:sequence select="f:string-or('form.' || substring-before($class/@target, ':'), f:string('page.classes'))"/>
  </xsl:function>

  <!-- A number of the telegram, and who gave it. -->
  <xsl:function name="f:number-words" as="xs:string" visibility="private">
    <xsl:param name="idno" as="element(idno)"/>
    <xsl:variable name="parties" as="xs:string*" select="
      f:station-names($idno/@corresp/f:id(.), root($idno)) ! f:plain(.)"/>
    <xsl:sequence select="f:weighed-words(string-join((
      normalize-space($idno), $idno/@subtype ! f:value('number.', 'idno/@subtype', .),
      string-join($parties, f:string('page.and'))[. ne '']), ', '), $idno)"/>
  </xsl:function>

  <!-- A term under which the telegram falls, and for whom alone it holds. -->
  <xsl:function name="f:class-words" as="xs:string" visibility="private">
    <xsl:param name="term" as="element(catRef)"/>
    <xsl:variable name="parties" as="xs:string*" select="
      f:station-names($term/@corresp/f:id(.), root($term)) ! f:plain(.)"/>
    <xsl:sequence select="string-join((
      f:label(f:id($term/@target)),
      if (exists($parties)) then f:string('page.class-for', map{'who': string-join($parties, f:string('page.and'))}) else ()), ', ')"/>
  </xsl:function>

  <!-- The telegram that this one answers, in the header's words and by its id. -->
  <xsl:function name="f:request-words" as="xs:string" visibility="private">
    <xsl:param name="ref" as="element(ref)"/>
    <xsl:variable name="id" as="xs:string?" select="$ref/@target[f:is-pointer(.)] ! f:id(.)"/>
    <xsl:sequence select="string-join((f:weighed-words(f:plain($ref), $ref), ($id, $ref/@target/string())[1])[. ne ''], ', ')"/>
  </xsl:function>

  <!-- An original: its archive, its shelfmarks and its language. -->
  <xsl:function name="f:original-words" as="xs:string" visibility="private">
    <xsl:param name="original" as="element(msDesc)"/>
    <xsl:sequence select="
      string-join($original/(msIdentifier/(repository | idno), msContents/textLang)[normalize-space()] ! normalize-space(), ', ')"/>
  </xsl:function>

  <!-- The edition: its name and place, what the header says of it, the version, the telegram's id and its day. -->
  <xsl:function name="f:edition-words" as="xs:string" visibility="private">
    <xsl:param name="file" as="element(fileDesc)"/>
    <xsl:variable name="publication" as="element(publicationStmt)?" select="$file/publicationStmt"/>
    <xsl:sequence select="string-join((
      $publication/(authority | publisher | pubPlace)[normalize-space()] ! normalize-space(),
      $file/editionStmt/*[normalize-space()] ! normalize-space(),
      $settings?version ! f:string('frame.edition', map{'version': .}),
      $file/ancestor::TEI/@xml:id/string(), $publication/date[normalize-space()] ! f:plain(.)), ', ')"/>
  </xsl:function>

  <!-- What is said in brackets after a note in the header: how certain the names in it are. -->
  <xsl:function name="f:note-weights" as="xs:string" visibility="private">
    <xsl:param name="note" as="element(note)"/>
    <xsl:variable name="weighed" as="xs:string*" select="
      $note/descendant::*[@cert][not(self::certainty)] ! f:string('weighed.value', map{'value': f:plain(.), 'how': f:weighed(.)})"/>
    <xsl:sequence select="string-join(string-join($weighed, '; ')[. ne ''] ! (' (' || . || ')'))"/>
  </xsl:function>

</xsl:stylesheet>
