import { GraphQLError, type GraphQLScalarType } from 'graphql';
import { z } from 'zod';
import { InvalidArgument } from '../model/invalid-argument';
import { SchedulingProvider } from '../model/registry';
import { DateTime, EmailAddress } from '../model/scalars';
import { type ScheduleFilter } from '../model/schedule';
import { checkWindow, LONGEST_WINDOW_DAYS } from '../schedule/window';

const DAY_MS = 86_400_000;
const DAYS_BACK = 30;
const DAYS_AHEAD = 366;

/** The parameters of a calendar feed. */
export interface CalendarQuery {
  readonly from: Date;
  readonly to: Date;
  readonly filter: ScheduleFilter;
}

/** A query that cannot be used; one sentence or more, each of which begins with the parameter's name. */
export interface CalendarQueryProblem {
  readonly problem: string;
}

/** Reads the parameters of a calendar's address, with the same rules as the schedule's arguments in GraphQL. */
export function readCalendarQuery(parameters: unknown): CalendarQuery | CalendarQueryProblem {
  const result = parametersSchema.safeParse(parameters);
  if (!result.success) return { problem: result.error.issues.map(sentenceOf).join(' ') };
  const { providers, hosts, venueIds, text, includeCancelled } = result.data;
  const { from, to } = windowOf(result.data);
  try {
    checkWindow(from, to);
  } catch (error) {
    if (error instanceof InvalidArgument) return { problem: error.message };
    throw error;
  }
  return { from, to, filter: { providers, hosts, venueIds, text, includeCancelled } };
}

/**
 * Whole days, so that requests of the same day have the same window. Where one end is given, the other one is as far
 * away as a window may reach, so that an address does not come to ask for too much as time passes.
 */
function windowOf({ from, to }: { readonly from: Date | null; readonly to: Date | null }): { from: Date; to: Date } {
  const longest = LONGEST_WINDOW_DAYS * DAY_MS;
  if (from) return { from, to: to ?? new Date(from.getTime() + longest) };
  if (to) return { from: new Date(to.getTime() - longest), to };
  const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  return { from: new Date(today - DAYS_BACK * DAY_MS), to: new Date(today + DAYS_AHEAD * DAY_MS) };
}

const single = z.string({
  error: ({ input }) => (Array.isArray(input) ? 'is given more than once.' : undefined),
});

/** "a,b" and "?x=a&x=b" both occur; what has no value is as if it were left out, as forms send it. */
const list = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => [value].flat().flatMap((text) => text.split(',')))
  .transform((values) => values.map((value) => value.trim()).filter((value) => value !== ''))
  .transform((values) => (values.length === 0 ? null : values));

/** A value as a scalar of the graph reads it. */
function readAs<T>(scalar: GraphQLScalarType<T, unknown>, text: string, context: z.RefinementCtx): T {
  try {
    return scalar.parseValue(text);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    context.addIssue({ code: 'custom', message: error.message });
    return z.NEVER;
  }
}

const instant = single.transform((text, context) => {
  // "+" stands for a space in addresses.
  if (/ \d\d:\d\d$/.test(text)) {
    context.addIssue({ code: 'custom', message: 'has a "+" before its offset that has to be written as "%2B".' });
    return z.NEVER;
  }
  return readAs(DateTime, text, context);
});

const providers = list.transform((values, context) =>
  values?.map((value) => {
    const provider = value.toUpperCase();
    if (!Object.hasOwn(SchedulingProvider, provider)) {
      const known = Object.keys(SchedulingProvider).join(', ');
      context.addIssue({ code: 'custom', message: `"${value}" is none of ${known}.` });
    }
    return provider;
  }),
);

const hosts = list.transform((values, context) => values?.map((value) => readAs(EmailAddress, value, context)));

const parametersSchema = z.strictObject({
  from: instant.nullable().default(null),
  to: instant.nullable().default(null),
  providers: providers.nullable().default(null),
  hosts: hosts.nullable().default(null),
  venueIds: list.nullable().default(null),
  text: single.nullable().default(null),
  // A calendar application removes a session only when the feed contains it as cancelled.
  includeCancelled: single
    .pipe(z.enum(['true', 'false'], 'is neither true nor false.'))
    .default('true')
    .transform((value) => value === 'true'),
});

const PARAMETERS = Object.keys(parametersSchema.shape).join(', ');

/** The problem of a parameter, by its name. */
function sentenceOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${key}: there is no such parameter, but ${PARAMETERS}.`).join(' ');
  }
  return `${String(issue.path[0])}: ${issue.message}`;
}
