import { z } from 'zod';
import { canonicalTimeZone } from '../zones/time-zone';

/** One environment variable of a provider. */
export interface SettingDescription {
  readonly name: string;
  readonly description: string;
  readonly example: string;
  readonly default?: string;
  /** Without these the provider is not configured; having one of them without another is an error. */
  readonly required?: boolean;
  /** Another variable that may be given instead of this required one. */
  readonly alternative?: string;
  /** Its value is redacted everywhere. */
  readonly secret?: boolean;
}

/** A wrong setting: its name, what is wrong, and a correct example. */
export interface SettingProblem {
  readonly name: string;
  readonly problem: string;
  readonly example: string;
}

export type SettingValues = Readonly<Record<string, string | undefined>>;

/** Valid settings, or every problem that they have. */
export type SettingsResult<Settings> =
  { readonly settings: Settings } | { readonly problems: readonly SettingProblem[] };

/** Checks the values of a provider's variables. An empty variable counts as not set. */
export function readSettings<Settings>(
  schema: z.ZodType<Settings, unknown>,
  descriptions: readonly SettingDescription[],
  values: SettingValues,
): SettingsResult<Settings> {
  const result = schema.safeParse(Object.fromEntries(Object.entries(values).filter(([, value]) => value)));
  if (result.success) return { settings: result.data };
  return { problems: problemsOf(result.error, descriptions) };
}

/** The problems that a schema found in the values of variables, each with a correct example. */
function problemsOf(
  { issues }: { readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] },
  descriptions: readonly SettingDescription[],
): SettingProblem[] {
  return issues.map(({ path, message }) => {
    const name = String(path[0]);
    return { name, problem: message, example: descriptions.find((each) => each.name === name)?.example ?? '' };
  });
}

/** A secret: long enough that redacting it does not remove ordinary words from the log. */
export const secretSetting = (minimumLength = 8): z.ZodType<string, string> =>
  z.string().trim().min(minimumLength, `is too short to be redacted safely: give at least ${minimumLength} characters`);

/** The name of a time zone; gives its canonical IANA name. */
export const timeZoneSetting: z.ZodType<string, string> = z.string().transform((text, context) => {
  const canonical = canonicalTimeZone(text);
  if (canonical) return canonical;
  context.addIssue({ code: 'custom', message: `is "${text}", which is not an IANA time zone` });
  return z.NEVER;
});

/** `on` or `off`. */
export const switchSetting = z.enum(['on', 'off'], 'is neither on nor off').transform((value) => value === 'on');

/** A JSON object, checked by a schema; `expected` says what it must be, to be read after "is not". */
export const jsonSetting = <T>(schema: z.ZodType<T, unknown>, expected: string): z.ZodType<T, string> =>
  z.string().transform((text, context) => {
    const result = schema.safeParse(parseJson(text));
    if (result.success) return result.data;
    context.addIssue({ code: 'custom', message: `is not ${expected}` });
    return z.NEVER;
  });

/** What a text is as JSON; undefined, which no JSON text means, if it is none. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
