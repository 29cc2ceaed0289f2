import { button, byId, element, type Child } from './dom';
import { type ServerProblem } from './graphql';

/** What lies over the calendar while it shows nothing that may be believed: an empty calendar looks like a free one. */
export class Cover {
  readonly #stage = byId('stage', HTMLElement);
  readonly #cover = byId('cover', HTMLElement);
  readonly #calendar = byId('calendar', HTMLElement);

  constructor(private readonly onRetry: () => void) {}

  loading(): void {
    this.#show('loading', element('p', {}, 'Loading the schedule…'));
  }

  problem({ message, advice }: ServerProblem): void {
    this.#show(
      'problem',
      element(
        'div',
        { role: 'alert' },
        element('h3', {}, 'The schedule could not be loaded'),
        element('p', {}, message),
      ),
      element('p', {}, `Nothing is known about this period: do not take it for free. ${advice}`),
      button('Try again', this.onRetry, { class: 'primary' }),
    );
  }

  noProvider(): void {
    this.#show(
      'problem',
      element('h3', {}, 'No provider is chosen'),
      element('p', {}, 'Choose at least one among the filters to see its sessions.'),
    );
  }

  lift(): void {
    this.#stage.removeAttribute('aria-busy');
    this.#cover.hidden = true;
    this.#calendar.inert = false;
  }

  #show(kind: 'loading' | 'problem', ...children: readonly Child[]): void {
    this.#stage.toggleAttribute('aria-busy', false);
    if (kind === 'loading') this.#stage.setAttribute('aria-busy', 'true');
    this.#cover.dataset['kind'] = kind;
    this.#cover.replaceChildren(...children.filter((child) => child !== null));
    this.#cover.hidden = false;
    // What cannot be seen cannot be reached by keyboard either; while loading, it is still the one that was reached.
    this.#calendar.inert = kind === 'problem';
  }
}
