import { z } from 'zod';

export interface BaseUrlRules {
  /** The secret that every request carries, as in "the password": plain http is then accepted for loopback hosts only. */
  readonly secret?: string;
  /** A further problem of the address, worded to follow the name of the setting; null where there is none. */
  readonly problem?: (url: URL) => string | null;
}

const isLoopback = (hostname: string): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);

/** The schema of a setting that is a provider's address: scheme, host and optionally a path. */
export const baseUrlSetting = ({ secret, problem }: BaseUrlRules = {}): z.ZodType<string, string> =>
  z.string().transform((text, context) => {
    const refuse = (message: string): never => {
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    };
    if (!URL.canParse(text)) return refuse('is not a web address');
    const url = new URL(text);
    const wrong = problem?.(url);
    if (wrong) return refuse(wrong);
    if (url.username || url.password || url.search || url.hash) return refuse('may hold a host and a path only');
    const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
    if (secret !== undefined && !isSafe) {
      return refuse(`must begin with https://, because ${secret} goes with every call`);
    }
    if (url.protocol !== 'https:' && url.protocol !== 'http:') return refuse('must begin with https:// or http://');
    return text;
  });

/** An address without trailing slashes, to which paths can be appended. */
export const withoutTrailingSlash = (address: string): string => address.replace(/\/+$/, '');
