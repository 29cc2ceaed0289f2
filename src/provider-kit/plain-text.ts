/**
 * Converts the HTML that providers store in long texts (descriptions, summaries, notes, terms) to plain text. Providers
 * apply it once, in their mapping; `providerRecord` keeps the original.
 *
 * Titles and names are not converted: no provider documents HTML there, and an interrupted create is recovered by its
 * title. Writes are not converted either: a caller may write HTML on purpose, because the provider displays it. So a
 * caller who writes "<p>Bring a pen</p>" reads "Bring a pen". "a <b> c" is read as written: only text with evidence of
 * markup is parsed.
 */
import { decodeHTMLStrict } from 'entities';
import { compile, type FormatCallback, type HtmlToTextOptions } from 'html-to-text';

/** HTML beyond these limits is cut: the parser takes quadratic time on nested tags, and nobody reads as much. */
export const MAX_TAGS = 5_000;
export const MAX_CHARACTERS = 100_000;
const MAX_DEPTH = 50;
const ELLIPSIS = '…';

/** The elements of HTML, and those of Word that pasted text contains. Anything else in angle brackets is text. */
const ELEMENT =
  '(?:a|abbr|acronym|address|article|aside|audio|b|base|bdi|bdo|big|blockquote|body|br|button|canvas|caption|center|cite' +
  '|code|col|colgroup|data|dd|del|details|dfn|dialog|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form' +
  '|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|legend|li|link|main|map|mark|meta|meter|nav|noscript' +
  '|object|ol|optgroup|option|output|p|param|picture|pre|progress|q|s|samp|script|section|select|small|source|span' +
  '|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr|track|tt|u|ul' +
  '|var|video|wbr|xml|[ovwm]:[a-z]+)';

/** What only markup contains: an end tag, an attribute, an element that needs no end tag, a comment. */
const MARKUP = new RegExp(
  `</${ELEMENT}\\s*>` +
    `|<${ELEMENT}\\s+[a-z][\\w:-]*\\s*=` +
    '|<(?:br|hr|p|div|ul|ol|li|table|h[1-6]|html|body|script|style)\\s*/?>' +
    '|<!--|<!doctype\\s',
  'i',
);

/** The start of a tag (followed by its end, or attributes), a comment or a declaration; or a bracket that is text. */
const BRACKET = new RegExp(`<(/?${ELEMENT}(?=(?:\\s+[a-z][\\w:-]*)*\\s*(?:=|/?>))|!--|!doctype\\s|!\\[)?`, 'gi');

/** Markup that starts a new line by itself; in a text without it, line breaks are the author's. */
const LINE_MARKUP = /<(?:p|br|hr|div|ul|ol|li|dl|table|tr|pre|blockquote|section|article|h[1-6])[\s/>]/i;

const CHARACTER_REFERENCE = /&(?:#x?[\da-f]{1,8}|[a-z][a-z\d]{1,31});/i;

/** Images pasted into a text: megabytes of no text. */
const EMBEDDED_DATA = /\bdata:[\w/+.-]+;base64,[\w+/=%]*/gi;

/** The text without markup; null for null, and for markup without any text. Text that is not HTML is returned as it is. */
export function plainText(text: string | null): string | null {
  if (text === null) return null;
  if (MARKUP.test(text)) return tidied(textOfMarkup(text));
  return CHARACTER_REFERENCE.test(text) ? tidied(decodeHTMLStrict(text)) : text;
}

function textOfMarkup(html: string): string {
  const { markup, isCut } = prepared(html.replace(EMBEDDED_DATA, ''));
  const convert = LINE_MARKUP.test(markup) ? convertWithMarkedLines : convertWithOwnLines;
  const text = convert(markup);
  // Nested lists indent every line, so that the text can be longer than its markup.
  return isCut || text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS)}${ELLIPSIS}` : text;
}

/** The HTML within the limits, with every bracket that starts no tag written as a character reference. */
function prepared(html: string): { readonly markup: string; readonly isCut: boolean } {
  const within = html.slice(0, MAX_CHARACTERS);
  const lastEnd = within.lastIndexOf('>');
  const parts: string[] = [];
  let start = 0;
  let end = within.length;
  let tags = 0;
  for (const { 0: match, 1: tag, index } of within.matchAll(BRACKET)) {
    if (tag === undefined) {
      parts.push(within.slice(start, index), '&lt;');
      start = index + match.length;
      continue;
    }
    tags += 1;
    // A tag without its end was cut, here or at the provider.
    if (tags <= MAX_TAGS && index < lastEnd) continue;
    end = index;
    break;
  }
  parts.push(within.slice(start, end));
  return { markup: parts.join(''), isCut: tags > MAX_TAGS || within.length < html.length };
}

/** Without the spaces that only a page's layout needs. */
function tidied(text: string): string | null {
  const lines = text.replaceAll('\u00a0', ' ').split('\n');
  const tidy = lines.map((line) => line.trimEnd()).join('\n');
  // The library indents numbered lists.
  return (
    tidy
      .replace(/\n{3,}/g, '\n\n')
      .replace(/^ (?=\d+\. )/gm, '')
      .trim() || null
  );
}

const formatAlternativeText: FormatCallback = (image, _walk, builder) => {
  builder.addInline((image.attribs as Record<string, string>)['alt'] ?? '');
};

const LINES = 'tr caption dt dd address figure figcaption details summary fieldset legend center'.split(' ');
const WITHOUT_TEXT = 'script style head template iframe object embed svg audio video canvas select textarea xml'.split(
  ' ',
);

const OPTIONS: HtmlToTextOptions = {
  wordwrap: false,
  baseElements: { selectors: [], returnDomByDefault: true },
  limits: { maxDepth: MAX_DEPTH, ellipsis: ELLIPSIS },
  formatters: { alternativeText: formatAlternativeText },
  selectors: [
    {
      selector: 'a',
      options: {
        linkBrackets: ['(', ')'],
        hideLinkHrefIfSameAsText: true,
        // Relative addresses lead nowhere outside of the provider's pages, and scripts are not addresses.
        pathRewrite: (address: string) => (/^(?:https?:|tel:|[^\s:/]+@)/i.test(address) ? address : ''),
      },
    },
    { selector: 'img', format: 'alternativeText' },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'ul', options: { itemPrefix: '- ' } },
    { selector: 'hr', format: 'block' },
    { selector: 'table', format: 'block', options: { leadingLineBreaks: 2, trailingLineBreaks: 2 } },
    ...LINES.map((selector) => ({
      selector,
      format: 'block',
      options: { leadingLineBreaks: 1, trailingLineBreaks: 1 },
    })),
    ...['td', 'th'].map((selector) => ({ selector, format: 'inlineSurround', options: { suffix: ' ' } })),
    ...WITHOUT_TEXT.map((selector) => ({ selector, format: 'skip' })),
  ],
};

const convertWithMarkedLines = compile(OPTIONS);
const convertWithOwnLines = compile({ ...OPTIONS, preserveNewlines: true });
