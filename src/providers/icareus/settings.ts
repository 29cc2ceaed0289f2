import { isIP } from 'node:net';
import { z } from 'zod';
import { baseUrlSetting, withoutTrailingSlash } from '../../http/base-url';
import {
  readSettings,
  secretSetting,
  type SettingDescription,
  type SettingsResult,
  type SettingValues,
} from '../../provider-kit/settings';

export interface IcareusSettings {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  /** A whole number, as text. */
  readonly organizationId: string;
  readonly secret: string;
  /** The address of this service as the suite sees it; every token is a hash of it, among others. */
  readonly clientIp: string;
}

/** The provider's page names no host. Public code that calls the suite's other APIs uses this one [INF]. */
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
    description: 'The secret of your organization. It signs the token of every call and is never sent.',
    example: '0123456789abcdef0123456789abcdef',
    required: true,
    secret: true,
  },
  {
    name: 'ICAREUS_CLIENT_IP',
    description:
      'IP address of this service as the suite sees it; behind a proxy or NAT, the public one. Every token contains its hash.',
    example: '185.185.165.160',
    required: true,
  },
];

const baseUrl = baseUrlSetting({
  secret: 'a token',
  problem: ({ pathname }) => (/\/api(\/|$)/.test(pathname) ? 'must end before /api, which is added to it' : null),
}).transform(withoutTrailingSlash);

const schema = z
  .object({
    ICAREUS_BASE_URL: baseUrl.default(DEFAULT_BASE_URL),
    ICAREUS_ORGANIZATION_ID: z
      .string()
      .trim()
      .regex(/^[1-9]\d{0,14}$/, 'is not a whole number'),
    ICAREUS_SECRET: secretSetting(6),
    ICAREUS_CLIENT_IP: z
      .string()
      .trim()
      .refine((text) => isIP(text) !== 0, 'is not an IP address'),
  })
  .transform((values): IcareusSettings => ({
    baseUrl: values.ICAREUS_BASE_URL,
    organizationId: values.ICAREUS_ORGANIZATION_ID,
    secret: values.ICAREUS_SECRET,
    clientIp: values.ICAREUS_CLIENT_IP,
  }));

/** Checks the variables of Icareus Suite and reports every problem. */
export const readIcareusSettings = (values: SettingValues): SettingsResult<IcareusSettings> =>
  readSettings(schema, variables, values);
