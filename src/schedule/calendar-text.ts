// What RFC 5545 allows in a text: no control characters but the tab, and lone halves of a character are no UTF-8.
const LINE_BREAKS = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g;
// eslint-disable-next-line no-control-regex -- they are what this is about
const NOT_TEXT = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]|\p{Cs}/gu;

/** A text as iCalendar allows it, with its line breaks. Control characters become spaces. */
export const calendarText = (text: string): string => text.replace(LINE_BREAKS, '\n').replace(NOT_TEXT, ' ').trim();

/** The same in one line. */
export const calendarLine = (text: string): string => calendarText(text).replace(/\s*\n\s*/g, ' ');

/**
 * A person's name where it has to stand in quotes. RFC 5545 (3.2) knows no way to write a quote or an escape there, and
 * programs differ in how they read what later RFCs made up for it.
 */
export const calendarName = (name: string): string => calendarLine(name).replaceAll('"', "'").replaceAll('\\', '/');

const LINE_OCTETS = 75;

/** Folds lines (RFC 5545, 3.1): none is longer than 75 octets, and no character is cut. */
export const foldLines = (text: string): string => text.split('\r\n').map(foldLine).join('\r\n');

function foldLine(line: string): string {
  const octets = Buffer.from(line);
  const parts: string[] = [];
  for (let start = 0, end = 0; end < octets.length; start = end) {
    // The blank that a further line begins with counts as well.
    end = Math.min(start + (start === 0 ? LINE_OCTETS : LINE_OCTETS - 1), octets.length);
    while (isInsideCharacter(octets[end])) end -= 1;
    parts.push(octets.toString('utf8', start, end));
  }
  return parts.join('\r\n ');
}

/** Whether an octet of UTF-8 continues the character before it. */
const isInsideCharacter = (octet: number | undefined): boolean => octet !== undefined && (octet & 0xc0) === 0x80;
