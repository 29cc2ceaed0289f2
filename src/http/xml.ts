/** Parses and writes XML. A document is parsed completely or rejected; external entities are never read. */
import { Parser } from 'xml2js';

/** A parsed element. */
export interface XmlElement {
  /** As written in the document, including a prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Its own text and CDATA sections joined, entities decoded, trimmed. */
  readonly text: string;
  /** In document order; always a list. */
  readonly children: readonly XmlElement[];
}

export interface XmlLimits {
  /** The maximum nesting of elements, including the root. */
  readonly maxDepth?: number;
  readonly maxElements?: number;
}

const MAX_DEPTH = 64;
const MAX_ELEMENTS = 200_000;

/** A text is not acceptable XML. The message says why, and quotes nothing but a tag or an entity. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
}

/**
 * Parses a document and returns its root; a byte order mark and an XML declaration may precede it, and the declared
 * encoding is ignored. Throws XmlError for a document that is truncated, not well-formed, too deep or too large, or that
 * has several roots or a doctype (and with it entities of its own).
 */
export function parseXml(
  text: string,
  { maxDepth = MAX_DEPTH, maxElements = MAX_ELEMENTS }: XmlLimits = {},
): XmlElement {
  const document = text.replace(/^\uFEFF/, '').trim();
  refuseNonXml(document);
  return elementOf(parseDocument(document, maxElements), maxDepth);
}

/** The first child of that name, ignoring case; null when there is none. */
export function child(element: XmlElement, name: string): XmlElement | null {
  const wanted = name.toLowerCase();
  return element.children.find((each) => each.name.toLowerCase() === wanted) ?? null;
}

/** All children of that name, ignoring case. */
export function childrenNamed(element: XmlElement, name: string): readonly XmlElement[] {
  const wanted = name.toLowerCase();
  return element.children.filter((each) => each.name.toLowerCase() === wanted);
}

/** The first descendant of that name in document order, ignoring case; null when there is none. */
export function descendant(element: XmlElement, name: string): XmlElement | null {
  const wanted = name.toLowerCase();
  for (const each of element.children) {
    const found = each.name.toLowerCase() === wanted ? each : descendant(each, wanted);
    if (found) return found;
  }
  return null;
}

/** The text of the first child of that name; null when there is no such child, or it is empty. */
export function textOf(element: XmlElement, name: string): string | null {
  return child(element, name)?.text || null;
}

/** An element to write. */
export interface XmlNode {
  readonly name: string;
  readonly content: XmlContent;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Text is written as CDATA; numbers and booleans are written verbatim. */
export type XmlContent = string | number | boolean | readonly XmlNode[];

/** Makes an element to write. Its name and those of its attributes are not validated: they must not be user input. */
export function writeXml(
  name: string,
  content: XmlContent,
  attributes: Readonly<Record<string, string>> = {},
): XmlNode {
  return { name, content, attributes };
}

/** Serialises an element, without an XML declaration. Characters that XML cannot represent become U+FFFD. */
export function toXml({ name, content, attributes }: XmlNode): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${inAttribute(value)}"`);
  return `<${name}${written.join('')}>${inElement(content)}</${name}>`;
}

function inElement(content: XmlContent): string {
  if (typeof content === 'string') return content === '' ? '' : inCdata(content);
  return typeof content === 'object' ? content.map(toXml).join('') : String(content);
}

/** A CDATA section ends at the first "]]>", so a text that contains one is split into two sections. */
function inCdata(text: string): string {
  return `<![CDATA[${representable(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

function inAttribute(text: string): string {
  return representable(text).replace(/[&<>"'\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** XML cannot represent most control characters, not even as entities. */
function representable(text: string): string {
  // eslint-disable-next-line no-control-regex -- Control characters are what it matches.
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD');
}

/** Comments, processing instructions and white space, which may precede a doctype or the root. */
const MISCELLANEOUS = /(?:<\?[^]*?\?>|<!--[^]*?-->|\s+)/y;

/** Checks the beginning of the document before parsing, because each kind of wrong document has a cause of its own. */
function refuseNonXml(document: string): void {
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

/** Keys of the objects that xml2js returns. Unlike its default keys, they cannot collide with names of elements. */
const NAME = '#name';
const TEXT = '#text';
const ATTRIBUTES = '#attributes';
const CHILDREN = '#children';

/** An element as xml2js returns it. */
interface ParsedElement {
  readonly [NAME]: string;
  readonly [TEXT]?: string;
  readonly [ATTRIBUTES]?: Readonly<Record<string, string>>;
  readonly [CHILDREN]?: readonly ParsedElement[];
}

/**
 * The root as xml2js returns it. Its parseString with a callback returns as soon as the first root is closed and ignores
 * later errors, so this listens to its events until the end of the text.
 */
function parseDocument(document: string, maxElements: number): ParsedElement {
  let root: ParsedElement | null = null;
  let problem: unknown = null;
  let elements = 0;
  const refuse = (error: unknown): never => {
    problem ??= error;
    // Stops the parser, which would otherwise report the same error repeatedly.
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

/** The parser's messages have three lines: the problem, and the line and column, counted from zero. */
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
