import { administrate } from './administrate';
import { type ProviderManifest } from './provider';

/** Every provider that this build knows. A new one is a folder beside this file and its name in this line. */
export const providers: readonly ProviderManifest[] = [administrate];
