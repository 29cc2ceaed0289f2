/**
 * Inputs of events in, request bodies out, or user errors. Pure: what the page lets be known before a call is checked
 * here, and nothing else: an event may lie in the past, as those of the page's examples do.
 */
import { givenData, noSuch, sharedData, withoutNulls } from '../shared-fields';
import { checkedLanguage, gdprOf } from '../localized-text';
import { askedWindowsOf, type AskedWindows, isHalf, wholeWindowsData, windowsData } from '../time-window';
import { kinds, nativeIdIn } from '../ids';
import { InputProblems } from '../input-problems';
import { type CreateIcareusEventInput, type UpdateIcareusEventInput } from './input';
import { type EventData } from '../wire';

/** An update of which everything is checked that does not depend on the event as it is stored. */
export interface PreparedEventUpdate extends AskedWindows {
  readonly eventId: string;
  /** What changes, but for windows of which only one end is given. */
  readonly data: EventData;
}

/** The body of a create. Throws UserErrors. */
export function createEventData(input: CreateIcareusEventInput): EventData {
  const problems = new InputProblems();
  // Null where an update would clear is the same as nothing in a create.
  const given = withoutNulls(input);
  const asked = askedWindowsOf(given, problems);
  const data = givenData({
    ...sharedData(given, problems),
    ...windowsData(asked, null, problems),
    ...eventOnlyData({ ...given, gdpr: given.gdpr && withoutNulls(given.gdpr) }, problems),
  });
  problems.done();
  return data;
}

/** Checks everything in an update that does not depend on the event as it is stored. Throws UserErrors. */
export function prepareEventUpdate(input: UpdateIcareusEventInput): PreparedEventUpdate {
  const eventId = nativeIdIn(kinds.event, input.id);
  if (eventId === null) throw noSuch(kinds.event, input.id, ['id']);
  const problems = new InputProblems();
  const asked = askedWindowsOf(input, problems);
  const data = givenData({
    ...sharedData(input, problems),
    ...wholeWindowsData(asked, problems),
    ...eventOnlyData(input, problems),
  });
  problems.done();
  return { eventId, data, ...asked };
}

/** Whether an update gives one end of a window only, so that the other has to be read. */
export const needsStoredWindows = (asked: AskedWindows): boolean => isHalf(asked.own) || isHalf(asked.public);

type EventOnly = Pick<UpdateIcareusEventInput, 'defaultLocale' | 'locales' | 'thumbnailUrl' | 'externalId' | 'gdpr'>;

/** What a room does not have. */
function eventOnlyData(input: EventOnly, problems: InputProblems): EventData {
  const { defaultLocale, locales, thumbnailUrl, externalId, gdpr } = input;
  if (defaultLocale === null) problems.refuseNull(['defaultLocale']);
  if (thumbnailUrl === null) problems.refuseClearing(['thumbnailUrl'], 'removeThumbnail removes the picture.');
  if (externalId === null) problems.refuseClearing(['externalId']);
  if (gdpr === null) problems.refuseClearing(['gdpr']);
  // The list replaces the one that is stored, so an empty one clears it: the suite keeps the default language in it.
  const languages = locales === null ? [] : locales && languagesOf(locales, problems);
  return {
    eventThumbnail: thumbnailUrl ?? undefined,
    defaultLanguage: defaultLocale ? checkedLanguage(defaultLocale, ['defaultLocale'], problems) : undefined,
    eventLanguages: languages,
    gdpr: gdpr ? gdprOf(gdpr, ['gdpr'], problems) : undefined,
    externalId: externalId ?? undefined,
  };
}

function languagesOf(locales: readonly string[], problems: InputProblems): readonly string[] {
  const languages = new Set<string>();
  locales.forEach((locale, index) => {
    const at = ['locales', String(index)];
    const language = checkedLanguage(locale, at, problems);
    if (language === undefined) return;
    if (languages.has(language)) problems.refuse('INVALID', at, `${locale} is there already; give each language once.`);
    languages.add(language);
  });
  return [...languages];
}
