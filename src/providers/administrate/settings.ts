import { z } from 'zod';
import { baseUrlSetting, withoutTrailingSlash } from '../../http/base-url';
import { canonicalTimeZone } from '../../zones/time-zone';
import { problemsOf, type SettingDescription, type SettingProblem } from '../../provider-kit/port';

export interface AdministrateSettings {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly username: string;
  readonly password: string;
  /** Canonical zone of events that name none; with the time-zone feature off, of all events. */
  readonly timeZone: string;
  /** Whether the installation has the "Time Zone feature", under which a create must name a zone. */
  readonly timeZoneFeature: boolean;
}

export const variables: readonly SettingDescription[] = [
  {
    name: 'ADMINISTRATE_BASE_URL',
    description: 'Address of your installation.',
    example: 'https://acme.administrateapp.com',
    required: true,
  },
  {
    name: 'ADMINISTRATE_USERNAME',
    description: 'The "WEB User" with the product "REST API".',
    example: 'api@acme.example',
    required: true,
  },
  {
    name: 'ADMINISTRATE_PASSWORD',
    description: 'The password of that user.',
    example: 'correct-horse-battery',
    required: true,
    secret: true,
  },
  {
    name: 'ADMINISTRATE_TIME_ZONE',
    description: 'IANA zone of events that name none.',
    example: 'Europe/London',
    default: 'UTC',
  },
  {
    name: 'ADMINISTRATE_TIME_ZONE_FEATURE',
    description: 'Whether your installation has the Time Zone feature: `on` or `off`.',
    example: 'on',
    default: 'on',
  },
];

const baseUrl = baseUrlSetting({
  secret: 'the password',
  problem: ({ hostname, pathname }) => {
    if (hostname.toUpperCase().startsWith('YOUR-SUBDOMAIN.')) return 'still has the placeholder YOUR-SUBDOMAIN in it';
    const isPathOfApi = /\/api(\/v\d[\d.]*)?\/*$/.test(pathname);
    return isPathOfApi ? 'ends in the path of the API, which is added here: give the host alone' : null;
  },
}).transform(withoutTrailingSlash);

const timeZone = z.string().transform((text, context) => {
  const canonical = canonicalTimeZone(text);
  if (canonical) return canonical;
  context.addIssue({ code: 'custom', message: `is "${text}", which is no IANA time zone` });
  return z.NEVER;
});

const schema = z.object({
  ADMINISTRATE_BASE_URL: baseUrl,
  ADMINISTRATE_USERNAME: z.string().regex(/^[^:]+$/, 'may not hold a colon: HTTP Basic authentication cannot carry it'),
  ADMINISTRATE_PASSWORD: z.string().min(4, 'is too short to be kept out of the log: at least 4 characters'),
  ADMINISTRATE_TIME_ZONE: timeZone.default('UTC'),
  ADMINISTRATE_TIME_ZONE_FEATURE: z.enum(['on', 'off'], 'is neither on nor off').default('on'),
});

export type SettingsResult = { settings: AdministrateSettings } | { problems: readonly SettingProblem[] };

/** Checks the variables of a configured Administrate; every problem is told, not only the first. */
export function readSettings(values: Readonly<Record<string, string | undefined>>): SettingsResult {
  const result = schema.safeParse(values);
  if (!result.success) return { problems: problemsOf(result.error, variables) };
  const data = result.data;
  return {
    settings: {
      baseUrl: data.ADMINISTRATE_BASE_URL,
      username: data.ADMINISTRATE_USERNAME,
      password: data.ADMINISTRATE_PASSWORD,
      timeZone: data.ADMINISTRATE_TIME_ZONE,
      timeZoneFeature: data.ADMINISTRATE_TIME_ZONE_FEATURE === 'on',
    },
  };
}
