<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- The thread: what was asked and what was answered, as far as this edition has it. Also the documents to
       which the telegram refers, and the telegrams before and after it by the day of sending. -->

  <xsl:function name="f:thread" as="element(Q{}section)" visibility="private">
    <xsl:param name="record" as="map(*)"/>
    <xsl:param name="context" as="map(*)"/>
    <xsl:variable name="is-answer" as="xs:boolean" select="exists($record?replies_to?*)"/>
    <section class="row section" id="thread" aria-labelledby="thread-name">
      <xsl:sequence select="f:cached('section thread')"/>
      <div class="text">
        <div class="thread">
          <div>
            <p class="label">{f:string(if ($is-answer or exists($context?answers?*)) then 'thread.asks' else 'thread.this')}</p>
            <xsl:sequence select="if ($is-answer) then f:requests($record, $context) else f:this-telegram($record)"/>
          </div>
          <div>
            <p class="label">{f:string('thread.answer')}{f:same-day($record, $context)}</p>
            <xsl:sequence select="if ($is-answer) then f:this-telegram($record) else f:answers($context?answers?*)"/>
          </div>
        </div>
        <xsl:sequence select="f:references($record, $context), f:neighbours($context)"/>
      </div>
    </section>
  </xsl:function>

  <!-- This telegram in a cell of the thread. It quotes the first quantities that the telegram asks for or, in
       an answer, that answer the request, and says how many more there are. -->
  <xsl:function name="f:this-telegram" as="element(Q{}p)+" visibility="private">
    <xsl:param name="record" as="map(*)"/>
    <xsl:variable name="decisive" as="map(*)*" select="$record?decisive?*"/>
    <p class="which"><b>{f:main-number($record)}</b>, {$record?title}</p>
    <xsl:if test="exists($decisive)">
      <p class="decisive">
        <xsl:sequence select="f:joined($decisive ! f:quoted-quantity(., $record?id))"/>
        <xsl:if test="$record?further gt 0">
          <xsl:text> {f:string('thread.more', map{'count': string($record?further)})}</xsl:text>
        </xsl:if>
      </p>
    </xsl:if>
  </xsl:function>

  <!-- The words of a quantity as a link to their place. If the place is only the telegram itself, the link
       leads to #main. -->
  <xsl:function name="f:quoted-quantity" as="element(Q{}a)" visibility="private">
    <xsl:param name="quantity" as="map(*)"/>
    <xsl:param name="telegram" as="xs:string"/>
    <a class="quoted" href="#{($quantity?anchor[. ne $telegram], 'main')[1]}">{$quantity?text}</a>
  </xsl:function>

  <!-- The telegrams that this one answers: links to their pages or, if the edition does not have them, to their
       entries. -->
  <xsl:function name="f:requests" as="element(Q{}p)+" visibility="private">
    <xsl:param name="record" as="map(*)"/>
    <xsl:param name="context" as="map(*)"/>
    <xsl:for-each select="$context?requests?*">
      <p class="which"><xsl:sequence select="f:telegram-link(.)"/></p>
    </xsl:for-each>
    <xsl:for-each select="$record?replies_to?*[not(. = $context?requests?*?id)]">
      <p class="which"><a href="{$root}{f:url(.)}">{f:label(.)}</a>, {f:string('thread.not-held')}</p>
    </xsl:for-each>
  </xsl:function>

  <!-- Links to the answers. If the edition has none, it says so, and that this does not prove that none was sent. -->
  <xsl:function name="f:answers" as="element(Q{}p)+" visibility="private">
    <xsl:param name="answers" as="map(*)*"/>
    <xsl:for-each select="$answers">
      <p class="which"><xsl:sequence select="f:telegram-link(.)"/></p>
    </xsl:for-each>
    <xsl:if test="empty($answers)">
      <p class="which">{f:string('thread.none')}</p>
      <p class="proviso">{f:string('thread.none-proves-nothing')}</p>
    </xsl:if>
  </xsl:function>

  <!-- “the same day”, if the telegram and all its requests and answers have the same date and it includes the day. -->
  <xsl:function name="f:same-day" as="xs:string" visibility="private">
    <xsl:param name="record" as="map(*)"/>
    <xsl:param name="context" as="map(*)"/>
    <xsl:variable name="day" as="xs:string?" select="$record?sent"/>
    <xsl:variable name="other" as="xs:string*" select="($context?requests?*?date, $context?answers?*?date) ! substring(., 1, 10)"/>
    <xsl:sequence select="if (exists($other) and (every $one in $other satisfies $one = $day[string-length() eq 10])) then ' · ' || f:string('thread.same-day') else ''"/>
  </xsl:function>

  <!-- The number of a telegram of the edition, or its title if it has no number. -->
  <xsl:function name="f:telegram-name" as="xs:string" visibility="private">
    <xsl:param name="telegram" as="map(*)"/>
    <xsl:sequence select="if ($telegram?number eq '') then $telegram?title else f:string('page.number', map{'number': $telegram?number})"/>
  </xsl:function>

  <!-- The number of a telegram of the edition as a link, then its title. -->
  <xsl:function name="f:telegram-link" as="node()+" visibility="private">
    <xsl:param name="telegram" as="map(*)"/>
    <a href="{$root}{$telegram?href}.html">{f:telegram-name($telegram)}</a>
    <xsl:text>{$telegram[?number ne '']!(', ' || ?title)}</xsl:text>
  </xsl:function>

  <!-- The documents to which this telegram refers, the telegrams that refer to it, and those to which only our
       notes refer; nothing if there are none. -->
  <xsl:function name="f:references" as="element(Q{}dl)?" visibility="private">
    <xsl:param name="record" as="map(*)"/>
    <xsl:param name="context" as="map(*)"/>
    <xsl:variable name="cited" as="xs:string*" select="$record?cited?*"/>
    <xsl:variable name="unidentified" as="xs:string*" select="$record?unidentified?*"/>
    <xsl:if test="exists(($context?cites?*, $cited, $unidentified, $context?cited_by?*, $context?see_also?*))">
      <dl class="facts">
        <xsl:if test="exists(($context?cites?*, $cited, $unidentified))">
          <dt>{f:string('thread.refers-to')}</dt>
        </xsl:if>
        <xsl:for-each select="$context?cites?*">
          <dd><xsl:sequence select="f:telegram-link(.)"/></dd>
        </xsl:for-each>
        <xsl:for-each select="$cited">
          <dd><a href="{$root}{f:url(.)}">{f:label(.)}</a>, {f:string('thread.not-held')}</dd>
        </xsl:for-each>
        <xsl:for-each select="$unidentified">
          <dd>“{.}”, {f:string('thread.unidentified')}</dd>
        </xsl:for-each>
        <xsl:if test="exists($context?cited_by?*)">
          <dt>{f:string('thread.cited-by')}</dt>
        </xsl:if>
        <xsl:for-each select="$context?cited_by?*">
          <dd><xsl:sequence select="f:telegram-link(.)"/></dd>
        </xsl:for-each>
        <xsl:if test="exists($context?see_also?*)">
          <dt>{f:string('thread.see-also')}</dt>
        </xsl:if>
        <xsl:for-each select="$context?see_also?*">
          <dd><xsl:sequence select="f:telegram-link(.)"/></dd>
        </xsl:for-each>
      </dl>
    </xsl:if>
  </xsl:function>

  <!-- Links to the telegrams before and after this one, or the words that it is the first or the last. -->
  <xsl:function name="f:neighbours" as="element(Q{}nav)" visibility="private">
    <xsl:param name="context" as="map(*)"/>
    <nav class="neighbours" aria-label="{f:string('thread.neighbours')}">
      <xsl:sequence select="f:neighbour($context?previous, 'prev', '← ', ''), f:neighbour($context?next, 'next', '', ' →')"/>
    </nav>
  </xsl:function>

  <!-- A link to one neighbour, with its number and title, or the words that there is none. -->
  <xsl:function name="f:neighbour" as="element()" visibility="private">
    <xsl:param name="telegram" as="map(*)?"/>
    <xsl:param name="relation" as="xs:string"/>
    <xsl:param name="before" as="xs:string"/>
    <xsl:param name="after" as="xs:string"/>
    <xsl:choose>
      <xsl:when test="exists($telegram)">
        <a rel="{$relation}" href="{$root}{$telegram?href}.html">{$before}{
          f:telegram-name($telegram)}{$telegram[?number ne ''] ! (', ' || ?title)}{$after}</a>
      </xsl:when>
      <xsl:otherwise>
        <span class="{$relation}">{$before}{f:string('thread.no-' || $relation)}{$after}</span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

</xsl:stylesheet>
