/** Everything but the characters of XML 1.0: control characters other than tabs and line ends, and halves of surrogate pairs. */
const NOT_IN_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** What is wrong with a text for a provider that speaks XML, in which it would come back as another one; null when nothing is. */
export function problemInXml(text: string): string | null {
  const [character] = NOT_IN_XML.exec(text) ?? [];
  if (character === undefined) return null;
  const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  return `it holds the character U+${code}, which XML cannot carry. Leave it out.`;
}
