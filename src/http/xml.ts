/** XML in and out. What comes is parsed completely or refused; nothing outside the text itself is ever read. */
import { Parser } from 'xml2js';

/** An element as it came. */
export interface XmlElement {
  /** As it is written, with its prefix where it has one. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Its own text and CDATA sections joined, entities decoded, trimmed. */
  readonly text: string;
  /** In the order in which they came; never a single one in place of a list. */
  readonly children: readonly XmlElement[];
}

export interface XmlLimits {
  /** How many elements may lie inside each other, the root included. */
  readonly maxDepth?: number;
  readonly maxElements?: number;
}

const MAX_DEPTH = 64;
const MAX_ELEMENTS = 200_000;

/** A text that is not the XML it should be. The message says why, and quotes nothing but a tag or an entity. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
}

/**
 * Parses a document and gives its root; a byte order mark and an XML declaration may stand before it, whatever encoding
 * that declares. Throws XmlError for everything else: what is cut off, has several roots or a doctype (and with it
 * entities of its own), lies too deep, is too much, or is not XML at all.
 */
export function parseXml(
  text: string,
  { maxDepth = MAX_DEPTH, maxElements = MAX_ELEMENTS }: XmlLimits = {},
): XmlElement {
  const document = text.replace(/^\uFEFF/, '').trim();
  refuseWhatIsNoXml(document);
  return elementOf(parseDocument(document, maxElements), maxDepth);
}

/** The first child of that name, in any capitals; null when there is none. */
export function child(element: XmlElement, name: string): XmlElement | null {
  const wanted = name.toLowerCase();
  return element.children.find((each) => each.name.toLowerCase() === wanted) ?? null;
}

/** All children of that name, in any capitals: a list however many there are. */
export function childrenNamed(element: XmlElement, name: string): readonly XmlElement[] {
  const wanted = name.toLowerCase();
  return element.children.filter((each) => each.name.toLowerCase() === wanted);
}

/** The first element of that name anywhere below, in any capitals, in the order of the document; null when there is none. */
export function descendant(element: XmlElement, name: string): XmlElement | null {
  const wanted = name.toLowerCase();
  for (const each of element.children) {
    const found = each.name.toLowerCase() === wanted ? each : descendant(each, wanted);
    if (found) return found;
  }
  return null;
}

/** The text of the first child of that name; null when there is no such child, or nothing in it. */
export function textOf(element: XmlElement, name: string): string | null {
  return child(element, name)?.text || null;
}

/** An element to be written. */
export interface XmlNode {
  readonly name: string;
  readonly content: XmlContent;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Text is written as CDATA; numbers and truth values are written as they are. */
export type XmlContent = string | number | boolean | readonly XmlNode[];

/** An element to be written. Its name, and those of its attributes, are the calling code's own and not checked. */
export function writeXml(
  name: string,
  content: XmlContent,
  attributes: Readonly<Record<string, string>> = {},
): XmlNode {
  return { name, content, attributes };
}

/** The element as text, without an XML declaration. Characters that XML cannot carry become U+FFFD. */
export function toXml({ name, content, attributes }: XmlNode): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${inAttribute(value)}"`);
  return `<${name}${written.join('')}>${inElement(content)}</${name}>`;
}

function inElement(content: XmlContent): string {
  if (typeof content === 'string') return content === '' ? '' : inCdata(content);
  return typeof content === 'object' ? content.map(toXml).join('') : String(content);
}

