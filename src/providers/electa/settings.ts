import { z } from 'zod';
import { baseUrlSetting, withoutTrailingSlash } from '../../http/base-url';
import { NUMERIC_ID } from '../../provider-kit/identity';
import {
  jsonSetting,
  readSettings,
  secretSetting,
  type SettingDescription,
  type SettingsResult,
  type SettingValues,
} from '../../provider-kit/settings';
import { canonicalTimeZone } from '../../zones/time-zone';

export interface ElectaSettings {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  /** Electa's CID, which is sent with every call. */
  readonly companyId: string;
  /** A key that tokens are fetched with, or a token that is fetched elsewhere. */
  readonly credentials: { readonly appKey: string } | { readonly token: string };
  /** Electa's ids of time zones, by canonical name. Zones may share an id, which is then read as the first of them. */
  readonly timeZones: ReadonlyMap<string, number>;
  /** The email addresses of presenters, by Electa's ids of them. */
  readonly presenters: ReadonlyMap<string, string>;
}

const DEFAULT_BASE_URL = 'https://api30.school-network.net';

/** The setting with Electa's ids of time zones; messages to callers name it. */
export const TIME_ZONES_SETTING = 'ELECTA_TIME_ZONES';

export const descriptions: readonly SettingDescription[] = [
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
    description: 'Instead of the key: a token that is fetched elsewhere. Tokens expire after 20 minutes.',
    example: 'b63b8ee4-16e3-4bff-a125-7a6a06af34b9',
    secret: true,
  },
  {
    name: TIME_ZONES_SETTING,
    description:
      "Electa's numeric ids of the time zones that you schedule in, as JSON. Electa does not publish them: request them from its support, or read them from the form in your account. Sessions in other zones are refused.",
    example: '{"Europe/London":95}',
    default: '{}',
  },
  {
    name: 'ELECTA_PRESENTERS',
    description:
      "The email addresses of your presenters, as JSON, by Electa's numeric ids of them. Electa does not return email addresses: without this, a presenter who is booked at another provider at the same time is not detected.",
    example: '{"122211":"tutor@example.com"}',
    default: '{}',
  },
];

const timeZones = jsonSetting(
  z.record(z.string(), z.unknown()),
  'a JSON object of zone names and whole numbers',
).transform((table, context) => {
  const ids = new Map<string, number>();
  for (const [name, id] of Object.entries(table)) {
    const zone = canonicalTimeZone(name);
    const known = zone === null ? undefined : ids.get(zone);
    if (zone === null) context.addIssue(`names "${name}", which is not an IANA time zone`);
    else if (!isZoneId(id)) context.addIssue(`gives ${name} an id that is not a whole number`);
    else if (known !== undefined && known !== id) context.addIssue(`gives ${zone} two ids, ${known} and ${id}`);
    else ids.set(zone, id);
  }
  return ids;
});

const isZoneId = (id: unknown): id is number => Number.isInteger(id) && Math.abs(id as number) < 2 ** 31;

const presenters = jsonSetting(
  z.record(z.string().regex(NUMERIC_ID), z.email()),
  "a JSON object of Electa's whole numbers and email addresses",
).transform((table): ReadonlyMap<string, string> => new Map(Object.entries(table)));

const schema = z
  .object({
    ELECTA_BASE_URL: baseUrlSetting({ secret: 'a token' }).transform(withoutTrailingSlash).default(DEFAULT_BASE_URL),
    ELECTA_COMPANY_ID: z
      .string()
      .trim()
      .regex(/^\d{1,15}$/, 'is not a whole number'),
    ELECTA_APP_KEY: secretSetting().optional(),
    ELECTA_TOKEN: secretSetting().optional(),
    [TIME_ZONES_SETTING]: timeZones.default(new Map()),
    ELECTA_PRESENTERS: presenters.default(new Map()),
  })
  .refine(({ ELECTA_APP_KEY, ELECTA_TOKEN }) => !(ELECTA_APP_KEY && ELECTA_TOKEN), {
    path: ['ELECTA_TOKEN'],
    message: 'is set beside ELECTA_APP_KEY, and only one of them can be used',
  })
  .refine(({ ELECTA_APP_KEY, ELECTA_TOKEN }) => ELECTA_APP_KEY ?? ELECTA_TOKEN, {
    path: ['ELECTA_APP_KEY'],
    message: 'is missing, and ELECTA_TOKEN too',
  })
  .transform(({ ELECTA_APP_KEY, ELECTA_TOKEN, ...values }): ElectaSettings => ({
    baseUrl: values.ELECTA_BASE_URL,
    companyId: values.ELECTA_COMPANY_ID,
    credentials: ELECTA_TOKEN ? { token: ELECTA_TOKEN } : { appKey: ELECTA_APP_KEY! },
    timeZones: values[TIME_ZONES_SETTING],
    presenters: values.ELECTA_PRESENTERS,
  }));

export const readElectaSettings = (values: SettingValues): SettingsResult<ElectaSettings> =>
  readSettings(schema, descriptions, values);
