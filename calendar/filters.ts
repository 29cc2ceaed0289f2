import { lookOf, shapeOf } from './colours';
import { byId, element } from './dom';
import { type SchedulingProvider } from './generated/operations';
import { ServerProblem } from './graphql';
import { type ProviderEntry, type Session } from './schedule-query';
import { EVERYTHING, type Filter } from './url-state';

/** Pause in typing after which the calendar is filtered. */
const TYPING_MS = 350;

/** The form beside the calendar. Its list of providers is the legend of their shapes and colours too. */
export class FilterForm {
  readonly #form = byId('filters', HTMLFormElement);
  readonly #list = byId('providers', HTMLUListElement);
  readonly #knownHosts = byId('known-hosts', HTMLDataListElement);
  readonly #problem = byId('hosts-problem', HTMLElement);
  readonly #text = this.#field('text');
  readonly #hosts = this.#field('hosts');
  readonly #cancelled = this.#field('cancelled');
  #filter: Filter = EVERYTHING;
  #providers: readonly ProviderEntry[] = [];

  constructor(onChange: (filter: Filter) => void) {
    let typing: ReturnType<typeof setTimeout> | undefined;
    const follow = (): void => {
      clearTimeout(typing);
      const filter = this.#read();
      if (filter && JSON.stringify(filter) !== JSON.stringify(this.#filter)) onChange((this.#filter = filter));
    };
    this.#form.addEventListener('input', () => {
      clearTimeout(typing);
      typing = setTimeout(follow, TYPING_MS);
    });
    this.#form.addEventListener('change', follow);
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      follow();
    });
    this.#form.addEventListener('reset', (event) => {
      event.preventDefault();
      this.show(EVERYTHING);
      onChange(EVERYTHING);
    });
  }

  /** Puts a filter into the fields. */
  show(filter: Filter): void {
    this.#filter = filter;
    this.#text.value = filter.text;
    this.#hosts.value = filter.hosts.join(', ');
    this.#cancelled.checked = filter.includeCancelled;
    this.#tellProblem('');
    this.#drawProviders();
  }

  /** The providers to choose from; or why they are not known. */
  offer(providers: readonly ProviderEntry[] | ServerProblem): void {
    this.#providers = providers instanceof ServerProblem ? [] : providers;
    this.#drawProviders();
    if (!(providers instanceof ServerProblem)) return;
    this.#list.append(element('li', { class: 'hint unknown' }, `They could not be listed: ${providers.message}`));
  }

  /** Suggests the addresses of those who lead what is shown. */
  suggestHosts(sessions: readonly Session[]): void {
    const names = new Map<string, string>();
    for (const { name, email } of sessions.flatMap(({ hosts }) => hosts)) if (email) names.set(email, name ?? '');
    const sorted = [...names].sort(([one], [other]) => one.localeCompare(other));
    this.#knownHosts.replaceChildren(...sorted.map(([value, name]) => element('option', { value }, name)));
  }

  #drawProviders(): void {
    const chosen = this.#filter.providers;
    const entries = this.#providers.map(({ provider, mode }) => {
      const isConnected = mode !== 'DISABLED';
      const note = isConnected ? (mode === 'SANDBOX' ? 'simulated' : '') : 'not connected';
      const isChosen = chosen ? chosen.includes(provider) : isConnected;
      const box = element('input', {
        type: 'checkbox',
        name: 'provider',
        value: provider,
        checked: isChosen,
        disabled: !isConnected && !isChosen,
      });
      const { title, look } = lookOf(provider);
      const label = element('span', {}, title, note ? element('small', {}, ` ${note}`) : null);
      return element('li', {}, element('label', { class: `check look-${look}` }, box, shapeOf(provider), label));
    });
    this.#list.replaceChildren(...entries);
  }

  /** What the fields say; null while an address in them is none. */
  #read(): Filter | null {
    const isUsable = this.#hosts.checkValidity();
    this.#tellProblem(isUsable ? '' : 'One of these is no e-mail address. Write them as anna@example.com.');
    if (!isUsable) return null;
    const boxes = [...this.#list.querySelectorAll<HTMLInputElement>('input[name=provider]')];
    const isAll = boxes.every(({ checked, disabled }) => checked || disabled);
    const chosen = boxes.filter(({ checked }) => checked).map(({ value }) => value as SchedulingProvider);
    return {
      providers: this.#providers.length === 0 ? this.#filter.providers : isAll ? null : chosen,
      hosts: this.#hosts.value
        .split(',')
        .map((address) => address.trim())
        .filter(Boolean),
      text: this.#text.value.trim(),
      includeCancelled: this.#cancelled.checked,
    };
  }

  #tellProblem(text: string): void {
    this.#problem.textContent = text;
    this.#hosts.setAttribute('aria-invalid', String(text !== ''));
  }

  #field(name: string): HTMLInputElement {
    const field = this.#form.elements.namedItem(name);
    if (!(field instanceof HTMLInputElement)) throw new Error(`index.html has no field "${name}" among the filters.`);
    return field;
  }
}
