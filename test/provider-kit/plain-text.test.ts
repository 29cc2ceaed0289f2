import { MAX_CHARACTERS, MAX_TAGS, plainText } from '../../src/provider-kit/plain-text';

const conversions: readonly (readonly [name: string, html: string, text: string])[] = [
  [
    'paragraphs and references',
    '<p>Bring a <b>pen</b> &amp; paper.</p>\n\n<p>See you &ndash; soon&nbsp;!</p>',
    'Bring a pen & paper.\n\nSee you – soon !',
  ],
  ['line breaks', 'Hello<br>World<br/>Again<br />', 'Hello\nWorld\nAgain'],
  ['blocks', '<div>One</div><div>Two</div>', 'One\nTwo'],
  ['headings, without capitals', '<h2>What you learn</h2><p>Much.</p>', 'What you learn\n\nMuch.'],
  [
    'nested lists',
    '<ul><li>One</li><li>Two<ul><li>Deep</li></ul></li></ul><p>After</p>',
    '- One\n- Two\n  - Deep\n\nAfter',
  ],
  ['numbered lists', '<ol><li>First</li><li>Second</li></ol>', '1. First\n2. Second'],
  [
    'tables, a row per line',
    '<table><tr><th>Day</th><th>At</th></tr><tr><td>Mon</td><td>9</td></tr></table>',
    'Day At\nMon 9',
  ],
  ['definitions', '<dl><dt>Who</dt><dd>All</dd></dl>', 'Who\nAll'],
  ['preformatted text', '<pre>one\n  two</pre>', 'one\n  two'],
  [
    'a link',
    'See <a href="https://x.example/?a=1&amp;b=2">the page</a>.',
    'See the page (https://x.example/?a=1&b=2).',
  ],
  ['a link that is its own text', '<a href="https://x.example">https://x.example</a>', 'https://x.example'],
  ['an address', '<a href="mailto:anna@example.com">Anna</a>', 'Anna (anna@example.com)'],
  [
    'a script as a link',
    '<a href="javascript:alert(1)">Click</a> or <a href=" data:text/html,x">this</a>',
    'Click or this',
  ],
  ['a relative link', '<a href="/terms">Terms</a> and <a href="#top">top</a>', 'Terms and top'],
  [
    'the description of an image',
    '<p>Here: <img src="https://x.example/1.png" alt="a map" onerror="alert(1)"></p>',
    'Here: a map',
  ],
  ['an embedded image', `<p>A<img src="data:image/png;base64,${'A'.repeat(2 * MAX_CHARACTERS)}">B</p>`, 'AB'],
  ['scripts and styles', '<style>p { color: red }</style><p>Safe</p><script>if (1 < 2) alert(1)</script>', 'Safe'],
  ['frames and vectors', '<p>A</p><iframe src="https://x.example">no</iframe><svg><text>no</text></svg>', 'A'],
  ['a whole page', '<!doctype html><html><head><title>No</title></head><body><p>Yes</p></body></html>', 'Yes'],
  [
    'text pasted from Word',
    '<p class=MsoNormal><span lang=EN style="font:x">Word<o:p></o:p></span></p><!--[if gte mso 9]><xml><w:View>1</w:View></xml><![endif]-->',
    'Word',
  ],
  [
    'line breaks of an author who marks up words only',
    'One\nTwo &amp; <b>three</b>\n\nFour',
    'One\nTwo & three\n\nFour',
  ],
  ['references without any tag', '  Caf&eacute;\n  Q&amp;A &#128512; &#x41;', 'Café\n  Q&A 😀 A'],
  ['written-out markup, once', '&lt;b&gt;bold&lt;/b&gt; &amp;amp;', '<b>bold</b> &amp;'],
  ['addresses in brackets beside markup', '<b>Mail</b> <anna@example.com>', 'Mail <anna@example.com>'],
  ['comparisons beside markup', '<p>if a<b and 1 < 2, then <i>c</i></p>', 'if a<b and 1 < 2, then c'],
  ['brackets in an attribute', '<a title="1 < 2 > 0" href="https://x.example">link</a>', 'link (https://x.example)'],
  ['a tag that was cut off', '<p>Hello <a href="https://x.exam', 'Hello'],
  ['tags that are not closed', '<p>One<p>Two<br>Three', 'One\n\nTwo\nThree'],
];

it.each(conversions)('converts %s', (_name, html, text) => {
  expect(plainText(html)).toBe(text);
});

it.each([
  'Q&A',
  'a < b',
  'a <b> c',
  'I <3 it',
  'x<y && y>z',
  'R&D; AT&T',
  'https://x.example/?a=1&copy=2&lt=3',
  'Anna <anna@example.com>, see <https://x.example/p>',
  '  two  spaces\n\n\n\nand lines  ',
  'The <form> element, and <placeholder>',
  '',
])('leaves plain text as it is: %j', (text) => {
  expect(plainText(text)).toBe(text);
});

it.each(['<p></p>', '<p>&nbsp;</p><br>', '<script>alert(1)</script>', '&nbsp;'])('finds no text in %s', (html) => {
  expect(plainText(html)).toBeNull();
});

it('passes null on', () => expect(plainText(null)).toBeNull());

describe('Huge and hostile input', () => {
  const filled = (unit: string): string => unit.repeat(Math.ceil(1_000_000 / unit.length));
  const hostile: readonly (readonly [name: string, html: string])[] = [
    ['a megabyte of paragraphs', filled('<p>Hello <b>world</b> &amp; more</p>')],
    ['100,000 nested elements', '<div>'.repeat(100_000)],
    ['nested elements with foreign ends', '<b>'.repeat(100_000) + '</i>'.repeat(100_000)],
    ['nested lists', filled('<ul><li>')],
    ['lines within nested lists', `${'<ul><li>'.repeat(20)}${filled('line<br>')}`],
    ['nested tables', filled('<table><tr><td>')],
    [
      'a table cell of a billion columns',
      '<table><tr><td colspan="1000000000" rowspan="1000000000">x</td></tr></table>',
    ],
    ['brackets', `<p>${filled('<')}`],
    ['ends', filled('</p>')],
    ['comments', filled('<!--')],
    ['attributes', `<p ${filled('a="b ')}>`],
    ['equals signs', `<p><a ${filled('=')}`],
    ['words in a tag', `<p><a ${filled('b ')}`],
    ['spaces', `<b>x</b>${filled('&nbsp;')}x`],
    ['line ends', `<b>x</b>${filled('\n ')}x`],
  ];

  it.each(hostile)('takes bounded time and space: %s', (_name, html) => {
    const before = process.cpuUsage();
    const text = plainText(html);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(1.5);
    expect(text?.length).toBeLessThanOrEqual(MAX_CHARACTERS + 1);
  });

  it('is cut after so many tags, and says so', () => {
    const within = '<br>x'.repeat(MAX_TAGS);
    expect(plainText(within)).toBe('x\n'.repeat(MAX_TAGS).trim());
    expect(plainText(`${within}<br>y`)).toBe(`${'x\n'.repeat(MAX_TAGS).trim()}…`);
  });

  it('is cut after so many characters, and says so', () => {
    const within = `<p>${'x'.repeat(MAX_CHARACTERS - 7)}</p>`;
    expect(plainText(within)).toBe('x'.repeat(MAX_CHARACTERS - 7));
    expect(plainText(`${within}<p>y</p>`)).toBe(`${'x'.repeat(MAX_CHARACTERS - 7)}…`);
  });

  it('is not cut where it is plain text', () => {
    const text = filled('1 < 2 & 3 > 2. ');
    expect(plainText(text)).toBe(text);
  });
});
