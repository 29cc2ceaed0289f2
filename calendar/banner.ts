import { lookOf } from './colours';
import { button, byId, element, icon } from './dom';
import { type Outage } from './schedule-query';
import { type Times } from './time';
import { count } from './wording';

export interface BannerContent {
  readonly outages: readonly Outage[];
  /** How many sessions are shown, where there are more than that. */
  readonly cutAt: number | null;
}

/** What has to be known before the calendar is believed: who could not be asked, and whether something is cut off. */
export class Banner {
  readonly #region = byId('notices', HTMLElement);

  constructor(
    private readonly times: Times,
    private readonly zone: string,
    private readonly onRetry: () => void,
  ) {}

  show({ outages, cutAt }: BannerContent): void {
    const notices = outages.map((outage) => this.#outage(outage));
    if (cutAt !== null) notices.push(this.#cut(cutAt));
    const last = notices.at(-1);
    if (outages.length > 0) last?.append(button('Try again', this.onRetry, { class: 'quiet' }));
    this.#region.replaceChildren(...notices);
  }

  #outage({ provider, code, message, staleSince }: Outage): HTMLElement {
    const { title } = lookOf(provider);
    if (!staleSince) {
      const consequence = 'Its sessions are missing here: time that looks free may not be.';
      return notice(`${title} could not be asked.`, `${message} ${consequence}`, code);
    }
    const { reason, isPart } = readStale(message, staleSince);
    const since = new Date(staleSince);
    const then = `${this.times.ago(since, new Date())}, on ${this.times.instant(since, this.zone)}`;
    const part = isPart ? ', and only a part: time that looks free may not be' : '';
    return notice(`${title} could not be asked.`, `${reason} Shown is what was known ${then}${part}.`, code);
  }

  #cut(shown: number): HTMLElement {
    return notice(
      `Only the first ${count(shown, 'session')} are shown.`,
      'There are more in this period. Choose a shorter one, or narrow it down with the filters.',
    );
  }
}

/**
 * Takes a message apart that ends with what is shown instead: the server tells that for those who see nothing but the
 * message, with a timestamp, and the page in words.
 */
function readStale(message: string, staleSince: string): { readonly reason: string; readonly isPart: boolean } {
  const [reason, instead] = message.split(` What was known at ${staleSince} `);
  return { reason: reason!, isPart: instead?.includes(' of a part ') ?? false };
}

const notice = (headline: string, text: string, code?: string): HTMLElement =>
  element(
    'div',
    { class: 'notice', ...(code !== undefined && { 'data-code': code }) },
    icon('outage'),
    element('p', {}, element('strong', {}, headline), ` ${text}`),
  );
