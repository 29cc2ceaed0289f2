import { LocalizedText, translation } from '../../src/model/localized-text';

describe('A localized text', () => {
  const text = LocalizedText.of([translation('en-US', 'Name'), translation('fi-FI', 'Nimi')], 'fi-FI')!;

  it('is told in the locale asked for', () => {
    expect(text.text('en-US')).toBe('Name');
  });

  it('is told in the default language where it does not come in that locale, or none was asked for', () => {
    expect([text.text('sv-SE'), text.text(null), text.text()]).toEqual(['Nimi', 'Nimi', 'Nimi']);
  });

  it('is told in any where it does not come in the default language', () => {
    expect(LocalizedText.of([translation('sv-SE', 'Namn')], 'fi-FI')?.text('en-US')).toBe('Namn');
  });

  it('that comes in no language is none', () => {
    expect(LocalizedText.of([], 'fi-FI')).toBeNull();
  });

  it('that is promised and missing has something in its place, and no translations', () => {
    const missing = LocalizedText.inPlaceOf('Icareus event 12');
    expect([missing.text('fi-FI'), missing.translations]).toEqual(['Icareus event 12', []]);
  });
});
