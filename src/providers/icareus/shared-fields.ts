/** What the bodies of events and rooms have in common. Pure. Source: "Event Data" and "Event Room Data JSON Object". */
import { userError, UserErrors } from '../../model/user-error';
import { textOf } from './localized-text';
import { type AskedWindows, type StoredWindows, windowsData } from './time-window';
import { globalId, kinds, type Kind, participantGlobalId, parseNativeId, TITLE } from './ids';
import { InputProblems, type Path } from './input-problems';
import { type UpdateIcareusEventInput } from './events/input';
import { type LocalizedTextInput } from './localized-text-input';
import { type RoomData, type WireText } from './wire';

type SharedInput = Pick<UpdateIcareusEventInput, 'name' | 'description' | 'publicName' | 'themeId'>;

/** Texts and theme, as they are sent. */
export function sharedData({ name, description, publicName, themeId }: SharedInput, problems: InputProblems): RoomData {
  if (name === null) problems.refuseNull(['name']);
  return {
    name: name ? textOf(name, ['name'], problems, false) : undefined,
    description: clearless(description, 'description', problems),
    publicName: clearless(publicName, 'publicName', problems),
    eventTheme: ownNumber(themeId, 'themeId', problems),
  };
}

function clearless(
  text: LocalizedTextInput | null | undefined,
  field: string,
  problems: InputProblems,
): WireText | undefined {
  if (text === null) problems.refuseClearing([field]);
  return text ? textOf(text, [field], problems, true) : undefined;
}

/** One of the suite's own numbers, as it is sent. */
export function ownNumber(
  value: string | null | undefined,
  field: 'themeId' | 'channelId',
  problems: InputProblems,
): number | undefined {
  if (value === null) problems.refuseClearing([field]);
  if (value === null || value === undefined) return undefined;
  const number = parseNativeId(value);
  if (number === null) {
    const example = field === 'themeId' ? '3319901' : '2977205';
    const says = `there is no "${value}". ${TITLE}'s own ids of these are whole numbers, as "${example}".`;
    problems.refuse('NOT_FOUND', [field], says);
    return undefined;
  }
  return Number(number);
}

/** The input without what is null: a create has nothing to clear. */
export function withoutNulls<T extends object>(input: T): { [Key in keyof T]: Exclude<T[Key], null> } {
  const given = Object.entries(input).filter(([, value]) => value !== null);
  return Object.fromEntries(given) as { [Key in keyof T]: Exclude<T[Key], null> };
}

/** A body without what is not given: only what the caller gave is sent. */
export function givenData<T extends object>(data: T): T {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)) as T;
}

/** The body of an update, its windows completed by what is stored. Throws UserErrors. */
export function completeUpdate<T extends RoomData>(
  { data, ...asked }: AskedWindows & { readonly data: T },
  stored: StoredWindows,
): T {
  const problems = new InputProblems();
  const complete = { ...data, ...windowsData(asked, stored, problems) };
  problems.done();
  return complete;
}

const EXAMPLES: Readonly<Record<Kind, string>> = {
  event: globalId(kinds.event, '3697601'),
  room: globalId(kinds.room, '3697602'),
  participant: participantGlobalId('3697601', '77'),
};

const NAMES: Readonly<Record<Kind, string>> = { event: 'an event', room: 'a room', participant: 'a participant' };

/** The user error of an id that nothing has. */
export function noSuch(kind: Kind, id: string, path: Path): UserErrors {
  const advice = `Give the id of ${NAMES[kind]} of ${TITLE}, as "${EXAMPLES[kind]}".`;
  return new UserErrors([userError('NOT_FOUND', `${path.join('.')}: there is no "${id}". ${advice}`, path)]);
}
