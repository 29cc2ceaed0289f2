import { z } from 'zod';
import { baseUrlSetting, withoutTrailingSlash } from '../../http/base-url';
import {
  readSettings,
  secretSetting,
  type SettingDescription,
  type SettingsResult,
  type SettingValues,
  switchSetting,
  timeZoneSetting,
} from '../../provider-kit/settings';

export interface AdministrateSettings {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly username: string;
  readonly password: string;
  /** Canonical zone of events without one; with the Time Zone feature off, of all events. */
  readonly timeZone: string;
  /** Whether the installation has the "Time Zone feature", with which a create requires a zone. */
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
    description: 'IANA zone of events that have none of their own.',
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
    if (hostname.toUpperCase().startsWith('YOUR-SUBDOMAIN.')) return 'still contains the placeholder YOUR-SUBDOMAIN';
    const isPathOfApi = /\/api(\/v\d[\d.]*)?\/*$/.test(pathname);
    return isPathOfApi ? 'ends in the path of the API, which is added here: give the host alone' : null;
  },
}).transform(withoutTrailingSlash);

const schema = z
  .object({
    ADMINISTRATE_BASE_URL: baseUrl,
    ADMINISTRATE_USERNAME: z
      .string()
      .regex(/^[^:]+$/, 'may not contain a colon: HTTP Basic authentication does not allow it'),
    ADMINISTRATE_PASSWORD: secretSetting(4),
    ADMINISTRATE_TIME_ZONE: timeZoneSetting.default('UTC'),
    ADMINISTRATE_TIME_ZONE_FEATURE: switchSetting.default(true),
  })
  .transform((values): AdministrateSettings => ({
    baseUrl: values.ADMINISTRATE_BASE_URL,
    username: values.ADMINISTRATE_USERNAME,
    password: values.ADMINISTRATE_PASSWORD,
    timeZone: values.ADMINISTRATE_TIME_ZONE,
    timeZoneFeature: values.ADMINISTRATE_TIME_ZONE_FEATURE,
  }));

/** Checks the variables of Administrate and reports every problem. */
export const readAdministrateSettings = (values: SettingValues): SettingsResult<AdministrateSettings> =>
  readSettings(schema, variables, values);
