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

/** Warns if the calendar is incomplete: providers that are missing or partial, and lists that were cut. */
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

  #outage(outage: Outage): HTMLElement {
    const { provider, code, isPartial, staleSince } = outage;
    const problem = isPartial && !staleSince ? 'returned incomplete data' : 'could not be loaded';
    return notice(`${lookOf(provider).title} ${problem}.`, this.#explain(outage), code);
  }

  #explain({ message, isPartial, staleSince }: Outage): string {
    const caution = 'time that looks free may not be';
    if (!staleSince) {
      const missing = isPartial ? 'Some of its sessions are missing' : 'Its sessions are missing here';
      return `${message} ${missing}: ${caution}.`;
    }
    const since = new Date(staleSince);
    const then = `${this.times.ago(since, new Date())}, on ${this.times.instant(since, this.zone)}`;
    return isPartial
      ? `${message} Only a part of its sessions is shown, as known ${then}: ${caution}.`
      : `${message} Its sessions are shown as known ${then}.`;
  }

  #cut(shown: number): HTMLElement {
    return notice(
      `Only the first ${count(shown, 'session')} are shown.`,
      'There are more in this period. Choose a shorter one, or narrow it down with the filters.',
    );
  }
}

const notice = (headline: string, text: string, code?: string): HTMLElement =>
  element(
    'div',
    { class: 'notice', ...(code !== undefined && { 'data-code': code }) },
    icon('outage'),
    element('p', {}, element('strong', {}, headline), ` ${text}`),
  );