/** A CDATA section ends at the first "]]>", so a text that holds one is written as two sections. */
function inCdata(text: string): string {
  return `<![CDATA[${carriable(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

function inAttribute(text: string): string {
  return carriable(text).replace(/[&<>"'\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Most control characters have no place in XML, not even as entities. */
function carriable(text: string): string {
  // eslint-disable-next-line no-control-regex -- They are what is looked for.
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD');
}

/** Comments and processing instructions, between which a doctype could hide before the root. */
const MISCELLANEOUS = /(?:<\?[^]*?\?>|<!--[^]*?-->|\s+)/y;

/** What stands where the root should begin is judged before anything is parsed, because each kind has a cause of its own. */
function refuseWhatIsNoXml(document: string): void {
  if (document === '') throw new XmlError('There is nothing in it.');
  let at = 0;
  MISCELLANEOUS.lastIndex = 0;
  while (MISCELLANEOUS.test(document)) at = MISCELLANEOUS.lastIndex;

  const start = document.slice(at, at + 100);
  if (/^<!doctype\s+html\b/i.test(start) || /^<html\b/i.test(start)) throw new XmlError('It is a web page, not XML.');
  if (/^<!doctype/i.test(start)) throw new XmlError('It has a doctype, which is not accepted.');
  if (start === '') throw new XmlError('It has no root element.');
  if (/^<(?:\?|!--)/.test(start)) throw new XmlError('It ends within a comment or a processing instruction.');
  if (/^[[{"]/.test(start)) throw new XmlError('It looks like JSON, not XML.');
  if (!start.startsWith('<')) throw new XmlError('It is text without any element, not XML.');
  if (/^<!/.test(start)) throw new XmlError('It begins with a declaration where its root element should be.');
}

/** Keys under which xml2js keeps what it parsed. No element can be called so, which its usual keys do not ensure. */
const NAME = '#name';
const TEXT = '#text';
const ATTRIBUTES = '#attributes';
const CHILDREN = '#children';

/** An element as xml2js gives it. */
interface ParsedElement {
  readonly [NAME]: string;
  readonly [TEXT]?: string;
  readonly [ATTRIBUTES]?: Readonly<Record<string, string>>;
  readonly [CHILDREN]?: readonly ParsedElement[];
}

/**
 * The root as xml2js gives it. Its own parseString with a callback is content once the first root is closed, and drops
 * what goes wrong behind it; so its events are listened to until the text is over.
 */
function parseDocument(document: string, maxElements: number): ParsedElement {
  let root: ParsedElement | null = null;
  let problem: unknown = null;
  let elements = 0;
  const refuse = (error: unknown): never => {
    problem ??= error;
    // Stops the parser, which would go on and find the same fault over and over again.
    throw error;
  };
  const opens = (name: string): string => {
    if (root !== null) refuse(new XmlError(`It has several roots: <${name}> begins after the first one has ended.`));
    elements += 1;
    if (elements > maxElements) refuse(new XmlError(`It has more than ${maxElements} elements.`));
    return name;
  };

  const parser = new Parser({
    attrkey: ATTRIBUTES,
    charkey: TEXT,
    childkey: CHILDREN,
    explicitRoot: false,
    explicitCharkey: true,
    explicitChildren: true,
    preserveChildrenOrder: true,
    tagNameProcessors: [opens],
  });
  parser.on('end', (result: ParsedElement | null) => (root ??= result));
  parser.on('error', refuse);
  try {
    parser.parseString(document);
  } catch (error) {
    problem ??= error;
  }
  if (problem !== null || root === null) throw asXmlError(problem ?? new XmlError('It has no root element.'));
  return root;
}

/** The parser's messages come in lines: what is wrong, then where, counted from zero. */
function asXmlError(problem: unknown): XmlError {
  if (problem instanceof XmlError) return problem;
  const [what = '', line, column] = String((problem as Error).message).split('\n');
  const where = [line, column].map((part) => Number(/^\w+: (\d+)$/.exec(part ?? '')?.[1]) + 1);
  const position = where.some(Number.isNaN) ? '' : ` (line ${where[0]}, column ${where[1]})`;
  return new XmlError(`It is not well-formed: ${what.replace(/\.$/, '')}${position}.`, { cause: problem });
}

function elementOf(parsed: ParsedElement, depthLeft: number): XmlElement {
  if (depthLeft < 1) throw new XmlError('Its elements lie too deep inside each other.');
  return {
    name: parsed[NAME],
    attributes: Object.assign(Object.create(null) as Record<string, string>, parsed[ATTRIBUTES]),
    text: (parsed[TEXT] ?? '').trim(),
    children: (parsed[CHILDREN] ?? []).map((each) => elementOf(each, depthLeft - 1)),
  };
}
