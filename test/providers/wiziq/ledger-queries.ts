import { type TestApp } from '../../support/app';

export const CLASS = `id providerRecord title startsAt endsAt timeZone status durationMinutes extendMinutes presenterEmail
  presenterControls attendeeControls returnUrl attendeeLimit hosts { email } series { id }`;
export const CREATE = `mutation ($input: CreateClassInput!) {
  createClass(input: $input) { class { ${CLASS} } userErrors { code message field providerCode } }
}`;
export const CREATE_SERIES = `mutation ($input: CreateRecurringClassInput!) {
  createRecurringClass(input: $input) {
    series { id title repeat occurrences classes { ${CLASS} } } userErrors { code message field providerCode }
  }
}`;
export const UPDATE = `mutation ($input: UpdateClassInput!) {
  updateClass(input: $input) { class { id title } userErrors { code } }
}`;
export const RESOLVE = `mutation ($input: ResolveWriteInput!) {
  resolveWrite(input: $input) { write { id state result { __typename id } } userErrors { code message field providerCode } }
}`;
export const WRITES = '{ writes { nodes { id operation state summary callId result { id } } } }';

/** The fields for which get_data has no column. */
export const UNRETURNED = {
  extendMinutes: 15,
  presenterControls: ['AUDIO'],
  attendeeControls: ['WRITING'],
  returnUrl: 'https://example.com/r',
};

/** The ids in the schedule of the three days around an instant, by start. */
export async function scheduledIds(app: TestApp, around: string): Promise<string[]> {
  const [from, to] = [-1, 2].map((days) => new Date(Date.parse(around) + days * 86_400_000).toISOString());
  const { data, errors } = await app.graphql(
    'query ($from: DateTime!, $to: DateTime!) { schedule(from: $from, to: $to) { nodes { id } } }',
    { from, to },
  );
  expect(errors).toEqual([]);
  return data.schedule.nodes.map(({ id }: { id: string }) => id);
}
