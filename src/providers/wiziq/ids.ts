import { defineIdentity } from '../../provider-kit/identity';

/** The kinds of WizIQ's entities: the middle part of their global ids. */
export const kinds = {
  class: 'class',
  series: 'series',
} as const;

type Kind = (typeof kinds)[keyof typeof kinds];

/** WizIQ numbers its classes and series: native ids are whole numbers. */
export const identity = defineIdentity<Kind>({ id: 'wiziq', title: 'WizIQ' });

export const TITLE = identity.title;
