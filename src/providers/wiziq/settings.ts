import { z } from 'zod';
import { baseUrlSetting } from '../../http/base-url';
import {
  readSettings,
  secretSetting,
  type SettingDescription,
  type SettingsResult,
  type SettingValues,
} from '../../provider-kit/settings';

export interface WizIqSettings {
  /** Used as it is, with `?method=…` appended. */
  readonly baseUrl: URL;
  readonly accessKey: string;
  readonly secretKey: string;
}

/** The documented address of recurring classes, reads, changes and cancellations; single classes work there too. */
const DEFAULT_BASE_URL = 'https://class.api.wiziq.com/apimanager.ashx';

export const variables: readonly SettingDescription[] = [
  {
    name: 'WIZIQ_BASE_URL',
    description: "Address of WizIQ's class API. Accounts on its newer platform have another one.",
    example: 'https://classapi.wiziqxt.com/apimanager.ashx',
    default: DEFAULT_BASE_URL,
  },
  {
    name: 'WIZIQ_ACCESS_KEY',
    description: 'The access key of your account, which identifies the caller.',
    example: 'YWJjZGVmZ2g=',
    required: true,
    secret: true,
  },
  {
    name: 'WIZIQ_SECRET_KEY',
    description: 'The secret key of your account, which signs every call and is never sent.',
    example: 'cHFyc3R1dnd4eXo=',
    required: true,
    secret: true,
  },
];

const key = secretSetting(4);

const schema = z
  .object({
    // WizIQ's own clients use plain HTTP; the secret is never sent, so a base URL with http:// is allowed.
    WIZIQ_BASE_URL: z
      .string()
      .default(DEFAULT_BASE_URL)
      .pipe(baseUrlSetting().transform((text) => new URL(text))),
    WIZIQ_ACCESS_KEY: key,
    WIZIQ_SECRET_KEY: key,
  })
  .transform((values): WizIqSettings => ({
    baseUrl: values.WIZIQ_BASE_URL,
    accessKey: values.WIZIQ_ACCESS_KEY,
    secretKey: values.WIZIQ_SECRET_KEY,
  }));

/** Checks the variables of WizIQ and reports every problem. */
export const readWizIqSettings = (values: SettingValues): SettingsResult<WizIqSettings> =>
  readSettings(schema, variables, values);
