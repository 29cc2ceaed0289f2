import { z } from 'zod';

export interface BaseUrlRules {
  /** What goes with every call and must not be overheard, as "the password": plain http is for this machine only then. */
  readonly secret?: string;
  /** What else is wrong with the address, to be read behind the name of the setting; null where nothing is. */
  readonly problem?: (url: URL) => string | null;
}

const isLoopback = (hostname: string): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);

/** The form of a setting that is the address of a provider: a host, and a path at the most. */
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

/** An address without slashes at its end, to which paths can be added. */
export const withoutTrailingSlash = (address: string): string => address.replace(/\/+$/, '');
