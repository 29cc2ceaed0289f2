import { z } from 'zod';
import { baseUrlSetting, withoutTrailingSlash } from '../../http/base-url';
import { problemsOf, type SettingDescription, type SettingProblem } from '../../provider-kit/port';
import { TimeZoneTable, TimeZoneTableError } from './time-zones';

/** How this service shows who it is: by a key that buys tokens, or by a token that somebody else bought. */
type ElectaCredentials = { readonly appKey: string } | { readonly token: string };

export interface ElectaSettings {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  /** Electa's CID, which goes with every call. */
  readonly companyId: string;
  readonly credentials: ElectaCredentials;
  readonly timeZones: TimeZoneTable;
  /** The addresses of presenters, by Electa's numbers of them. */
  readonly presenters: ReadonlyMap<string, string>;
}

const DEFAULT_BASE_URL = 'https://api30.school-network.net';

/** The setting that says which zone ids Electa uses; messages to callers name it. */
export const TIME_ZONES_SETTING = 'ELECTA_TIME_ZONES';

export const variables: readonly SettingDescription[] = [
  {
    name: 'ELECTA_BASE_URL',
    description: 'Address of the API 3.0.',
    example: DEFAULT_BASE_URL,
    default: DEFAULT_BASE_URL,
  },
  { name: 'ELECTA_COMPANY_ID', description: 'The number of your company, the CID.', example: '12345', required: true },
  {
    name: 'ELECTA_APP_KEY',
    description: 'The application key of your company, with which this service fetches its tokens.',
    example: '0123456789abcdef0123456789abcdef',
    required: true,
    alternative: 'ELECTA_TOKEN',
    secret: true,
  },
  {
    name: 'ELECTA_TOKEN',
    description: 'In place of the key: a token that something else fetches. Tokens end after 20 minutes.',
    example: 'b63b8ee4-16e3-4bff-a125-7a6a06af34b9',
    secret: true,
  },
  {
    name: TIME_ZONES_SETTING,
    description:
      "Electa's numeric ids of the time zones that you schedule in, as JSON. Electa publishes them nowhere: ask its support, or read them in the form of your account. Sessions in other zones are refused.",
    example: '{"Europe/London":95}',
    default: '{}',
  },
  {
    name: 'ELECTA_PRESENTERS',
    description:
      "The e-mail addresses of your presenters, as JSON, by Electa's numeric ids of them. Electa tells no addresses: without this, nobody sees that a presenter is booked elsewhere at the same time.",
    example: '{"122211":"tutor@example.com"}',
    default: '{}',
  },
];

const baseUrl = baseUrlSetting({ secret: 'a token' }).transform(withoutTrailingSlash);

const timeZones = z.string().transform((text, context) => {
  try {
    const table: unknown = JSON.parse(text);
    if (typeof table !== 'object' || table === null || Array.isArray(table)) throw new SyntaxError();
    return TimeZoneTable.of(Object.entries(table));
  } catch (error) {
    const message =
      error instanceof TimeZoneTableError ? error.message : 'is no JSON object of zone names and whole numbers';
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  }
});

const presenters = z.string().transform((text, context) => {
  const result = presenterTable.safeParse(text);
  if (result.success) return new Map(Object.entries(result.data));
  context.addIssue({ code: 'custom', message: "is no JSON object of Electa's whole numbers and e-mail addresses" });
  return z.NEVER;
});

const presenterTable = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'is no JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string().regex(/^[1-9]\d{0,14}$/), z.email()));

const secret = z.string().trim().min(8, 'is too short to be kept out of the log: at least 8 characters').optional();

const schema = z
  .object({
    ELECTA_BASE_URL: baseUrl.default(DEFAULT_BASE_URL),
    ELECTA_COMPANY_ID: z
      .string()
      .trim()
      .regex(/^\d{1,15}$/, 'is no whole number'),
    ELECTA_APP_KEY: secret,
    ELECTA_TOKEN: secret,
    [TIME_ZONES_SETTING]: timeZones.default(() => TimeZoneTable.of([])),
    ELECTA_PRESENTERS: presenters.default(() => new Map()),
  })
  .refine((values) => !(values.ELECTA_APP_KEY && values.ELECTA_TOKEN), {
    path: ['ELECTA_TOKEN'],
    message: 'stands beside ELECTA_APP_KEY, and only one of them can be used',
  })
  .refine((values) => values.ELECTA_APP_KEY ?? values.ELECTA_TOKEN, {
    path: ['ELECTA_APP_KEY'],
    message: 'is missing, and ELECTA_TOKEN too',
  });

export type SettingsResult = { settings: ElectaSettings } | { problems: readonly SettingProblem[] };

/** Checks the variables of a configured Electa; every problem is told, not only the first. */
export function readSettings(values: Readonly<Record<string, string | undefined>>): SettingsResult {
  // An empty variable is one that is not set: so the sandbox says that its key, and no token beside it, counts.
  const result = schema.safeParse(Object.fromEntries(Object.entries(values).filter(([, value]) => value)));
  if (!result.success) return { problems: problemsOf(result.error, variables) };
  const { ELECTA_BASE_URL, ELECTA_COMPANY_ID, ELECTA_APP_KEY, ELECTA_TOKEN } = result.data;
  return {
    settings: {
      baseUrl: ELECTA_BASE_URL,
      companyId: ELECTA_COMPANY_ID,
      credentials: ELECTA_TOKEN ? { token: ELECTA_TOKEN } : { appKey: ELECTA_APP_KEY! },
      timeZones: result.data[TIME_ZONES_SETTING],
      presenters: result.data.ELECTA_PRESENTERS,
    },
  };
}
