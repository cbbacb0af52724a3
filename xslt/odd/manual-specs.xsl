<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:edition:functions"
                xmlns:m="urn:edition:modes"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                default-mode="m:manual"
                exclude-result-prefixes="#all"
                expand-text="yes"
                version="3.0">

  <!-- The specifications on the manual's page: what an element is, contains and carries, what a class stands
       for, what a datatype accepts. Also the chapters of the elements, of the classes and of the rules. Assumes
       manual.xsl. -->

  <!-- In the prose, links to the elements and rules of a specGrp; the chapters after the prose describe them. -->
  <xsl:template match="specGrp" as="element()*">
    <xsl:where-populated>
      <dl class="facts">
        <xsl:sequence select="f:fact('elements', f:links(.//elementSpec))"/>
      </dl>
    </xsl:where-populated>
    <xsl:apply-templates select=".//constraintSpec"/>
  </xsl:template>

  <xsl:template match="moduleSpec | schemaSpec | specGrpRef | constraintSpec"/>

  <!-- In the prose, a rule with a link to its explanation in the chapter of the rules. -->
  <xsl:template match="constraintSpec[gloss]" as="element()">
    <p class="remark">{f:string('manual.rule')} <a href="#rule-{@ident}"><code>{@ident}</code></a>: {normalize-space(gloss[1])}</p>
  </xsl:template>

  <xsl:template match="elementSpec" as="element()">
    <xsl:param name="parents" as="map(xs:string, element()*)" tunnel="yes"/>
    <xsl:variable name="classes" as="element(classSpec)*" select="f:attribute-classes(.)[attList]"/>
    <section id="{f:anchor(.)}">
      <h3>
        <code>&lt;{@ident}&gt;</code>
        <xsl:text> {normalize-space(gloss[1])}</xsl:text>
      </h3>
      <xsl:apply-templates select="desc"/>
      <dl class="facts">
        <xsl:sequence select="f:fact('contains', f:words(content))"/>
        <xsl:sequence select="f:fact('within', f:links($parents(@ident)))"/>
        <xsl:sequence select="f:fact('inherited', f:links($classes))"/>
      </dl>
      <xsl:sequence select="f:attribute-table(f:own-attributes(., $classes))"/>
      <xsl:apply-templates select="constraintSpec, exemplum, remarks"/>
    </section>
  </xsl:template>

  <xsl:template match="classSpec[@type eq 'model']" as="element()">
    <section id="{f:anchor(.)}">
      <h3>{f:string('manual.class')} <code>{@ident}</code>, {normalize-space(gloss[1])}</h3>
      <xsl:apply-templates select="desc"/>
      <dl class="facts">
        <xsl:sequence select="f:fact('members', f:links(f:members(.)))"/>
      </dl>
      <xsl:apply-templates select="constraintSpec, exemplum, remarks"/>
    </section>
  </xsl:template>

  <xsl:template match="classSpec[@type eq 'atts']" as="element()">
    <section id="{f:anchor(.)}">
      <h3>{f:string('manual.class')} <code>{@ident}</code>, {normalize-space(gloss[1])}</h3>
      <xsl:apply-templates select="desc"/>
      <xsl:sequence select="f:attribute-table(.//attDef ! f:attribute(., ()))"/>
      <xsl:apply-templates select="constraintSpec, exemplum, remarks"/>
    </section>
  </xsl:template>

  <xsl:template match="macroSpec | dataSpec" as="element()">
    <section id="{f:anchor(.)}">
      <h3>{f:string(map{'macroSpec': 'manual.macro', 'dataSpec': 'manual.datatype'}(local-name()))} <code>{@ident}</code>, {
        normalize-space(gloss[1])}</h3>
      <xsl:apply-templates select="desc"/>
      <dl class="facts">
        <xsl:sequence select="f:fact(if (self::dataSpec) then 'accepts' else 'contains', f:words(content))"/>
      </dl>
      <xsl:apply-templates select="constraintSpec, exemplum, remarks"/>
    </section>
  </xsl:template>

  <xsl:template match="desc" as="element()">
    <p>
      <xsl:apply-templates/>
    </p>
  </xsl:template>

  <xsl:template match="exemplum | remarks" as="element()*">
    <xsl:apply-templates select="*"/>
  </xsl:template>

  <xsl:template match="*:egXML" as="element()">
    <pre><code>{f:source(.)}</code></pre>
  </xsl:template>

  <xsl:template match="eg" as="element()">
    <pre><code>{.}</code></pre>
  </xsl:template>

  <!-- The attributes that an element declares or changes itself. -->
  <xsl:function name="f:own-attributes" as="map(*)*">
    <xsl:param name="element" as="element(elementSpec)"/>
    <xsl:param name="classes" as="element(classSpec)*"/>
    <xsl:sequence select="
      ($element//attDef[not(@mode)], $classes//attDef[@ident = $element//attDef/@ident]) ! f:attribute(., $element)"/>
  </xsl:function>

  <!-- A table of attributes: what each means and which values it takes. -->
  <xsl:function name="f:attribute-table" as="element()?">
    <xsl:param name="attributes" as="map(*)*"/>
    <xsl:if test="exists($attributes)">
      <table>
        <caption class="label">{f:string('manual.attributes')}</caption>
        <tbody>
          <xsl:for-each select="$attributes">
            <tr>
              <th scope="row">
                <code>@{?ident}</code>
              </th>
              <td>
                <xsl:text>{string-join((?gloss, ?desc, f:string('manual.required')[current()?required]), '; ')}</xsl:text>
                <xsl:sequence select="f:attribute-values(?datatype, ?values)"/>
              </td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </xsl:if>
  </xsl:function>

  <!-- The values of an attribute with their meanings, or else its datatype in words. -->
  <xsl:function name="f:attribute-values" as="node()*">
    <xsl:param name="datatype" as="element(datatype)?"/>
    <xsl:param name="values" as="element(valList)?"/>
    <xsl:variable name="several" as="xs:string?"
                  select="f:string('manual.several')[$datatype/@maxOccurs[. ne '1']]"/>
    <xsl:if test="$datatype and not($values)">
      <xsl:text>: </xsl:text>
      <span>
        <xsl:apply-templates select="$datatype/dataRef" mode="m:words"/>
        <xsl:text>{$several ! ('; ' || .)}</xsl:text>
      </span>
    </xsl:if>
    <xsl:where-populated>
      <ul>
        <xsl:for-each select="$values/valItem">
          <li>
            <code>{@ident}</code>
            <xsl:text>{string-join((gloss[1], desc[1]) ! normalize-space(), ': ')[normalize-space()] ! (' ' || .)}</xsl:text>
          </li>
        </xsl:for-each>
      </ul>
    </xsl:where-populated>
  </xsl:function>

  <!-- The chapters of the elements and of the classes, macros and datatypes, each sorted by name. -->
  <xsl:function name="f:elements-chapters" as="element()+">
    <xsl:param name="odd" as="document-node()"/>
    <xsl:variable name="specs" as="element()*" select="f:specs($odd)"/>
    <h2 id="elements">{f:string('manual.elements')}</h2>
    <p>{f:string('manual.elements.about')}</p>
    <xsl:apply-templates select="f:by-name($specs/self::elementSpec)">
      <xsl:with-param name="parents" select="f:parents($odd)" tunnel="yes"/>
    </xsl:apply-templates>
    <h2 id="classes">{f:string('manual.classes')}</h2>
    <p>{f:string('manual.classes.about')}</p>
    <xsl:apply-templates select="f:by-name($specs/(self::classSpec | self::macroSpec | self::dataSpec))"/>
  </xsl:function>

  <!-- The chapter of the rules, in the manual's order. -->
  <xsl:function name="f:rules-chapter" as="element()+">
    <xsl:param name="odd" as="document-node()"/>
    <h2 id="rules">{f:string('manual.rules')}</h2>
    <p>{f:string('manual.rules.about')}</p>
    <xsl:for-each select="f:rules($odd)">
      <xsl:variable name="rule" as="element(constraintSpec)" select="."/>
      <xsl:variable name="section" as="element(div)" select="ancestor::div[@xml:id][1]"/>
      <section id="rule-{@ident}">
        <h3>
          <code>{@ident}</code>
        </h3>
        <p>{normalize-space(gloss[1])}</p>
        <dl class="facts">
          <xsl:sequence select="f:fact('severity', f:string('manual.severity.' || f:severity(.)))"/>
          <xsl:sequence select="f:fact('draft', f:severity-in-draft(.)[. ne f:severity(current())] ! f:string('manual.severity.' || .))"/>
          <xsl:sequence select="f:fact('by', f:string('manual.by.' || @scheme))"/>
          <xsl:sequence select="f:fact('remedy', normalize-space(desc[1]))"/>
          <xsl:variable name="link" as="element()">
            <a href="#{$section/@xml:id}">{normalize-space($section/head)}</a>
          </xsl:variable>
          <xsl:sequence select="f:fact('section', $link)"/>
          <xsl:for-each select="'wrong', 'right'">
            <xsl:variable name="example" as="element()*">
              <xsl:apply-templates select="$rule/desc[@type eq current()]/eg"/>
            </xsl:variable>
            <xsl:sequence select="f:fact(., $example)"/>
          </xsl:for-each>
        </dl>
      </section>
    </xsl:for-each>
  </xsl:function>

  <!-- A label and its value; nothing without a value. -->
  <xsl:function name="f:fact" as="element()*">
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="value" as="item()*"/>
    <xsl:if test="exists($value)">
      <dt>{f:string('manual.' || $label)}</dt>
      <dd>
        <xsl:sequence select="$value"/>
      </dd>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
