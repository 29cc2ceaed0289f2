import fc from 'fast-check';
import {
  child,
  childrenNamed,
  descendant,
  parseXml,
  textOf,
  toXml,
  writeXml,
  XmlError,
  type XmlElement,
} from '../../src/http/xml';

/** What a text is refused with, which must be an XmlError. */
function refusalOf(text: string, limits?: Parameters<typeof parseXml>[1]): string {
  try {
    return `parsed: ${JSON.stringify(parseXml(text, limits))}`;
  } catch (error) {
    if (error instanceof XmlError) return error.message;
    throw error;
  }
}

describe('A document', () => {
  it('becomes elements with attributes, text and children in their order', () => {
    expect(
      parseXml('<rsp status="ok"><class><id>1</id></class><page/><class id="2"> b <i>c</i> d </class></rsp>'),
    ).toEqual({
      name: 'rsp',
      attributes: { status: 'ok' },
      text: '',
      children: [
        {
          name: 'class',
          attributes: {},
          text: '',
          children: [{ name: 'id', attributes: {}, text: '1', children: [] }],
        },
        { name: 'page', attributes: {}, text: '', children: [] },
        {
          name: 'class',
          attributes: { id: '2' },
          text: 'b  d',
          children: [{ name: 'i', attributes: {}, text: 'c', children: [] }],
        },
      ],
    });
  });

  it.each([
    ['CDATA beside text', '<a> x <![CDATA[ <b>&amp;</b> ]]> y </a>', 'x  <b>&amp;</b>  y'],
    ['CDATA in two parts', '<a><![CDATA[]]]]><![CDATA[>]]></a>', ']]>'],
    ['CDATA with nothing in it', '<a><![CDATA[]]></a>', ''],
    ['CDATA with blanks only', '<a><![CDATA[  ]]></a>', ''],
    ['entities', '<a>&lt;&amp;&gt;&quot;&apos;&#65;&#x42;</a>', '<&>"\'AB'],
    ['an entity that is escaped itself', '<a>&amp;lt;</a>', '&lt;'],
    ['a comment', '<a>x<!-- y -->z</a>', 'xz'],
    ['more than the parser buffers', `<a>${'x'.repeat(200_000)}</a>`, 'x'.repeat(200_000)],
    ['CDATA longer than the parser buffers', `<a><![CDATA[${'<'.repeat(200_000)}]]></a>`, '<'.repeat(200_000)],
  ])('has its text decoded and trimmed: %s', (_, xml, text) => {
    expect(parseXml(xml).text).toBe(text);
  });

  it('has its attributes decoded', () => {
    expect(parseXml(`<a x="&quot;1&quot;" y='&lt;&#10;'/>`).attributes).toEqual({ x: '"1"', y: '<\n' });
  });

  it.each([
    ['a byte order mark', '\uFEFF<a>1</a>'],
    ['an XML declaration', '<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<a>1</a>'],
    ['both', '\uFEFF<?xml version="1.0"?><a>1</a>'],
    ['the declaration of another encoding', '<?xml version="1.0" encoding="utf-16"?><a>1</a>'],
    ['blanks, comments and instructions', '\r\n <!-- <x/> --><?style sheet?>\n<a>1</a>\n<!-- y --> <?z?> '],
  ])('may have around it: %s', (_, xml) => {
    expect(parseXml(xml)).toEqual({ name: 'a', attributes: {}, text: '1', children: [] });
  });

  it('may use names that mean something elsewhere', () => {
    const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'cdata', '_', 'length'];
    const root = parseXml(`<cdata>${names.map((name) => `<${name}>1</${name}>`).join('')}<![CDATA[ x ]]></cdata>`);
    expect(root.children.map(({ name, text }) => [name, text])).toEqual(names.map((name) => [name, '1']));
    expect(root.text).toBe('x');
    expect(parseXml('<a constructor="1"/>').attributes['constructor']).toBe('1');
    expect(parseXml('<a/>').attributes['constructor']).toBeUndefined();
  });

  it.each([
    ['within a tag', '<a><b>1</b', /not well-formed/],
    ['within an element', '<a><b>1</b>', /Unclosed root tag/],
    ['within an element inside', '<a><b>1', /Unclosed root tag/],
    ['within an attribute', '<a x="1', /not well-formed/],
    ['within CDATA', '<a><![CDATA[1</a>', /not well-formed/],
    ['within a comment behind it', '<a/><!-- ', /Unexpected end/],
    ['within a comment before it', '<!-- <a/>', /ends within a comment/],
    ['within the declaration', '<?xml version="1.0"', /ends within a comment or a processing instruction/],
    ['behind the declaration', '<?xml version="1.0"?>', /has no root element/],
    ['before it began', '<', /not well-formed/],
  ])('is refused when it is cut off: %s', (_, xml, message) => {
    expect(refusalOf(xml)).toMatch(message);
  });

  it('is refused wherever it is cut off', () => {
    const xml = toXml(writeXml('a', [writeXml('b', 'x & y', { id: '<1>' }), writeXml('c', 2)]));
    for (let length = 0; length < xml.length; length += 1) {
      expect(refusalOf(xml.slice(0, length))).not.toMatch(/^parsed/);
    }
  });

  it.each([
    ['two roots', '<a/><b/>', 'It has several roots: <b> begins after the first one has ended.'],
    ['a second root that is cut off', '<a>1</a>\n<b>', /several roots/],
    ['text behind it', '<a/>rest', /Text data outside of root node/],
    ['a stray closing tag', '<a></a></b>', /Unmatched closing tag/],
    ['tags that cross', '<a><b></a></b>', /Unexpected close tag \(line 1, column \d+\)\.$/],
    ['an ampersand alone', '<a>1 & 2</a>', /not well-formed/],
    ['an attribute without quotes', '<a x=1/>', /Unquoted attribute value/],
    ['an unknown entity', '<a>&secret;</a>', /Invalid character entity/],
    ['a character beyond Unicode', '<a>&#x110000;</a>', /not well-formed/],
    ['an attribute that breaks the parser', '<a hasOwnProperty="1" b="2"/>', /not well-formed/],
    ['CDATA in place of a root', '<![CDATA[x]]><a/>', /begins with a declaration/],
  ])('is refused: %s', (_, xml, message) => {
    expect(refusalOf(xml)).toMatch(message);
  });

  it('is refused at the first fault, however many follow', () => {
    expect(refusalOf(`${'<a>'.repeat(50_000)}${'</b>'.repeat(500_000)}`)).toMatch(/Unexpected close tag/);
  });
});

