/**
 * Request bodies of events from inputs. Pure. Only rules that the provider's page states are checked here: an event may
 * lie in the past, as in the page's samples.
 */
import { InputProblems, type InputPath } from '../../../provider-kit/input-problems';
import { definedData, languageData, sharedData, textData, withoutNulls } from '../body';
import { invalidId } from '../errors';
import { identity, kinds, TITLE } from '../ids';
import { isHalf, type RequestedWindows, requestedWindowsOf, wholeWindowsData, windowsData } from '../time-window';
import { type EventData, type GdprData } from '../wire';
import { type CreateIcareusEventInput, type GdprInput, type UpdateIcareusEventInput } from './input';

/** An update after all checks that do not depend on the stored event. */
export interface PreparedEventUpdate extends RequestedWindows {
  readonly eventId: string;
  /** The changes, without windows of which only one end is given. */
  readonly data: EventData;
}

/** The body of a create. Throws UserErrors. */
export function createEventData(input: CreateIcareusEventInput): EventData {
  const problems = new InputProblems(TITLE);
  const given = withoutNulls(input);
  const requested = requestedWindowsOf(given, problems);
  const data = definedData({
    ...sharedData(given, problems),
    ...windowsData(requested, null, problems),
    ...eventOnlyData({ ...given, gdpr: given.gdpr && withoutNulls(given.gdpr) }, problems),
  });
  problems.throwIfAny();
  return data;
}

/** Makes all checks of an update that do not depend on the stored event. Throws UserErrors. */
export function prepareEventUpdate(input: UpdateIcareusEventInput): PreparedEventUpdate {
  const eventId = identity.nativeIdIn(kinds.event, input.id);
  if (eventId === null) throw invalidId(kinds.event, input.id);
  const problems = new InputProblems(TITLE);
  const requested = requestedWindowsOf(input, problems);
  const data = definedData({
    ...sharedData(input, problems),
    ...wholeWindowsData(requested, problems),
    ...eventOnlyData(input, problems),
  });
  problems.throwIfAny();
  return { eventId, data, ...requested };
}

/** Whether an update gives only one end of a window, so that the other must be read. */
export const needsStoredWindows = (requested: RequestedWindows): boolean =>
  isHalf(requested.own) || isHalf(requested.public);

type EventOnly = Pick<UpdateIcareusEventInput, 'defaultLocale' | 'locales' | 'thumbnailUrl' | 'externalId' | 'gdpr'>;

/** The fields that a room does not have. */
function eventOnlyData(input: EventOnly, problems: InputProblems): EventData {
  const { defaultLocale, locales, thumbnailUrl, externalId, gdpr } = input;
  if (defaultLocale === null) problems.refuseNull('defaultLocale');
  if (thumbnailUrl === null) problems.refuseClearing('thumbnailUrl', 'Remove the image with removeThumbnail.');
  if (externalId === null) problems.refuseClearing('externalId');
  if (gdpr === null) problems.refuseClearing('gdpr');
  // The list replaces the stored one, so an empty list clears it; the suite adds the default language.
  const languages = locales === null ? [] : locales && languagesData(locales, problems);
  return {
    eventThumbnail: thumbnailUrl ?? undefined,
    defaultLanguage: defaultLocale ? languageData(defaultLocale, ['defaultLocale'], problems) : undefined,
    eventLanguages: languages,
    gdpr: gdpr ? gdprData(gdpr, ['gdpr'], problems) : undefined,
    externalId: externalId ?? undefined,
  };
}

function languagesData(locales: readonly string[], problems: InputProblems): readonly string[] {
  const languages = new Set<string>();
  locales.forEach((locale, index) => {
    const at = ['locales', String(index)];
    const language = languageData(locale, at, problems);
    if (language === undefined) return;
    if (languages.has(language)) problems.refuse('INVALID', at, `${locale} is repeated. Give each language once.`);
    languages.add(language);
  });
  return [...languages];
}

/** Undefined if no part is given. */
function gdprData(input: GdprInput, path: InputPath, problems: InputProblems): GdprData | undefined {
  const gdpr: { -readonly [Part in keyof GdprData]: GdprData[Part] } = {};
  for (const part of ['termsOfService', 'privacyPolicy', 'copyright'] as const) {
    const value = input[part];
    if (value === undefined) continue;
    const at = [...path, part];
    if (value === null) problems.refuseClearing(at);
    else gdpr[part] = textData(value, at, problems, true);
  }
  return Object.keys(gdpr).length === 0 ? undefined : gdpr;
}
