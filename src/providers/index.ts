import { administrate } from './administrate';
import { electa } from './electa';
import { icareus } from './icareus';
import { type ProviderManifest } from '../provider-kit/port';
import { wiziq } from './wiziq';

/** Every provider that this build knows. A new one is a folder beside this file and its name in this line. */
export const providers: readonly ProviderManifest[] = [administrate, electa, icareus, wiziq];