describe('A doctype', () => {
  const declared = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>';

  it.each([
    ['at the beginning', `${declared}<a>&x;</a>`],
    ['in small letters', '<!doctype a><a/>'],
    ['behind a declaration', `<?xml version="1.0"?>${declared}<a>&x;</a>`],
    ['behind a comment', `<!-- nothing -->\n${declared}<a/>`],
    ['behind an instruction', `<?x <!-- ?>${declared}<a/>`],
    ['behind several of them', `<?x?> <!-- <a> --> <!---->\t${declared}<a/>`],
    ['behind a byte order mark', `\uFEFF${declared}<a/>`],
  ])('is refused before anything is parsed: %s', (_, xml) => {
    expect(refusalOf(xml)).toBe('It has a doctype, which is not accepted.');
  });

  it.each([`<a>${declared}</a>`, `<a/>${declared}`])('is refused where none belongs: %s', (xml) => {
    expect(refusalOf(xml)).toMatch(/Inappropriately located doctype/);
  });

  it('is no doctype in a comment or in CDATA', () => {
    expect(parseXml(`<!-- ${declared} --><a><![CDATA[${declared}]]></a>`).text).toBe(declared);
  });
});

describe('Limits', () => {
  const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);

  it('bound how deep elements lie', () => {
    expect(parseXml(nested(3), { maxDepth: 3 }).name).toBe('a');
    expect(refusalOf(nested(4), { maxDepth: 3 })).toMatch(/too deep/);
    expect(refusalOf(nested(100_000))).toMatch(/too deep/);
  });

  it('bound how many elements there are', () => {
    expect(parseXml('<a><b/><b/></a>', { maxElements: 3 }).children).toHaveLength(2);
    expect(refusalOf('<a><b/><b/><b/></a>', { maxElements: 3 })).toBe('It has more than 3 elements.');
    expect(refusalOf(`<a>${'<b/>'.repeat(200_000)}</a>`)).toBe('It has more than 200000 elements.');
  });
});

