import { problemInXml } from '../../src/model/xml-text';

describe('A text for XML', () => {
  it.each(['', 'Zoë & <Co>', 'two\r\nlines\tand a tab', '\u007F\u0085', '\uE000\uFFFD', '🎓'])('may be %j', (text) => {
    expect(problemInXml(text)).toBeNull();
  });

  it.each([
    ['\u0000', 'U+0000'],
    ['bell \u0007 and \u0000', 'U+0007'],
    ['\u001B[1m', 'U+001B'],
    ['\uFFFF', 'U+FFFF'],
    ['half \uD83C of one', 'U+D83C'],
    ['🎓\uDF93', 'U+DF93'],
  ])('may not be %j', (text, character) => {
    expect(problemInXml(text)).toBe(`it holds the character ${character}, which XML cannot carry. Leave it out.`);
  });
});
