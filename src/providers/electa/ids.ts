import { defineIdentity } from '../../provider-kit/identity';

/** Electa numbers its events, rooms, users and companies. */
export const provider = defineIdentity<'event'>({ id: 'electa', title: 'Electa' });
