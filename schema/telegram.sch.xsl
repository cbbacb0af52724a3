<!-- Generated from schema/telegram.odd (sha256:523441478f6af8ef5cc2c1cacbc999937a1dd7d88bb761008c3989d60cc202b1) by edition schema; change the ODD, not this file. -->
<xsl:stylesheet xmlns:f="urn:edition:functions"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:tei="http://www.tei-c.org/ns/1.0"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                version="3.0">
   <xsl:function name="f:set" as="map(xs:string, xs:boolean)">
      <xsl:param name="values" as="xs:anyAtomicType*"/>
      <xsl:sequence select="map:merge($values ! map{string(.): true()})"/>
   </xsl:function>
   <xsl:function name="f:is-whole" as="xs:boolean">
      <xsl:param name="division" as="element()"/>
      <xsl:sequence select="$division/@type = ('telegram', 'translation', 'version', 'enclosure', 'envelope')"/>
   </xsl:function>
   <xsl:function name="f:is-compared" as="xs:boolean">
      <xsl:param name="element" as="element()"/>
      <xsl:sequence select="empty($element/(ancestor::tei:floatingText | ancestor-or-self::tei:div[@type=('version', 'enclosure', 'envelope')]))"/>
   </xsl:function>
   <xsl:function name="f:number" as="map(xs:string, xs:integer)">
      <xsl:param name="elements" as="element()*"/>
      <xsl:sequence select="map:merge(for-each-pair($elements, 1 to count($elements), function($element, $position) {map{generate-id($element): $position}}))"/>
   </xsl:function>
   <xsl:function name="f:who-and-where" as="xs:string">
      <xsl:param name="station" as="element()"/>
      <xsl:sequence select="string-join(($station/@type, sort(distinct-values($station/(tei:persName | tei:orgName | tei:rs | tei:placeName | tei:geogName) ! (@ref || ' ' || normalize-space())))), ' ')"/>
   </xsl:function>
   <xsl:function name="f:few" as="xs:anyAtomicType*">
      <xsl:param name="values" as="xs:anyAtomicType*"/>
      <xsl:sequence select="subsequence($values, 1, 10), '…'[exists(subsequence($values, 11, 1))]"/>
   </xsl:function>
   <xsl:function name="f:number-of" as="xs:string">
      <xsl:param name="idno" as="element()"/>
      <xsl:sequence select="replace(normalize-space(string-join($idno/node()[not(@type='series')])), '^[/.,:-]\s*', '')"/>
   </xsl:function>
   <xsl:function name="f:stations" as="xs:string+">
      <xsl:param name="action" as="element()"/>
      <xsl:sequence select="$action/@xml:id/concat('#', .), if ($action/@type = ('sent', 'drafted')) then 'sent' else 'not sent', 'received'[$action/@type = 'received'], 'any'[$action/@type = ('sent', 'drafted', 'received')]"/>
   </xsl:function>
   <xsl:function name="f:station" as="xs:string">
      <xsl:param name="element" as="element()"/>
      <xsl:param name="kind" as="xs:string"/>
      <xsl:sequence select="($element/ancestor-or-self::*[self::tei:seg or self::tei:dateline or self::tei:signed or self::tei:addrLine][@corresp][1]/@corresp/string(), $kind)[1]"/>
   </xsl:function>
   <xsl:function name="f:line" as="element()?">
      <xsl:param name="element" as="element()"/>
      <xsl:sequence select="$element/ancestor::*[self::tei:seg or self::tei:dateline][1]"/>
   </xsl:function>
   <xsl:function name="f:line-station" as="xs:string">
      <xsl:param name="element" as="element()"/>
      <xsl:variable name="line" select="f:line($element)" as="element()?"/>
      <xsl:sequence select="f:station($element, if ($line/self::tei:dateline/parent::tei:opener) then 'any' else if ($line/@type = 'received') then 'received' else 'sent')"/>
   </xsl:function>
   <xsl:function name="f:reads" as="xs:boolean">
      <xsl:param name="element" as="element()"/>
      <xsl:sequence select="empty($element/ancestor::*[self::tei:rdg or self::tei:sic/parent::tei:choice or self::tei:del or self::tei:ref or self::tei:q or self::tei:quote or self::tei:floatingText or self::tei:note[not(@type='source')] or self::tei:seg[@type='resolution'] or self::tei:head/@source]) and f:is-compared($element)"/>
   </xsl:function>
   <xsl:function name="f:hour" as="xs:string">
      <xsl:param name="when" as="xs:string"/>
      <xsl:sequence select="if (contains($when, 'T')) then substring-after($when, 'T') else $when"/>
   </xsl:function>
   <xsl:function name="f:happened" as="xs:string">
      <xsl:param name="actions" as="element()*"/>
      <xsl:param name="station" as="xs:string"/>
      <xsl:sequence select="($actions[concat('#', @xml:id) = $station]/@type/string(), $station)[1]"/>
   </xsl:function>
   <xsl:function name="f:stated-hours" as="xs:string+">
      <xsl:param name="hour" as="xs:string"/>
      <xsl:sequence select="$hour, if (string-length($hour) gt 8) then substring($hour, 1, 8) else concat($hour, '*')"/>
   </xsl:function>
   <xsl:function name="f:hours" as="xs:string+">
      <xsl:param name="hour" as="xs:string"/>
      <xsl:sequence select="$hour, concat(substring($hour, 1, 8), '*')[string-length($hour) gt 8]"/>
   </xsl:function>
   <xsl:function name="f:printed" as="xs:string">
      <xsl:param name="label" as="element()"/>
      <xsl:sequence select="normalize-space(string-join($label//text()[not(ancestor::tei:sic/parent::tei:choice or ancestor::tei:rdg or ancestor::tei:note or ancestor::tei:del or ancestor::tei:expan)]))"/>
   </xsl:function>
   <xsl:function name="f:bare" as="xs:string">
      <xsl:param name="label" as="element()"/>
      <xsl:sequence select="replace(f:printed($label), '^\(?(\w+)[.)]?$', '$1')"/>
   </xsl:function>
   <xsl:function name="f:row" as="xs:string?">
      <xsl:param name="label" as="element()"/>
      <xsl:variable name="bare" select="f:bare($label)" as="xs:string"/>
      <xsl:sequence select="if (matches($bare, '^[0-9]+$')) then 'figures' else if (matches($bare, '^(i|[ivx]{2,})$', 'i')) then 'roman' else if (matches($bare, '^[a-z]$', 'i')) then 'latin' else if (matches($bare, '^[а-я]$', 'i')) then 'cyrillic' else ()"/>
   </xsl:function>
   <xsl:function name="f:counted" as="xs:integer?">
      <xsl:param name="bare" as="xs:string"/>
      <xsl:param name="row" as="xs:string?"/>
      <xsl:variable name="letters"
                    select="map{'latin': 'abcdefghijklmnopqrstuvwxyz', 'cyrillic': 'абвгдежзиклмнопрстуфхцчшщэюя'}(string($row))"
                    as="xs:string?"/>
      <xsl:variable name="ones"
                    select="map{'': 0, 'i': 1, 'ii': 2, 'iii': 3, 'iv': 4, 'v': 5, 'vi': 6, 'vii': 7, 'viii': 8, 'ix': 9}"
                    as="map(xs:string, xs:integer)"/>
      <xsl:sequence select="if ($row = 'figures') then $bare[matches(., '^[0-9]+$')] ! xs:integer(.) else if ($row = 'roman') then $bare[. != ''][matches(., '^x{0,3}(ix|iv|v?i{0,3})$', 'i')] ! lower-case(.) ! (10 * (string-length(.) - string-length(replace(., '^x+', ''))) + $ones(replace(., '^x+', ''))) else string-to-codepoints($letters)[. = string-to-codepoints(lower-case($bare))][string-length($bare) = 1] ! (string-length(substring-before($letters, codepoints-to-string(.))) + 1)"/>
   </xsl:function>
   <xsl:function name="f:numeral" as="xs:integer?">
      <xsl:param name="label" as="element()"/>
      <xsl:sequence select="f:counted(f:bare($label), ($label/../tei:label[1]/f:row(.), f:row($label))[1])"/>
   </xsl:function>
   <xsl:function name="f:numbered" as="xs:boolean">
      <xsl:param name="label" as="element()"/>
      <xsl:sequence select="exists(f:numeral($label)) and empty($label/descendant::*[self::tei:gap or self::tei:unclear][not(ancestor::tei:sic/parent::tei:choice or ancestor::tei:rdg or ancestor::tei:note)])"/>
   </xsl:function>
   <xsl:function name="f:before" as="element()?">
      <xsl:param name="paragraph" as="element()"/>
      <xsl:variable name="part"
                    select="$paragraph/parent::tei:div[@type='part']"
                    as="element()?"/>
      <xsl:sequence select="($paragraph/preceding-sibling::tei:p[tei:label][1], $part/preceding-sibling::tei:div[tei:p/tei:label][1]/tei:p[tei:label][last()], $part/preceding-sibling::tei:p[tei:label][1])[1]"/>
   </xsl:function>
   <xsl:function name="f:goes-on" as="xs:boolean">
      <xsl:param name="label" as="element()?"/>
      <xsl:param name="earlier" as="element()?"/>
      <xsl:param name="places" as="map(*)"/>
      <xsl:variable name="step"
                    select="$label ! f:numeral(.) - $earlier ! f:numeral(.)"
                    as="xs:integer?"/>
      <xsl:sequence select="$step ge 1 and $step le $places(generate-id($label)) - $places(generate-id($earlier))"/>
   </xsl:function>
   <xsl:function name="f:is-authority-id" as="xs:boolean">
      <xsl:param name="idno" as="element()"/>
      <xsl:sequence select="normalize-space($idno/@type) = ('VIAF', 'GND', 'Wikidata', 'GeoNames', 'LCCN', 'ISNI')"/>
   </xsl:function>
   <xsl:function name="f:is-address" as="xs:boolean">
      <xsl:param name="words" as="xs:string"/>
      <xsl:sequence select="matches($words, '^https?://[^\s\p{C}/?#@:&#34;&lt;&gt;\\]+(:[0-9]+)?([/?#][^\s\p{C}&#34;&lt;&gt;\\]*)?$') or matches($words, '^mailto:[^\s\p{C}@:&#34;&lt;&gt;\\]+@[^\s\p{C}@:&#34;&lt;&gt;\\]+$')"/>
   </xsl:function>
   <xsl:function name="f:exists" as="xs:boolean">
      <xsl:param name="date" as="xs:string"/>
      <xsl:variable name="day" select="normalize-space($date)" as="xs:string"/>
      <xsl:sequence select="if (contains($day, 'T')) then $day castable as xs:dateTime else ($day || substring('-01-01', 1 + string-length($day) - 4)) castable as xs:date"/>
   </xsl:function>
   <xsl:function name="f:first" as="xs:dateTime">
      <xsl:param name="date" as="xs:string"/>
      <xsl:variable name="day" select="normalize-space($date)" as="xs:string"/>
      <xsl:sequence select="if (contains($day, 'T')) then xs:dateTime($day) else xs:dateTime($day || substring('-01-01', 1 + string-length($day) - 4) || 'T00:00:00')"/>
   </xsl:function>
   <xsl:function name="f:last" as="xs:dateTime">
      <xsl:param name="date" as="xs:string"/>
      <xsl:variable name="first" select="f:first($date)" as="xs:dateTime"/>
      <xsl:variable name="length"
                    select="string-length(normalize-space($date))"
                    as="xs:integer"/>
      <xsl:sequence select="if (contains($date, 'T')) then $first else $first + (xs:yearMonthDuration('P1Y')[$length = 4], xs:yearMonthDuration('P1M')[$length = 7], xs:dayTimeDuration('P1D'))[1] - xs:dayTimeDuration('PT1S')"/>
   </xsl:function>
   <xsl:function name="f:in-order" as="xs:boolean">
      <xsl:param name="first" as="xs:dateTime"/>
      <xsl:param name="last" as="xs:dateTime"/>
      <xsl:sequence select="if (exists(timezone-from-dateTime($first)) and exists(timezone-from-dateTime($last))) then $first le $last else adjust-dateTime-to-timezone($first, ()) le adjust-dateTime-to-timezone($last, ())"/>
   </xsl:function>
   <xsl:function name="f:not-before" as="xs:boolean">
      <xsl:param name="received" as="xs:string"/>
      <xsl:param name="clock" as="xs:string?"/>
      <xsl:param name="sent" as="xs:string"/>
      <xsl:param name="sent-clock" as="xs:string?"/>
      <xsl:variable name="unclocked"
                    select="empty($clock) and ($sent, $received) ! matches(., 'T[^Z+-]*$') = true()"
                    as="xs:boolean"/>
      <xsl:variable name="tolerance"
                    select="if (deep-equal($clock, $sent-clock) and not($unclocked)) then xs:dayTimeDuration('PT0S') else xs:dayTimeDuration('P1D')"
                    as="xs:dayTimeDuration"/>
      <xsl:sequence select="not(f:exists($received) and f:exists($sent)) or f:in-order(f:first($sent), f:last($received) + $tolerance)"/>
   </xsl:function>
   <xsl:function name="Q{urn:edition:functions}findings" visibility="public">
      <xsl:param name="document" as="document-node()"/>
      <xsl:for-each select="$document">
         <xsl:variable name="Q{urn:edition:generated}findings" as="map(*)*">
            <xsl:for-each select=".">
               <xsl:for-each select="(//tei:div[@type='telegram'])">
                  <xsl:try>
                     <xsl:if test="not(/tei:TEI/tei:teiHeader/tei:fileDesc/tei:sourceDesc/tei:bibl[@type='telegram'])">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The header does not describe the telegram in a bibl.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'header.complete',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:if test="not(/tei:TEI/tei:teiHeader/tei:profileDesc/tei:correspDesc/tei:correspAction[@type=('sent', 'drafted')])">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The header does not say who sent the telegram.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'header.complete',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule header.complete cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
            </xsl:for-each>
            <xsl:for-each select=".">
               <xsl:for-each select="(//tei:TEI[tei:teiHeader/tei:fileDesc/tei:publicationStmt/tei:idno[@type='edition']]/tei:text/tei:body)">
                  <xsl:try>
                     <xsl:if test="not(count(tei:div[@type='telegram']) = 1 and (every $type in tei:div/string(@type) satisfies $type = ('telegram', 'translation', 'version', 'enclosure', 'envelope')) and (every $type in tei:div//tei:div[not(parent::tei:body)]/string(@type) satisfies $type = 'part'))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The text has </xsl:text>
                              <xsl:value-of select="count(.//tei:div)"/>
                              <xsl:text> divisions, </xsl:text>
                              <xsl:value-of select="count(.//tei:div[@type='telegram'])"/>
                              <xsl:text> of them of type telegram; it has one, beside it only translations, versions, enclosures and envelopes, and within these only parts.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'telegram.single',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:if test="not(empty(* except (tei:div | tei:note)))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>There are paragraphs outside the telegram’s div.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'telegram.single',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule telegram.single cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
               <xsl:for-each select="(//tei:floatingText/tei:body/tei:div) except (//tei:TEI[tei:teiHeader/tei:fileDesc/tei:publicationStmt/tei:idno[@type='edition']]/tei:text/tei:body)">
                  <xsl:try>
                     <xsl:if test="not(false())">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>A quoted telegram has no div of its own.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'telegram.single',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule telegram.single cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
            </xsl:for-each>
            <xsl:for-each select=".">
               <xsl:variable name="telegram"
                             select="(/tei:TEI/tei:text/tei:body/tei:div[@type='telegram'])[1]"/>
               <xsl:variable name="language"
                             select="lower-case(tokenize(($telegram/@xml:lang, /tei:TEI/@xml:lang)[1], '-')[1])"/>
               <xsl:variable name="alike"
                             select="map:merge(/tei:TEI/tei:text/tei:body/tei:div[@type='translation'] ! map{string-join((lower-case(@xml:lang), @source, '', @resp), ' '): generate-id()}, map{'duplicates': 'use-first'})"/>
               <xsl:for-each select="(//tei:div[@type='translation'])">
                  <xsl:try>
                     <xsl:variable name="its" select="lower-case(@xml:lang)"/>
                     <xsl:variable name="first"
                                   select="$alike(string-join(($its, @source, '', @resp), ' '))"/>
                     <xsl:if test="not(exists(@xml:lang))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The translation does not say its language; add xml:lang.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'division.complete',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:if test="not(exists(@source | @resp))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The translation does not say who prints or made it; add source or resp.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'division.complete',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:if test="not(tokenize($its, '-')[1] != $language or empty(@xml:lang))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The translation is in </xsl:text>
                              <xsl:value-of select="@xml:lang"/>
                              <xsl:text>, the language of the telegram; correct one of the two, or make it a version.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'division.complete',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:if test="not(empty($first) or $first = generate-id())">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>There is a translation into </xsl:text>
                              <xsl:value-of select="@xml:lang"/>
                              <xsl:text> by </xsl:text>
                              <xsl:value-of select="(@source, @resp)"/>
                              <xsl:text> before; keep one of the two.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'division.complete',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule division.complete cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
               <xsl:for-each select="(//tei:div[@type='version']) except (//tei:div[@type='translation'])">
                  <xsl:try>
                     <xsl:if test="not(exists(@subtype))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The version does not say which state of the words it is; add subtype.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'division.complete',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:if test="not(exists(@source | @resp))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The version does not say who prints or made it; add source or resp.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'division.complete',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule division.complete cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
               <xsl:for-each select="(//tei:div[@type='part']) except (//tei:div[@type='translation'] | //tei:div[@type='version'])">
                  <xsl:try>
                     <xsl:if test="not(exists(@n))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The part does not say its number; add n.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'division.complete',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:if test="not(exists(parent::tei:div[f:is-whole(.)]))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>A part stands within a telegram, a translation, a version or what was enclosed.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'division.complete',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule division.complete cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
               <xsl:for-each select="(//tei:div[@type='telegram']/tei:head) except (//tei:div[@type='translation'] | //tei:div[@type='version'] | //tei:div[@type='part'])">
                  <xsl:try>
                     <xsl:if test="not(exists(@source))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The heading “</xsl:text>
                              <xsl:value-of select="substring(normalize-space(), 1, 40)"/>
                              <xsl:text>” does not say whose it is; add source, or make it a line of the opener.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'division.complete',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule division.complete cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
               <xsl:for-each select="(//tei:note[@type='source']) except (//tei:div[@type='translation'] | //tei:div[@type='version'] | //tei:div[@type='part'] | //tei:div[@type='telegram']/tei:head)">
                  <xsl:try>
                     <xsl:if test="not(exists(parent::tei:div[@type='telegram'] | ancestor::tei:head/parent::tei:div[@type='telegram']) and empty(preceding-sibling::*[not(self::tei:note or self::tei:head)][parent::tei:div]))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The source note “</xsl:text>
                              <xsl:value-of select="substring(normalize-space(), 1, 40)"/>
                              <xsl:text>” stands neither before, in nor after the telegram’s heading.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'division.complete',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule division.complete cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
               <xsl:for-each select="(//tei:div/@subtype) except (//tei:div[@type='translation'] | //tei:div[@type='version'] | //tei:div[@type='part'] | //tei:div[@type='telegram']/tei:head | //tei:note[@type='source'])">
                  <xsl:try>
                     <xsl:if test="not(../@type='version')">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>Only a version has a subtype; delete </xsl:text>
                              <xsl:value-of select="."/>
                              <xsl:text>.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'division.complete',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule division.complete cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
               <xsl:for-each select="(//tei:div/@n) except (//tei:div[@type='translation'] | //tei:div[@type='version'] | //tei:div[@type='part'] | //tei:div[@type='telegram']/tei:head | //tei:note[@type='source'] | //tei:div/@subtype)">
                  <xsl:try>
                     <xsl:if test="not(../@type='part')">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>Only a part has a number; delete n.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'division.complete',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule division.complete cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
               <xsl:for-each select="(//tei:div/@source | //tei:div/@resp) except (//tei:div[@type='translation'] | //tei:div[@type='version'] | //tei:div[@type='part'] | //tei:div[@type='telegram']/tei:head | //tei:note[@type='source'] | //tei:div/@subtype | //tei:div/@n)">
                  <xsl:try>
                     <xsl:if test="not(f:is-whole(..))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>Only a telegram, a translation, a version or what was enclosed says from where it comes; delete </xsl:text>
                              <xsl:value-of select="name()"/>
                              <xsl:text>.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'division.complete',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule division.complete cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
            </xsl:for-each>
            <xsl:for-each select=".">
               <xsl:variable name="own"
                             select="f:set(/tei:TEI/tei:text/tei:body/tei:div[@type='telegram']//*/@xml:id ! concat('#', .))"/>
               <xsl:variable name="ids"
                             select="f:set(//(tei:p | tei:item | tei:opener | tei:closer | tei:date)/@xml:id ! concat('#', .))"/>
               <xsl:for-each select="(//(tei:p | tei:item | tei:opener | tei:closer | tei:date)/@corresp)">
                  <xsl:try>
                     <xsl:if test="not(exists(ancestor::tei:div[@type=('translation', 'version')]))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>Only what stands in a translation or version renders another part; delete corresp.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'translation.aligned',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:if test="not(every $part in tokenize(.) satisfies $own($part) or not($ids($part)))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The pointer </xsl:text>
                              <xsl:value-of select="f:few(tokenize(.)[not($own(.))])"/>
                              <xsl:text> does not lead into the telegram’s own text.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'translation.aligned',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule translation.aligned cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
               <xsl:for-each select="(//tei:div[@type='translation']) except (//(tei:p | tei:item | tei:opener | tei:closer | tei:date)/@corresp)">
                  <xsl:try>
                     <xsl:if test="not(exists(.//(tei:p | tei:item | tei:opener | tei:closer)/@corresp))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>Nothing in this translation says what it renders; add corresp to its paragraphs.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'translation.aligned',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule translation.aligned cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
            </xsl:for-each>
            <xsl:for-each select=".">
               <xsl:variable name="stated"
                             select="/tei:TEI/tei:teiHeader/tei:fileDesc/tei:sourceDesc/tei:bibl[@type='telegram']/tei:idno[@type='telegram'][@subtype]"/>
               <xsl:variable name="given" select="f:set($stated/@subtype)"/>
               <xsl:variable name="stations"
                             select="f:set(/tei:TEI/tei:teiHeader/tei:profileDesc/tei:correspDesc/tei:correspAction/@xml:id ! concat('#', .))"/>
               <xsl:variable name="numbers"
                             select="f:set($stated ! (@subtype || ' ' || @corresp[$stations(.)] || ' ' || f:number-of(.)))"/>
               <xsl:variable name="anywhere"
                             select="f:set($stated ! (@subtype || ' ' || f:number-of(.)))"/>
               <xsl:variable name="named"
                             select="map:merge($stated[@xml:id] ! map{'#' || @xml:id: .})"/>
               <xsl:variable name="made-from"
                             select="f:set(if (every $idno in //tei:idno[@type='edition'] satisfies normalize-space($idno) = /tei:TEI/@xml:id) then () else /tei:TEI/tei:text//@xml:id ! replace(., '\..*$', ''))"/>
               <xsl:for-each select="(//tei:text//tei:idno[@type='telegram'][@subtype][f:reads(.)])">
                  <xsl:try>
                     <xsl:variable name="number" select="f:number-of(.)"/>
                     <xsl:if test="not(not($given(@subtype)) or $numbers(@subtype || ' ' || @corresp[$stations(.)] || ' ' || $number) or $numbers(@subtype || '  ' || $number) or (empty(@corresp[$stations(.)]) and $anywhere(@subtype || ' ' || $number)))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The number in the text is </xsl:text>
                              <xsl:value-of select="$number"/>
                              <xsl:text> (</xsl:text>
                              <xsl:value-of select="string-join((@subtype, @corresp), ', ')"/>
                              <xsl:text>), in the header it is </xsl:text>
                              <xsl:value-of select="f:few($stated[@subtype = current()/@subtype] ! (f:number-of(.) || @corresp ! concat(' (', ., ')')))"/>
                              <xsl:text>.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'number.agrees',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule number.agrees cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
               <xsl:for-each select="(//tei:idno/@corresp[not(starts-with(., '#'))]) except (//tei:text//tei:idno[@type='telegram'][@subtype][f:reads(.)])">
                  <xsl:try>
                     <xsl:if test="not(exists(ancestor::tei:floatingText))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The number </xsl:text>
                              <xsl:value-of select="normalize-space(..)"/>
                              <xsl:text> points to </xsl:text>
                              <xsl:value-of select="."/>
                              <xsl:text>, but only a number of a quoted telegram is given by a station of another one.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'number.agrees',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule number.agrees cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
               <xsl:for-each select="(//tei:text//tei:seg[@type='digits'][f:reads(.)][empty(descendant::tei:gap | descendant::tei:unclear)]) except (//tei:text//tei:idno[@type='telegram'][@subtype][f:reads(.)] | //tei:idno/@corresp[not(starts-with(., '#'))])">
                  <xsl:try>
                     <xsl:variable name="idno" select="@corresp ! $named(.)"/>
                     <xsl:if test="not(empty($idno) or f:printed(.) = $idno ! f:number-of(.))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The number in the text is </xsl:text>
                              <xsl:value-of select="f:printed(.)"/>
                              <xsl:text>, in the header it is </xsl:text>
                              <xsl:value-of select="$idno ! f:number-of(.)"/>
                              <xsl:text>.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'number.agrees',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule number.agrees cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
               <xsl:for-each select="(//tei:idno[@type='telegram'][not(@subtype)]) except (//tei:text//tei:idno[@type='telegram'][@subtype][f:reads(.)] | //tei:idno/@corresp[not(starts-with(., '#'))] | //tei:text//tei:seg[@type='digits'][f:reads(.)][empty(descendant::tei:gap | descendant::tei:unclear)])">
                  <xsl:try>
                     <xsl:if test="not(false())">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The telegram’s number </xsl:text>
                              <xsl:value-of select="normalize-space()"/>
                              <xsl:text> does not say who gave it; add subtype.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'number.agrees',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule number.agrees cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
               <xsl:for-each select="(//tei:idno[@type='edition']) except (//tei:text//tei:idno[@type='telegram'][@subtype][f:reads(.)] | //tei:idno/@corresp[not(starts-with(., '#'))] | //tei:text//tei:seg[@type='digits'][f:reads(.)][empty(descendant::tei:gap | descendant::tei:unclear)] | //tei:idno[@type='telegram'][not(@subtype)])">
                  <xsl:try>
                     <xsl:if test="not(normalize-space() = /tei:TEI/@xml:id or $made-from(normalize-space()))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The id of the edition is </xsl:text>
                              <xsl:value-of select="normalize-space()"/>
                              <xsl:text> here and </xsl:text>
                              <xsl:value-of select="/tei:TEI/@xml:id"/>
                              <xsl:text> on TEI.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'number.agrees',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule number.agrees cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
            </xsl:for-each>
            <xsl:for-each select=".">
               <xsl:variable name="stated"
                             select="/tei:TEI/tei:teiHeader/tei:fileDesc/tei:sourceDesc/tei:msDesc/tei:msIdentifier/tei:idno[@type='shelfmark']/normalize-space()"/>
               <xsl:variable name="shelfmarks" select="f:set($stated)"/>
               <xsl:for-each select="(//tei:listWit//tei:idno[@type='shelfmark'])">
                  <xsl:try>
                     <xsl:if test="not(empty($stated) or $shelfmarks(normalize-space()))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The witness has the shelfmark “</xsl:text>
                              <xsl:value-of select="normalize-space()"/>
                              <xsl:text>”, the description of the original has “</xsl:text>
                              <xsl:value-of select="f:few($stated)"/>
                              <xsl:text>”.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'shelfmark.agrees',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule shelfmark.agrees cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
            </xsl:for-each>
            <xsl:for-each select=".">
               <xsl:variable name="actions"
                             select="/tei:TEI/tei:teiHeader/tei:profileDesc/tei:correspDesc/tei:correspAction"/>
               <xsl:variable name="named"
                             select="f:set($actions ! (for $name in (tei:persName | tei:orgName | tei:rs)/@ref return f:stations(.) ! (. || ' ' || $name)))"/>
               <xsl:variable name="placed"
                             select="f:set($actions ! (for $place in tei:placeName/@ref return f:stations(.) ! (. || ' ' || $place)))"/>
               <xsl:variable name="with-names"
                             select="f:set($actions[(tei:persName | tei:orgName | tei:rs)/@ref] ! f:stations(.))"/>
               <xsl:variable name="with-places"
                             select="f:set($actions[tei:placeName/@ref] ! f:stations(.))"/>
               <xsl:variable name="signatures"
                             select="f:set(/tei:TEI/tei:text//tei:div/tei:closer/tei:signed[some $ref in tei:persName/@ref satisfies $named(f:station(., 'sent') || ' ' || $ref)]/generate-id(.))"/>
               <xsl:variable name="addresses"
                             select="f:set(/tei:TEI/tei:text//tei:div/tei:opener/tei:address/tei:addrLine[some $ref in tei:persName/@ref satisfies $named(f:station(., 'not sent') || ' ' || $ref)]/generate-id(.))"/>
               <xsl:for-each select="(//tei:div[f:is-compared(.)]/tei:closer/tei:signed/(tei:persName | tei:orgName | tei:rs)/@ref)">
                  <xsl:try>
                     <xsl:variable name="station" select="f:station(.., 'sent')"/>
                     <xsl:if test="not(not($with-names($station)) or $named($station || ' ' || .) or (../self::tei:orgName and $signatures(generate-id(../..))))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The telegram is signed by </xsl:text>
                              <xsl:value-of select="."/>
                              <xsl:text>, but according to the header it was </xsl:text>
                              <xsl:value-of select="f:happened($actions, $station)"/>
                              <xsl:text> by </xsl:text>
                              <xsl:value-of select="string-join(f:few($actions[f:stations(.) = $station]/(tei:persName | tei:orgName | tei:rs)/@ref), ' and ')"/>
                              <xsl:text>.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'correspondent.agrees',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule correspondent.agrees cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
               <xsl:for-each select="(//tei:div[f:is-compared(.)]/tei:opener/tei:address/tei:addrLine/(tei:persName | tei:orgName | tei:rs)/@ref) except (//tei:div[f:is-compared(.)]/tei:closer/tei:signed/(tei:persName | tei:orgName | tei:rs)/@ref)">
                  <xsl:try>
                     <xsl:variable name="station" select="f:station(.., 'not sent')"/>
                     <xsl:if test="not(not($with-names($station)) or $named($station || ' ' || .) or (../self::tei:orgName and $addresses(generate-id(../..))))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The telegram is addressed to </xsl:text>
                              <xsl:value-of select="."/>
                              <xsl:text>, whom the header does not name as a receiver.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'correspondent.agrees',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule correspondent.agrees cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
               <xsl:for-each select="(//tei:div//tei:seg[@type='origin']//tei:placeName[f:reads(.)]/@ref | //tei:div/(tei:opener | tei:closer)/tei:dateline//tei:placeName[f:reads(.)][f:line(.)/self::tei:dateline]/@ref) except (//tei:div[f:is-compared(.)]/tei:closer/tei:signed/(tei:persName | tei:orgName | tei:rs)/@ref | //tei:div[f:is-compared(.)]/tei:opener/tei:address/tei:addrLine/(tei:persName | tei:orgName | tei:rs)/@ref)">
                  <xsl:try>
                     <xsl:variable name="station" select="f:line-station(..)"/>
                     <xsl:if test="not(not($with-places($station)) or $placed($station || ' ' || .))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>According to the text the telegram comes from </xsl:text>
                              <xsl:value-of select="."/>
                              <xsl:text>, according to the header from </xsl:text>
                              <xsl:value-of select="f:few($actions[f:stations(.) = $station]/tei:placeName/@ref)"/>
                              <xsl:text>.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'correspondent.agrees',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule correspondent.agrees cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
            </xsl:for-each>
            <xsl:for-each select=".">
               <xsl:variable name="alike"
                             select="map:merge(/tei:TEI/tei:teiHeader/tei:profileDesc/tei:correspDesc/tei:correspAction ! map{f:who-and-where(.): .}, map{'duplicates': 'use-first'})"/>
               <xsl:variable name="lines" select="f:set(/tei:TEI/tei:text//@corresp ! tokenize(.))"/>
               <xsl:for-each select="(//tei:correspAction)">
                  <xsl:try>
                     <xsl:variable name="first" select="$alike(f:who-and-where(.))"/>
                     <xsl:if test="not(count(tei:placeName) le 1)">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The station “</xsl:text>
                              <xsl:value-of select="@type"/>
                              <xsl:text>” has </xsl:text>
                              <xsl:value-of select="count(tei:placeName)"/>
                              <xsl:text> places.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'station.single',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:if test="not(. is $first or (every $station in (., $first) satisfies $lines('#' || $station/@xml:id) = true()))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>Two stations “</xsl:text>
                              <xsl:value-of select="@type"/>
                              <xsl:text>” have the same names and place: </xsl:text>
                              <xsl:value-of select="(string-join(f:few((tei:persName | tei:orgName | tei:rs | tei:placeName | tei:geogName) ! (@ref, normalize-space())[1]), ', ')[. ne ''], 'none')[1]"/>
                              <xsl:text>.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'station.single',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule station.single cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
            </xsl:for-each>
            <xsl:for-each select=".">
               <xsl:variable name="dated"
                             select="/tei:TEI/tei:teiHeader/tei:profileDesc/tei:correspDesc/tei:correspAction[tei:date/@when]"/>
               <xsl:variable name="positions" select="f:number($dated)"/>
               <xsl:for-each select="(//tei:correspAction/tei:date/@when)">
                  <xsl:try>
                     <xsl:variable name="earlier"
                                   select="$dated[$positions(generate-id(current()/../..)) - 1]/tei:date[@when][last()]"/>
                     <xsl:if test="not(empty($earlier) or (../../@type = 'received' and $earlier/../@type = 'sent') or f:not-before(., ../@ana, $earlier/@when, $earlier/@ana))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The telegram was </xsl:text>
                              <xsl:value-of select="../../@type"/>
                              <xsl:text> </xsl:text>
                              <xsl:value-of select="."/>
                              <xsl:text>, but </xsl:text>
                              <xsl:value-of select="$earlier/../@type"/>
                              <xsl:text> </xsl:text>
                              <xsl:value-of select="$earlier/@when"/>
                              <xsl:text>, which is later.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'chain.order',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule chain.order cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
            </xsl:for-each>
            <xsl:for-each select=".">
               <xsl:variable name="stated"
                             select="/tei:TEI/tei:teiHeader/tei:profileDesc/tei:textClass/tei:catRef[starts-with(@target, 'precedence:')]"/>
               <xsl:variable name="precedences" select="f:set($stated/@target)"/>
               <xsl:variable name="targets"
                             select="map:merge($stated ! map{string(@corresp): string(@target)}, map{'duplicates': 'combine'})"/>
               <xsl:variable name="pairs" select="f:set($stated ! (@corresp || ' ' || @target))"/>
               <xsl:for-each select="(//tei:seg[@type='precedence'][f:reads(.)]/@ana)">
                  <xsl:try>
                     <xsl:variable name="station" select="f:station(.., '')[. ne '']"/>
                     <xsl:variable name="owner" select="string($station[map:contains($targets, .)])"/>
                     <xsl:if test="not(if (empty($station)) then empty($stated) or $precedences(.) else empty($targets($owner)) or $pairs($owner || ' ' || .))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The precedence in the text is </xsl:text>
                              <xsl:value-of select="."/>
                              <xsl:value-of select="$station ! (' (' || . || ')')"/>
                              <xsl:text>, in the header it is </xsl:text>
                              <xsl:value-of select="f:few(if (empty($station)) then $stated/@target else $targets($owner))"/>
                              <xsl:text>.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'precedence.agrees',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule precedence.agrees cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
            </xsl:for-each>
            <xsl:for-each select=".">
               <xsl:for-each select="(//tei:seg[not(@type='resolution')]/(@hand | @rend | @source))">
                  <xsl:try>
                     <xsl:if test="not(false())">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>A line of type </xsl:text>
                              <xsl:value-of select="../@type"/>
                              <xsl:text> has no </xsl:text>
                              <xsl:value-of select="name()"/>
                              <xsl:text>.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'resolution.only',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule resolution.only cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
            </xsl:for-each>
            <xsl:for-each select=".">
               <xsl:variable name="lists" select="//tei:num[@type='copies-total'][@value]/.."/>
               <xsl:variable name="sums"
                             select="map:merge($lists ! map{generate-id(): sum(tei:num[@type='copies']/@value/number())})"/>
               <xsl:for-each select="(//tei:num[@type='copies-total']/@value)">
                  <xsl:try>
                     <xsl:variable name="sum" select="$sums(generate-id(../..))"/>
                     <xsl:if test="not(number(.) ge $sum)">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The total is given as </xsl:text>
                              <xsl:value-of select="."/>
                              <xsl:text> copies, but the numbers of the readers add up to </xsl:text>
                              <xsl:value-of select="$sum"/>
                              <xsl:text>.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'copies.sum',       'role': 'warning',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule copies.sum cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
            </xsl:for-each>
            <xsl:for-each select=".">
               <xsl:for-each select="(//tei:div[f:is-whole(.)]//(tei:p | tei:item | tei:label | tei:head | tei:row | tei:hi | tei:stamp | tei:fw | tei:q | tei:add | tei:del | tei:abbr | tei:expan | tei:signed | tei:addrLine | tei:persName | tei:placeName | tei:geogName | tei:orgName | tei:rs | tei:date | tei:time | tei:measure | tei:num | tei:seg | tei:ref[not(@type='note')]))">
                  <xsl:try>
                     <xsl:if test="not(normalize-space() or exists(.//tei:gap) or exists(.//tei:rdg))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The element </xsl:text>
                              <xsl:value-of select="name()"/>
                              <xsl:text> is empty.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'text.empty',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule text.empty cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
               <xsl:for-each select="(//tei:teiHeader//(tei:title | tei:abstract/tei:p | tei:repository | tei:idno | tei:witness/tei:bibl | tei:correspAction/tei:persName | tei:correspAction/tei:orgName | tei:correspAction/tei:placeName)) except (//tei:div[f:is-whole(.)]//(tei:p | tei:item | tei:label | tei:head | tei:row | tei:hi | tei:stamp | tei:fw | tei:q | tei:add | tei:del | tei:abbr | tei:expan | tei:signed | tei:addrLine | tei:persName | tei:placeName | tei:geogName | tei:orgName | tei:rs | tei:date | tei:time | tei:measure | tei:num | tei:seg | tei:ref[not(@type='note')]))">
                  <xsl:try>
                     <xsl:if test="not(normalize-space() or tei:gap)">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The element </xsl:text>
                              <xsl:value-of select="name()"/>
                              <xsl:text> of the header is empty.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'text.empty',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule text.empty cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
            </xsl:for-each>
            <xsl:for-each select=".">
               <xsl:variable name="places" select="map:merge(//tei:list ! f:number(tei:label))"/>
               <xsl:for-each select="(//tei:list/tei:label[f:numbered(.)])">
                  <xsl:try>
                     <xsl:variable name="before" select="preceding-sibling::tei:label[f:numbered(.)][1]"/>
                     <xsl:variable name="long-before"
                                   select="preceding-sibling::tei:label[f:numbered(.)][2]"/>
                     <xsl:variable name="after" select="following-sibling::tei:label[f:numbered(.)][1]"/>
                     <xsl:variable name="long-after"
                                   select="following-sibling::tei:label[f:numbered(.)][2]"/>
                     <xsl:variable name="slipped-before"
                                   select="if (empty($long-before)) then f:goes-on($after, ., $places) else f:goes-on(., $long-before, $places) and not(f:goes-on($before, $long-before, $places))"/>
                     <xsl:if test="not(if (empty($before)) then f:goes-on($after, ., $places) or not(f:goes-on($long-after, $after, $places)) else f:goes-on(., $before, $places) or $slipped-before)">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The numeral </xsl:text>
                              <xsl:value-of select="f:bare(.)"/>
                              <xsl:text> does not fit its neighbours, </xsl:text>
                              <xsl:value-of select="string-join(($before, $after) ! f:bare(.), ' and ')"/>
                              <xsl:text>.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'list.numbering',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule list.numbering cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
               <xsl:for-each select="(//tei:p/tei:label[f:numbered(.)]) except (//tei:list/tei:label[f:numbered(.)])">
                  <xsl:try>
                     <xsl:variable name="before" select="f:before(..)/tei:label"/>
                     <xsl:variable name="long-before" select="$before ! f:before(..)/tei:label"/>
                     <xsl:variable name="numbers"
                                   select="f:numeral(.), ($before, $long-before)[f:row(.) = f:row(current())] ! f:numeral(.)"/>
                     <xsl:variable name="between"
                                   select="$before/.. | ../preceding-sibling::*[1] | ../parent::tei:div[@type='part'][not(. is $before/../..)]/preceding-sibling::*[1]"/>
                     <xsl:if test="not($numbers[1] = (1, $numbers[2] + 1, $numbers[3] + 2) or empty($numbers[2]) or exists($between/descendant-or-self::tei:gap))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The numeral </xsl:text>
                              <xsl:value-of select="f:bare(.)"/>
                              <xsl:text> does not fit the one before, </xsl:text>
                              <xsl:value-of select="f:bare($before)"/>
                              <xsl:text>.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'list.numbering',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule list.numbering cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
            </xsl:for-each>
            <xsl:for-each select=".">
               <xsl:for-each select="(//tei:div[f:is-whole(.)]//(tei:persName | tei:placeName | tei:geogName | tei:orgName | tei:rs)[not(ancestor::tei:seg/@type = 'resolution')])">
                  <xsl:try>
                     <xsl:if test="not(exists(@ref) or @type = 'cover')">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The name “</xsl:text>
                              <xsl:value-of select="normalize-space()"/>
                              <xsl:text>” does not point to an entry.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'name.ref',       'role': 'warning',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule name.ref cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
            </xsl:for-each>
            <xsl:for-each select=".">
               <xsl:variable name="first"
                             select="map:merge(//tei:div//tei:persName[@type='cover'][@ref][not(ancestor::tei:seg/@type = 'resolution')] ! map{string(@ref): .})"/>
               <xsl:for-each select="(//tei:div[f:is-whole(.)]//tei:persName[@type='cover'][@ref][not(ancestor::tei:seg/@type = 'resolution')])">
                  <xsl:try>
                     <xsl:if test="not(not(. is $first(@ref)) or exists(@resp) or following-sibling::*[1][self::tei:supplied][@reason='identification']/tei:persName/@ref = @ref)">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The cover name </xsl:text>
                              <xsl:value-of select="normalize-space()"/>
                              <xsl:text> is not followed by a supplied name that points to </xsl:text>
                              <xsl:value-of select="@ref"/>
                              <xsl:text>.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'cover.identified',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule cover.identified cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
            </xsl:for-each>
            <xsl:for-each select=".">
               <xsl:variable name="responsible"
                             select="f:set(/tei:TEI/tei:teiHeader/tei:fileDesc/(tei:titleStmt/tei:respStmt | tei:sourceDesc/tei:listWit/tei:witness)/concat('#', @xml:id))"/>
               <xsl:for-each select="(//tei:supplied)">
                  <xsl:try>
                     <xsl:if test="not(exists(tokenize(@resp) ! $responsible(.)))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The supplied words “</xsl:text>
                              <xsl:value-of select="normalize-space()"/>
                              <xsl:text>” do not say who added them; resp is </xsl:text>
                              <xsl:value-of select="(@resp/string(), 'missing')[1]"/>
                              <xsl:text>.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'supplied.resp',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:if test="not(not(@resp = '#translator') or @reason = 'added' or exists(@source))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The translator’s words “</xsl:text>
                              <xsl:value-of select="normalize-space()"/>
                              <xsl:text>” do not say which witness prints them; source is missing.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'supplied.resp',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule supplied.resp cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
            </xsl:for-each>
            <xsl:for-each select=".">
               <xsl:for-each select="(//tei:time/(@when | @from | @to | @notBefore | @notAfter))">
                  <xsl:try>
                     <xsl:if test="not(matches(., '^[0-9]{2}:[0-9]{2}:[0-9]{2}') and . castable as xs:time)">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>There is no time </xsl:text>
                              <xsl:value-of select="."/>
                              <xsl:text>; write hours, minutes and seconds, such as 02:00:00.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'date.exists',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule date.exists cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
               <xsl:for-each select="(//@when | //@from | //@to | //@notBefore | //@notAfter) except (//tei:time/(@when | @from | @to | @notBefore | @notAfter))">
                  <xsl:try>
                     <xsl:if test="not(. eq normalize-space())">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>There is white space before or after the date </xsl:text>
                              <xsl:value-of select="normalize-space()"/>
                              <xsl:text>.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'date.exists',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:if test="not(f:exists(.))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>There is no day </xsl:text>
                              <xsl:value-of select="normalize-space()"/>
                              <xsl:text> in the calendar.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'date.exists',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule date.exists cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
            </xsl:for-each>
            <xsl:for-each select=".">
               <xsl:variable name="dated"
                             select="/tei:TEI/tei:teiHeader/tei:profileDesc/tei:correspDesc/tei:correspAction[tei:date/@when]"/>
               <xsl:variable name="positions" select="f:number($dated)"/>
               <xsl:for-each select="(//tei:correspAction[@type='received']/tei:date/@when)">
                  <xsl:try>
                     <xsl:variable name="sent"
                                   select="$dated[$positions(generate-id(current()/../..)) - 1][@type='sent']/tei:date[@when][last()]"/>
                     <xsl:if test="not(empty($sent) or f:not-before(., ../@ana, $sent/@when, $sent/@ana))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The telegram was received </xsl:text>
                              <xsl:value-of select="."/>
                              <xsl:text>, but sent </xsl:text>
                              <xsl:value-of select="$sent/@when"/>
                              <xsl:text>, which is later.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'date.order',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule date.order cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
               <xsl:for-each select="(//*[@from][@to]/@to) except (//tei:correspAction[@type='received']/tei:date/@when)">
                  <xsl:try>
                     <xsl:if test="not(not(f:exists(.) and f:exists(../@from)) or f:in-order(f:first(../@from), f:last(.)))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The span runs from </xsl:text>
                              <xsl:value-of select="../@from"/>
                              <xsl:text> to </xsl:text>
                              <xsl:value-of select="."/>
                              <xsl:text>, which is earlier.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'date.order',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule date.order cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
               <xsl:for-each select="(//*[@notBefore][@notAfter]/@notAfter) except (//tei:correspAction[@type='received']/tei:date/@when | //*[@from][@to]/@to)">
                  <xsl:try>
                     <xsl:if test="not(not(f:exists(.) and f:exists(../@notBefore)) or f:in-order(f:first(../@notBefore), f:last(.)))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The earliest date is </xsl:text>
                              <xsl:value-of select="../@notBefore"/>
                              <xsl:text>, the latest is </xsl:text>
                              <xsl:value-of select="."/>
                              <xsl:text>, which is earlier.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'date.order',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule date.order cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
            </xsl:for-each>
            <xsl:for-each select=".">
               <xsl:for-each select="(//*[@when | @from | @to | @notBefore | @notAfter])">
                  <xsl:try>
                     <xsl:if test="not(count((@when, (@from | @to)[1], (@notBefore | @notAfter)[1])) = 1)">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The date mixes </xsl:text>
                              <xsl:value-of select="string-join((@when | @from | @to | @notBefore | @notAfter)/name(), ', ')"/>
                              <xsl:text>.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'date.mixed',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule date.mixed cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
            </xsl:for-each>
            <xsl:for-each select=".">
               <xsl:for-each select="(//(tei:date | tei:time)[not(@when | @from | @to | @notBefore | @notAfter)])">
                  <xsl:try>
                     <xsl:if test="not(exists(descendant::tei:gap | descendant::tei:unclear | ancestor::tei:seg[@type='resolution']) or (normalize-space() = 'undated' and exists(ancestor::tei:teiHeader)))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The </xsl:text>
                              <xsl:value-of select="name()"/>
                              <xsl:text> “</xsl:text>
                              <xsl:value-of select="normalize-space()"/>
                              <xsl:text>” has no attribute that says when.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'date.missing',       'role': 'warning',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule date.missing cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
            </xsl:for-each>
            <xsl:for-each select=".">
               <xsl:variable name="actions"
                             select="/tei:TEI/tei:teiHeader/tei:profileDesc/tei:correspDesc/tei:correspAction"/>
               <xsl:variable name="dated" select="f:set($actions[tei:date/@when] ! f:stations(.))"/>
               <xsl:variable name="unreal"
                             select="f:set($actions[tei:date/@when[not(f:exists(.))]] ! f:stations(.))"/>
               <xsl:variable name="days"
                             select="f:set($actions ! (for $when in tei:date/@when return f:stations(.) ! (. || ' ' || substring($when, 1, 10))))"/>
               <xsl:variable name="beginnings"
                             select="f:set($actions ! (for $when in tei:date/@when, $length in (4, 7, 10) return f:stations(.) ! (. || ' ' || substring($when, 1, $length))))"/>
               <xsl:for-each select="(//tei:div//tei:seg[@type=('sent', 'received')]//tei:date[f:reads(.)]/@when | //tei:div/tei:closer/tei:dateline//tei:date[f:reads(.)][f:line(.)/self::tei:dateline]/@when)">
                  <xsl:try>
                     <xsl:variable name="station" select="f:line-station(..)"/>
                     <xsl:if test="not(not($dated($station)) or $unreal($station) or not(f:exists(.)) or $beginnings($station || ' ' || substring(., 1, 10)) or (some $length in (4, 7, 10) satisfies $days($station || ' ' || substring(., 1, $length))))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>According to the text the telegram was </xsl:text>
                              <xsl:value-of select="f:happened($actions, $station)"/>
                              <xsl:text> on </xsl:text>
                              <xsl:value-of select="."/>
                              <xsl:text>, according to the header on </xsl:text>
                              <xsl:value-of select="string-join(f:few($actions[f:stations(.) = $station]/tei:date/substring(@when, 1, 10)), ' and ')"/>
                              <xsl:text>.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'date.agrees',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule date.agrees cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
               <xsl:for-each select="(//tei:div/tei:opener/tei:dateline//tei:date[f:reads(.)][f:line(.)/self::tei:dateline]/@when) except (//tei:div//tei:seg[@type=('sent', 'received')]//tei:date[f:reads(.)]/@when | //tei:div/tei:closer/tei:dateline//tei:date[f:reads(.)][f:line(.)/self::tei:dateline]/@when)">
                  <xsl:try>
                     <xsl:variable name="station" select="f:line-station(..)"/>
                     <xsl:if test="not(not($dated($station)) or $unreal($station) or not(f:exists(.)) or $beginnings($station || ' ' || substring(., 1, 10)) or (some $length in (4, 7, 10) satisfies $days($station || ' ' || substring(., 1, $length))))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The text is dated </xsl:text>
                              <xsl:value-of select="."/>
                              <xsl:text>, the header has </xsl:text>
                              <xsl:value-of select="string-join(f:few(distinct-values($actions[f:stations(.) = $station]/tei:date/substring(@when, 1, 10))), ' and ')"/>
                              <xsl:text>.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'date.agrees',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule date.agrees cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
            </xsl:for-each>
            <xsl:for-each select=".">
               <xsl:variable name="actions"
                             select="/tei:TEI/tei:teiHeader/tei:profileDesc/tei:correspDesc/tei:correspAction"/>
               <xsl:variable name="timed"
                             select="f:set($actions[(tei:date | tei:time)/contains(@when, ':') = true()] ! f:stations(.))"/>
               <xsl:variable name="hours"
                             select="f:set($actions ! (for $when in (tei:date | tei:time)/@when[contains(., ':')], $hour in f:stated-hours(f:hour($when)) return f:stations(.) ! (. || ' ' || $hour)))"/>
               <xsl:for-each select="(//tei:div//tei:seg[@type=('sent', 'received')]//(tei:time | tei:date)[f:reads(.)]/@when[contains(., ':')] | //tei:div/tei:closer/tei:dateline//(tei:time | tei:date)[f:reads(.)][f:line(.)/self::tei:dateline]/@when[contains(., ':')])">
                  <xsl:try>
                     <xsl:variable name="station" select="f:line-station(..)"/>
                     <xsl:if test="not(not($timed($station)) or not(f:hour(.) castable as xs:time) or (some $hour in f:hours(f:hour(.)) satisfies $hours($station || ' ' || $hour)))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>According to the text the telegram was </xsl:text>
                              <xsl:value-of select="f:happened($actions, $station)"/>
                              <xsl:text> at </xsl:text>
                              <xsl:value-of select="f:hour(.)"/>
                              <xsl:text>, according to the header at </xsl:text>
                              <xsl:value-of select="string-join(f:few($actions[f:stations(.) = $station]/(tei:date | tei:time)/@when[contains(., ':')]/f:hour(.)), ' and ')"/>
                              <xsl:text>.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'time.agrees',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule time.agrees cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
               <xsl:for-each select="(//tei:div/tei:opener/tei:dateline//(tei:time | tei:date)[f:reads(.)][f:line(.)/self::tei:dateline]/@when[contains(., ':')]) except (//tei:div//tei:seg[@type=('sent', 'received')]//(tei:time | tei:date)[f:reads(.)]/@when[contains(., ':')] | //tei:div/tei:closer/tei:dateline//(tei:time | tei:date)[f:reads(.)][f:line(.)/self::tei:dateline]/@when[contains(., ':')])">
                  <xsl:try>
                     <xsl:variable name="station" select="f:line-station(..)"/>
                     <xsl:if test="not(not($timed($station)) or not(f:hour(.) castable as xs:time) or (some $hour in f:hours(f:hour(.)) satisfies $hours($station || ' ' || $hour)))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The text is dated </xsl:text>
                              <xsl:value-of select="f:hour(.)"/>
                              <xsl:text>, the header has </xsl:text>
                              <xsl:value-of select="string-join(f:few($actions[f:stations(.) = $station]/(tei:date | tei:time)/@when[contains(., ':')]/f:hour(.)), ' and ')"/>
                              <xsl:text>.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'time.agrees',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule time.agrees cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
               <xsl:for-each select="(//tei:div//tei:seg[@corresp][not(@type=('sent', 'received', 'resolution'))]//(tei:time | tei:date)[f:reads(.)]/@when[contains(., ':')]) except (//tei:div//tei:seg[@type=('sent', 'received')]//(tei:time | tei:date)[f:reads(.)]/@when[contains(., ':')] | //tei:div/tei:closer/tei:dateline//(tei:time | tei:date)[f:reads(.)][f:line(.)/self::tei:dateline]/@when[contains(., ':')] | //tei:div/tei:opener/tei:dateline//(tei:time | tei:date)[f:reads(.)][f:line(.)/self::tei:dateline]/@when[contains(., ':')])">
                  <xsl:try>
                     <xsl:variable name="station" select="f:line-station(..)"/>
                     <xsl:if test="not(not($timed($station)) or not(f:hour(.) castable as xs:time) or (some $hour in f:hours(f:hour(.)) satisfies $hours($station || ' ' || $hour)))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>According to the text the telegram was </xsl:text>
                              <xsl:value-of select="f:happened($actions, $station)"/>
                              <xsl:text> at </xsl:text>
                              <xsl:value-of select="f:hour(.)"/>
                              <xsl:text>, according to the header at </xsl:text>
                              <xsl:value-of select="string-join(f:few($actions[f:stations(.) = $station]/(tei:date | tei:time)/@when[contains(., ':')]/f:hour(.)), ' and ')"/>
                              <xsl:text>.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'time.agrees',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule time.agrees cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
            </xsl:for-each>
            <xsl:for-each select=".">
               <xsl:for-each select="(//tei:measure)">
                  <xsl:try>
                     <xsl:if test="not(count((@quantity, (@min | @max)[1], (@atLeast | @atMost)[1])) le 1)">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The quantity “</xsl:text>
                              <xsl:value-of select="normalize-space()"/>
                              <xsl:text>” mixes </xsl:text>
                              <xsl:value-of select="string-join((@quantity | @min | @max | @atLeast | @atMost)/name(), ', ')"/>
                              <xsl:text>.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'measure.kinds',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:if test="not(exists(@min) = exists(@max))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The range “</xsl:text>
                              <xsl:value-of select="normalize-space()"/>
                              <xsl:text>” needs both min and max.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'measure.kinds',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:if test="not(empty((@min, @max)[2]) or number(@min) le number(@max))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The range “</xsl:text>
                              <xsl:value-of select="normalize-space()"/>
                              <xsl:text>” runs from </xsl:text>
                              <xsl:value-of select="@min"/>
                              <xsl:text> to </xsl:text>
                              <xsl:value-of select="@max"/>
                              <xsl:text>, which is less.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'measure.kinds',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule measure.kinds cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
            </xsl:for-each>
            <xsl:for-each select=".">
               <xsl:variable name="restated"
                             select="f:set(//tei:measure[@ana='act:restated']/@xml:id)"/>
               <xsl:variable name="stated"
                             select="f:set(//tei:measure[not(@ana='act:restated')]/@xml:id)"/>
               <xsl:for-each select="(//tei:measure[@ana='act:restated'][not(ancestor::tei:div/@type='translation')])">
                  <xsl:try>
                     <xsl:variable name="again"
                                   select="tokenize(@corresp)[replace(., '^(telegram:|[^#]*#)', '') ! ($restated(.) and not($stated(.)))]"/>
                     <xsl:if test="not(exists(@corresp))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The quantity “</xsl:text>
                              <xsl:value-of select="normalize-space()"/>
                              <xsl:text>” is restated, but does not say where it was said first; corresp is missing.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'measure.act',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:if test="not(empty($again))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The quantity “</xsl:text>
                              <xsl:value-of select="normalize-space()"/>
                              <xsl:text>” restates </xsl:text>
                              <xsl:value-of select="$again[1]"/>
                              <xsl:text>, which is restated itself; point to the first statement.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'measure.act',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule measure.act cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
               <xsl:for-each select="(//tei:measure[@commodity][not(ancestor::tei:seg/@type='resolution' or ancestor::tei:div/@type='translation')]) except (//tei:measure[@ana='act:restated'][not(ancestor::tei:div/@type='translation')])">
                  <xsl:try>
                     <xsl:if test="not(exists(@ana))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The quantity “</xsl:text>
                              <xsl:value-of select="normalize-space()"/>
                              <xsl:text>” has no act.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'measure.act',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule measure.act cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
            </xsl:for-each>
            <xsl:for-each select=".">
               <xsl:for-each select="(//tei:idno[normalize-space(@type) = 'URI'])">
                  <xsl:try>
                     <xsl:if test="not(f:is-address(normalize-space()))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The address “</xsl:text>
                              <xsl:value-of select="normalize-space()"/>
                              <xsl:text>” does not lead to a page or a mailbox.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'address.scheme',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule address.scheme cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
               <xsl:for-each select="(//tei:pb/@facs) except (//tei:idno[normalize-space(@type) = 'URI'])">
                  <xsl:try>
                     <xsl:if test="not(f:is-address(.))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The address “</xsl:text>
                              <xsl:value-of select="."/>
                              <xsl:text>” does not lead to a page or a mailbox.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'address.scheme',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule address.scheme cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
               <xsl:for-each select="(//(tei:ref | tei:licence)/@target[matches(., '^\s*(https?|mailto):')]) except (//tei:idno[normalize-space(@type) = 'URI'] | //tei:pb/@facs)">
                  <xsl:try>
                     <xsl:if test="not(f:is-address(.))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The address “</xsl:text>
                              <xsl:value-of select="."/>
                              <xsl:text>” does not lead to a page or a mailbox.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'address.scheme',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule address.scheme cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
               <xsl:for-each select="(//(tei:ref | tei:licence)/@target) except (//tei:idno[normalize-space(@type) = 'URI'] | //tei:pb/@facs | //(tei:ref | tei:licence)/@target[matches(., '^\s*(https?|mailto):')])">
                  <xsl:try>
                     <xsl:if test="not(. = normalize-space())">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>There is white space before or after “</xsl:text>
                              <xsl:value-of select="normalize-space()"/>
                              <xsl:text>”.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'address.scheme',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule address.scheme cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
            </xsl:for-each>
            <xsl:for-each select=".">
               <xsl:for-each select="(//tei:idno[f:is-authority-id(.)])">
                  <xsl:try>
                     <xsl:if test="not(matches(normalize-space(), '^[A-Za-z0-9]+([ \-][A-Za-z0-9]+)*$'))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>“</xsl:text>
                              <xsl:value-of select="normalize-space()"/>
                              <xsl:text>” is not an id of </xsl:text>
                              <xsl:value-of select="normalize-space(@type)"/>
                              <xsl:text>.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'authority.id',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule authority.id cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
            </xsl:for-each>
            <xsl:for-each select=".">
               <xsl:variable name="owners"
                             select="map:merge(//tei:standOff//tei:idno[@type] ! map{normalize-space(@type) || ' ' || normalize-space(): ancestor::*[@xml:id][1]/string(@xml:id)})"/>
               <xsl:for-each select="(//tei:standOff//tei:idno[f:is-authority-id(.)])">
                  <xsl:try>
                     <xsl:variable name="owner"
                                   select="$owners(normalize-space(@type) || ' ' || normalize-space())"/>
                     <xsl:if test="not($owner = ancestor::*[@xml:id][1]/@xml:id)">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The id </xsl:text>
                              <xsl:value-of select="normalize-space(@type)"/>
                              <xsl:text> </xsl:text>
                              <xsl:value-of select="normalize-space()"/>
                              <xsl:text> is that of </xsl:text>
                              <xsl:value-of select="$owner"/>
                              <xsl:text> already.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'entry.double',       'role': 'warning',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule entry.double cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
            </xsl:for-each>
            <xsl:for-each select=".">
               <xsl:for-each select="(//tei:ref[not(@target)])">
                  <xsl:try>
                     <xsl:if test="not(@type = ('telegram', 'document'))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The reference “</xsl:text>
                              <xsl:value-of select="normalize-space()"/>
                              <xsl:text>” leads nowhere.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'ref.target',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule ref.target cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
               <xsl:for-each select="(//tei:div[@type=('telegram', 'translation', 'version')]//tei:ref[@type='note'][not(ancestor::tei:note)]) except (//tei:ref[not(@target)])">
                  <xsl:try>
                     <xsl:if test="not(normalize-space() = '')">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The second call of a note has the words “</xsl:text>
                              <xsl:value-of select="normalize-space()"/>
                              <xsl:text>”.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'ref.target',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule ref.target cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
            </xsl:for-each>
            <xsl:for-each select=".">
               <xsl:variable name="sigla"
                             select="/tei:TEI/tei:teiHeader/tei:fileDesc/tei:sourceDesc/tei:listWit/tei:witness/concat('#', @xml:id)"/>
               <xsl:variable name="witnesses" select="f:set($sigla)"/>
               <xsl:for-each select="(//tei:lem/@wit | //tei:rdg/@wit)">
                  <xsl:try>
                     <xsl:if test="not(every $siglum in tokenize(.) satisfies $witnesses($siglum))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The siglum </xsl:text>
                              <xsl:value-of select="string-join(tokenize(.)[not($witnesses(.))], ', ')"/>
                              <xsl:text> is not a witness of this telegram; its witnesses are </xsl:text>
                              <xsl:value-of select="string-join(f:few($sigla), ', ')"/>
                              <xsl:text>.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'app.witness',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule app.witness cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
            </xsl:for-each>
            <xsl:for-each select=".">
               <xsl:variable name="sigla"
                             select="/tei:TEI/tei:teiHeader/tei:fileDesc/tei:sourceDesc/tei:listWit/tei:witness/concat('#', @xml:id)"/>
               <xsl:variable name="witnesses" select="f:set($sigla)"/>
               <xsl:for-each select="(//tei:app)">
                  <xsl:try>
                     <xsl:variable name="named" select="(tei:lem | tei:rdg)/tokenize(@wit)"/>
                     <xsl:variable name="present" select="f:set($named)"/>
                     <xsl:if test="not(count($named) = count(distinct-values($named)))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>A witness is named twice: </xsl:text>
                              <xsl:value-of select="string-join($named, ', ')"/>
                              <xsl:text>.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'app.lemma',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:if test="not(exists($named[not($witnesses(.))]) or map:size($present) = map:size($witnesses))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The entry does not name the witness </xsl:text>
                              <xsl:value-of select="string-join(f:few(subsequence($sigla[not($present(.))], 1, 11)), ', ')"/>
                              <xsl:text>.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'app.lemma',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:if test="not(count((tei:lem | tei:rdg)) = count(distinct-values((tei:lem | tei:rdg)/normalize-space())))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>Two readings of the entry are the same: </xsl:text>
                              <xsl:value-of select="string-join((tei:lem | tei:rdg)/concat('“', normalize-space(), '”'), ', ')"/>
                              <xsl:text>.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'app.lemma',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule app.lemma cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
            </xsl:for-each>
            <xsl:for-each select=".">
               <xsl:for-each select="(//tei:div[f:is-whole(.)]//tei:note)">
                  <xsl:try>
                     <xsl:if test="not(exists(@type) and exists(@resp))">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The note “</xsl:text>
                              <xsl:value-of select="substring(normalize-space(), 1, 40)"/>
                              <xsl:text>” does not say who wrote it.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'note.resp',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule note.resp cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
            </xsl:for-each>
            <xsl:for-each select=".">
               <xsl:for-each select="(//tei:note//(tei:note | tei:gap | tei:app | tei:choice | tei:add | tei:del | tei:hi[@hand]))">
                  <xsl:try>
                     <xsl:if test="not(false())">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>A note holds no </xsl:text>
                              <xsl:value-of select="name()"/>
                              <xsl:text>.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'note.within',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule note.within cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
               <xsl:for-each select="(//tei:teiHeader//(tei:note | tei:gap | tei:app | tei:choice | tei:add | tei:del | tei:hi[@hand])[not(self::tei:note and ancestor::tei:correspDesc)]) except (//tei:note//(tei:note | tei:gap | tei:app | tei:choice | tei:add | tei:del | tei:hi[@hand]))">
                  <xsl:try>
                     <xsl:if test="not(false())">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The header holds no </xsl:text>
                              <xsl:value-of select="name()"/>
                              <xsl:value-of select="' outside of correspDesc'[current()/self::tei:note]"/>
                              <xsl:text>.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'note.within',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule note.within cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
               <xsl:for-each select="(//tei:standOff//(tei:note | tei:gap | tei:app | tei:choice | tei:add | tei:del | tei:hi[@hand])[not(self::tei:note/(parent::*/parent::*/parent::tei:standOff | parent::tei:entry))]) except (//tei:note//(tei:note | tei:gap | tei:app | tei:choice | tei:add | tei:del | tei:hi[@hand]) | //tei:teiHeader//(tei:note | tei:gap | tei:app | tei:choice | tei:add | tei:del | tei:hi[@hand])[not(self::tei:note and ancestor::tei:correspDesc)])">
                  <xsl:try>
                     <xsl:if test="not(false())">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The words of an entry hold no </xsl:text>
                              <xsl:value-of select="name()"/>
                              <xsl:text>.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'note.within',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule note.within cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
               <xsl:for-each select="(//tei:div[@type='section']/tei:head//(tei:note | tei:gap | tei:app | tei:choice | tei:add | tei:del | tei:hi[@hand])) except (//tei:note//(tei:note | tei:gap | tei:app | tei:choice | tei:add | tei:del | tei:hi[@hand]) | //tei:teiHeader//(tei:note | tei:gap | tei:app | tei:choice | tei:add | tei:del | tei:hi[@hand])[not(self::tei:note and ancestor::tei:correspDesc)] | //tei:standOff//(tei:note | tei:gap | tei:app | tei:choice | tei:add | tei:del | tei:hi[@hand])[not(self::tei:note/(parent::*/parent::*/parent::tei:standOff | parent::tei:entry))])">
                  <xsl:try>
                     <xsl:if test="not(false())">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>A heading of ours holds no </xsl:text>
                              <xsl:value-of select="name()"/>
                              <xsl:text>.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'note.within',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule note.within cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
               <xsl:for-each select="(//tei:note[not(@type='source')]//tei:seg) except (//tei:note//(tei:note | tei:gap | tei:app | tei:choice | tei:add | tei:del | tei:hi[@hand]) | //tei:teiHeader//(tei:note | tei:gap | tei:app | tei:choice | tei:add | tei:del | tei:hi[@hand])[not(self::tei:note and ancestor::tei:correspDesc)] | //tei:standOff//(tei:note | tei:gap | tei:app | tei:choice | tei:add | tei:del | tei:hi[@hand])[not(self::tei:note/(parent::*/parent::*/parent::tei:standOff | parent::tei:entry))] | //tei:div[@type='section']/tei:head//(tei:note | tei:gap | tei:app | tei:choice | tei:add | tei:del | tei:hi[@hand]))">
                  <xsl:try>
                     <xsl:if test="not(false())">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>Only a source note holds lines of the form.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'note.within',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule note.within cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
            </xsl:for-each>
            <xsl:for-each select=".">
               <xsl:for-each select="(//tei:person | //tei:place | //tei:org | //tei:entry)">
                  <xsl:try>
                     <xsl:variable name="main"
                                   select="(tei:persName | tei:placeName | tei:geogName | tei:orgName | tei:form)[@type='main']"/>
                     <xsl:if test="not(count($main) = 1)">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The entry </xsl:text>
                              <xsl:value-of select="@xml:id"/>
                              <xsl:text> has </xsl:text>
                              <xsl:value-of select="count($main)"/>
                              <xsl:text> names of type main.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'entry.name',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule entry.name cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
            </xsl:for-each>
            <xsl:for-each select=".">
               <xsl:for-each select="(//tei:desc[@type='utc-offset'])">
                  <xsl:try>
                     <xsl:variable name="place"
                                   select="if (parent::tei:category/ancestor::tei:taxonomy/@xml:id = 'clock') then '' else ' stands in no clock'"/>
                     <xsl:variable name="form"
                                   select="if (matches(normalize-space(), '^[+\-](0[0-9]|1[0-4]):[0-5][0-9]$')) then '' else ' is not written like +08:00'"/>
                     <xsl:variable name="second"
                                   select="if (preceding-sibling::tei:desc[@type='utc-offset']) then ' is the second one of its clock' else ''"/>
                     <xsl:if test="not($place || $form || $second = '')">
                        <xsl:variable name="Q{urn:edition:generated}message" as="text()">
                           <xsl:value-of>
                              <xsl:text>The offset “</xsl:text>
                              <xsl:value-of select="normalize-space()"/>
                              <xsl:text>”</xsl:text>
                              <xsl:value-of select="($place, $form, $second)[. ne ''][1]"/>
                              <xsl:text>.</xsl:text>
                           </xsl:value-of>
                        </xsl:variable>
                        <xsl:sequence select="map{       'node': .,       'rule': 'clock.offset',       'role': 'error',       'message': string($Q{urn:edition:generated}message)     }"/>
                     </xsl:if>
                     <xsl:catch errors="*">
                        <xsl:sequence select="error(QName('urn:edition:errors', 'e:rule'), 'The rule clock.offset cannot be tested at '             || path() || ': ' || $Q{http://www.w3.org/2005/xqt-errors}description)"/>
                     </xsl:catch>
                  </xsl:try>
               </xsl:for-each>
            </xsl:for-each>
         </xsl:variable>
         <xsl:sequence select="             let $findings := $Q{urn:edition:generated}findings return if (empty($findings)) then '[]' else             let $at := Q{http://www.w3.org/2005/xpath-functions/map}merge(                   $findings ! map{generate-id(?node): .}, map{'duplicates': 'combine'}),                 $sought := Q{http://www.w3.org/2005/xpath-functions/map}merge(                   $findings?node/ancestor-or-self::node() ! map{generate-id(): true()}),                 $paths := Q{http://www.w3.org/2005/xpath-functions/map}merge(                   Q{urn:edition:generated}list-paths(., '', $sought))             return serialize(array{               $findings?node/. ! (let $id := generate-id() return $at($id) ! map{                 'rule': ?rule, 'path': $paths($id), 'role': ?role, 'message': normalize-space(?message)               })             }, map{'method': 'json'})"/>
      </xsl:for-each>
   </xsl:function>
   <xsl:function name="Q{urn:edition:generated}list-paths" as="map(*)*">
      <xsl:param name="node" as="node()"/>
      <xsl:param name="path" as="Q{http://www.w3.org/2001/XMLSchema}string"/>
      <xsl:param name="sought" as="map(*)"/>
      <xsl:sequence select="map{generate-id($node): if ($node/..) then $path else '/'}"/>
      <xsl:sequence select="         $node/@*[$sought(generate-id())] ! map{generate-id():           $path || '/@' || ('Q{' || namespace-uri()[. ne ''] || '}')[. ne 'Q{}'] || local-name()}"/>
      <xsl:for-each-group select="$node/node()"
                          group-by="         if (. instance of element()) then node-name() =&gt; (function($name) {           'Q{' || namespace-uri-from-QName($name) || '}' || local-name-from-QName($name)})()         else if (. instance of text()) then 'text()'         else if (. instance of comment()) then 'comment()'         else 'processing-instruction(' || name() || ')'">
         <xsl:for-each select="current-group()">
            <xsl:if test="$sought(generate-id())">
               <xsl:sequence select="               Q{urn:edition:generated}list-paths(., $path || '/' || current-grouping-key() || '[' || position() || ']', $sought)"/>
            </xsl:if>
         </xsl:for-each>
      </xsl:for-each-group>
   </xsl:function>
</xsl:stylesheet>

