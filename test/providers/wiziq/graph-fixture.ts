import { type WizIqTestApp } from '../../support/wiziq-app';

export const HOUR = 3_600_000;

/**
 * A full hour that many days after the first of June of next year, when no time zone of these tests changes; each call
 * returns another one, so that classes do not overlap.
 */
let hours = 0;
export const startIn = (days: number): string => {
  hours += 1;
  const june = Date.UTC(new Date().getUTCFullYear() + 1, 5, 1);
  return new Date(june + (days * 24 + hours) * HOUR).toISOString();
};

/** The page's sample class, with changes. */
export const plain = (more: object = {}) => ({
  title: 'English Class',
  startsAt: startIn(30),
  presenterEmail: 'anna.berg@training.example',
  ...more,
});

const USER_ERRORS = 'userErrors { code message field providerCode }';
const CLASS = `id providerId provider title startsAt endsAt timeZone status durationMinutes extendMinutes presenterEmail
  presenterUrl language attendeeLimit presenterControls attendeeControls isRecorded recordingUrl returnUrl statusPingUrl
  hosts { name email } attendees { attendeeId screenName attendeeUrl } series { id } joinUrl providerRecord`;

/** The mutations and the read of one server, with all fields selected. */
export function operations(app: WizIqTestApp) {
  const mutate = async (name: string, input: object, selection: string) => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`;
    const query = `mutation ($input: ${type}) { ${name}(input: $input) { ${selection} ${USER_ERRORS} } }`;
    const { data, errors } = await app.graphql(query, { input });
    expect(errors).toEqual([]);
    return data[name];
  };

  const create = (input: object) => mutate('createClass', input, `class { ${CLASS} }`);
  const update = (input: object) => mutate('updateClass', input, `class { ${CLASS} }`);
  const addAttendees = (input: object) => mutate('addClassAttendees', input, `class { ${CLASS} }`);
  const createSeries = (input: object) =>
    mutate(
      'createRecurringClass',
      input,
      `series { id providerId title summary repeat weekly { everyWeeks days } monthly { dayOfMonth week weekday }
        occurrences until classes { ${CLASS} } }`,
    );
  const cancel = async (id: string) => {
    const query = `mutation ($id: ID!) { cancelClass(input: { id: $id }) { class { ${CLASS} } ${USER_ERRORS} } }`;
    const { data, errors } = await app.graphql(query, { id });
    expect(errors).toEqual([]);
    return data.cancelClass;
  };
  const read = async (id: string) => {
    const { data, errors } = await app.graphql(`query ($id: ID!) { class(id: $id) { ${CLASS} } }`, { id });
    expect(errors).toEqual([]);
    return data.class;
  };
  return { create, createSeries, update, cancel, addAttendees, read };
}