describe('What is no XML', () => {
  it.each([
    ['', 'There is nothing in it.'],
    [' \n', 'There is nothing in it.'],
    ['<!DOCTYPE html><html></html>', 'It is a web page, not XML.'],
    ['<!-- saved --><HTML lang="en"><br></HTML>', 'It is a web page, not XML.'],
    ['{"status":"ok"}', 'It looks like JSON, not XML.'],
    ['[1]', 'It looks like JSON, not XML.'],
    ['"text"', 'It looks like JSON, not XML.'],
    ['105', 'It is text without any element, not XML.'],
    ['Service Unavailable', 'It is text without any element, not XML.'],
  ])('is refused with what it is: %j', (text, message) => {
    expect(refusalOf(text)).toBe(message);
  });

  it('fails in no other way than by an XmlError', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<a>',
        '</a>',
        '<b/>',
        '<![CDATA[',
        ']]>',
        '<!--',
        '-->',
        '<?x',
        '?>',
        '&lt;',
        '&',
        '<!DOCTYPE a>',
      ),
      fc.string({ maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        refusalOf(pieces.join(''));
      }),
    );
  });
});

describe('Looking into an element', () => {
  const root = parseXml('<r><A>1</A><x><Deep>2</Deep></x><a>3</a><empty/><blank> </blank><deep>4</deep></r>');
  const textsOf = (elements: readonly XmlElement[]) => elements.map(({ text }) => text);

  it('finds the first child by its name, in any capitals', () => {
    expect(child(root, 'a')?.text).toBe('1');
    expect(child(root, 'X')?.name).toBe('x');
    expect(child(root, 'deep')?.text).toBe('4');
    expect(child(root, 'none')).toBeNull();
  });

  it('finds all children of a name: always a list', () => {
    expect(textsOf(childrenNamed(root, 'A'))).toEqual(['1', '3']);
    expect(textsOf(childrenNamed(root, 'x'))).toEqual(['']);
    expect(childrenNamed(root, 'none')).toEqual([]);
  });

  it('finds what lies anywhere below, depth first', () => {
    expect(descendant(root, 'DEEP')?.text).toBe('2');
    expect(descendant(root, 'r')).toBeNull();
  });

  it('gives the text of a child, and null where there is none', () => {
    expect(textOf(root, 'a')).toBe('1');
    expect(textOf(root, 'empty')).toBeNull();
    expect(textOf(root, 'blank')).toBeNull();
    expect(textOf(root, 'none')).toBeNull();
  });
});

describe('Writing', () => {
  it('puts text into CDATA and leaves numbers and truth values as they are', () => {
    const node = writeXml('a', [
      writeXml('b', 'x <y> & z'),
      writeXml('c', 12),
      writeXml('d', false),
      writeXml('e', ''),
    ]);
    expect(toXml(node)).toBe('<a><b><![CDATA[x <y> & z]]></b><c>12</c><d>false</d><e></e></a>');
  });

  it('splits what would end a CDATA section', () => {
    expect(toXml(writeXml('a', ']]>'))).toBe('<a><![CDATA[]]]]><![CDATA[>]]></a>');
  });

  it('escapes attributes', () => {
    const attributes = { x: `<"&'>\n` };
    const xml = toXml(writeXml('a', [], attributes));
    expect(xml).toBe('<a x="&#60;&#34;&#38;&#39;&#62;&#10;"></a>');
    expect(parseXml(xml).attributes).toEqual(attributes);
  });

  it('replaces what XML cannot carry', () => {
    expect(parseXml(toXml(writeXml('a', 'x\u0000\u001By\tz\uFFFF', { b: '\u0001' })))).toMatchObject({
      text: 'x\uFFFD\uFFFDy\tz\uFFFD',
      attributes: { b: '\uFFFD' },
    });
  });

  it('is read back as it was', () => {
    const text = fc.string({ unit: 'grapheme-composite' });
    fc.assert(
      fc.property(text, text, (content, attribute) => {
        const root = parseXml(toXml(writeXml('a', [writeXml('b', content, { x: attribute })])));
        expect(root.children[0]).toMatchObject({ text: content.trim(), attributes: { x: attribute } });
      }),
    );
  });
});
