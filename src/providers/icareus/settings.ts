import { isIP } from 'node:net';
import { z } from 'zod';
import { baseUrlSetting, withoutTrailingSlash } from '../../http/base-url';
import { problemsOf, type SettingDescription, type SettingProblem } from '../../provider-kit/port';

export interface IcareusSettings {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  /** A whole number, as text. */
  readonly organizationId: string;
  readonly secret: string;
  /** The address from which the suite sees this service call: part of what every token is a hash of. */
  readonly clientIp: string;
}

/** The page names no host. This one is seen in public code that calls the suite's other interfaces [INF]. */
const DEFAULT_BASE_URL = 'https://suite.icareus.com';

export const variables: readonly SettingDescription[] = [
  {
    name: 'ICAREUS_BASE_URL',
    description: 'Address of the suite, without the path of its API.',
    example: DEFAULT_BASE_URL,
    default: DEFAULT_BASE_URL,
  },
  {
    name: 'ICAREUS_ORGANIZATION_ID',
    description: 'The number of your organization in the suite.',
    example: '1909009',
    required: true,
  },
  {
    name: 'ICAREUS_SECRET',
    description: 'The secret of your organization. It goes into the token of every call and is never sent.',
    example: '0123456789abcdef0123456789abcdef',
    required: true,
    secret: true,
  },
  {
    name: 'ICAREUS_CLIENT_IP',
    description:
      'The address from which the suite sees this service call, behind a proxy or NAT the public one: every token is made for it.',
    example: '185.185.165.160',
    required: true,
  },
];

const baseUrl = baseUrlSetting({
  secret: 'a token',
  problem: ({ pathname }) => (/\/api(\/|$)/.test(pathname) ? 'must end before /api, which is added to it' : null),
}).transform(withoutTrailingSlash);

const schema = z.object({
  ICAREUS_BASE_URL: baseUrl.default(DEFAULT_BASE_URL),
  ICAREUS_ORGANIZATION_ID: z
    .string()
    .trim()
    .regex(/^[1-9]\d{0,14}$/, 'is no whole number'),
  ICAREUS_SECRET: z.string().trim().min(6, 'is too short to be kept out of the log: at least 6 characters'),
  ICAREUS_CLIENT_IP: z
    .string()
    .trim()
    .refine((text) => isIP(text) !== 0, 'is no IP address'),
});

export type SettingsResult = { settings: IcareusSettings } | { problems: readonly SettingProblem[] };

/** Checks the variables of a configured suite; every problem is told, not only the first. */
export function readSettings(values: Readonly<Record<string, string | undefined>>): SettingsResult {
  const result = schema.safeParse(values);
  if (!result.success) return { problems: problemsOf(result.error, variables) };
  const { ICAREUS_BASE_URL, ICAREUS_ORGANIZATION_ID, ICAREUS_SECRET, ICAREUS_CLIENT_IP } = result.data;
  return {
    settings: {
      baseUrl: ICAREUS_BASE_URL,
      organizationId: ICAREUS_ORGANIZATION_ID,
      secret: ICAREUS_SECRET,
      clientIp: ICAREUS_CLIENT_IP,
    },
  };
}
