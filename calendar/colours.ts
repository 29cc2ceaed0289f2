import { element } from './dom';
import { type SchedulingProvider } from './generated/operations';

/** How a provider is told apart: its colour stands in colours.css under this look, and its shape needs no colour. */
export interface ProviderLook {
  readonly title: string;
  readonly look: 'round' | 'diamond' | 'triangle' | 'square' | 'bar';
}

const LOOKS: Readonly<Record<string, ProviderLook>> = {
  ADMINISTRATE: { title: 'Administrate', look: 'round' },
  ELECTA: { title: 'Electa', look: 'diamond' },
  ICAREUS: { title: 'Icareus Suite', look: 'triangle' },
  WIZIQ: { title: 'WizIQ', look: 'square' },
};

/** The look of a provider; one that this page was not written for is called by its name in the graph. */
export function lookOf(provider: SchedulingProvider): ProviderLook {
  const words = provider.toLowerCase().replaceAll('_', ' ');
  return LOOKS[provider] ?? { title: words.charAt(0).toUpperCase() + words.slice(1), look: 'bar' };
}

/** The provider's shape in its colour. */
export const shapeOf = (provider: SchedulingProvider): HTMLElement =>
  element('span', { class: `shape look-${lookOf(provider).look}`, 'aria-hidden': 'true' });
