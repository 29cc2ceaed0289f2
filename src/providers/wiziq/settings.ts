import { z } from 'zod';
import { baseUrlSetting } from '../../http/base-url';
import { problemsOf, type SettingDescription, type SettingProblem } from '../../provider-kit/port';

export interface WizIqSettings {
  /** Used as it is, with `?method=…` behind it. */
  readonly baseUrl: URL;
  readonly accessKey: string;
  readonly secretKey: string;
}

/** The address that recurring classes, reads, changes and cancellations are documented with; single classes work there too. */
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
    description: 'The access key of your account, which says who calls.',
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

/** WizIQ's own clients call it over plain http; the secret is never sent, so that is allowed where somebody asks for it. */
const baseUrl = baseUrlSetting().transform((text) => new URL(text));

const key = z.string().trim().min(4, 'is too short to be kept out of the log: at least 4 characters');

const schema = z.object({
  WIZIQ_BASE_URL: z.string().default(DEFAULT_BASE_URL).pipe(baseUrl),
  WIZIQ_ACCESS_KEY: key,
  WIZIQ_SECRET_KEY: key,
});

export type SettingsResult = { settings: WizIqSettings } | { problems: readonly SettingProblem[] };

/** Checks the variables of a configured WizIQ; every problem is told, not only the first. */
export function readSettings(values: Readonly<Record<string, string | undefined>>): SettingsResult {
  const result = schema.safeParse(values);
  if (!result.success) return { problems: problemsOf(result.error, variables) };
  const { WIZIQ_BASE_URL, WIZIQ_ACCESS_KEY, WIZIQ_SECRET_KEY } = result.data;
  return { settings: { baseUrl: WIZIQ_BASE_URL, accessKey: WIZIQ_ACCESS_KEY, secretKey: WIZIQ_SECRET_KEY } };
}
