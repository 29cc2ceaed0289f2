/** What a ledger keeps to, whatever database it is in: one suite, run on each of them. */
import { creates } from './contract/creates';
import { cutOffWrites } from './contract/cut-off';
import { keeping } from './contract/keeping';
import { lookingForWhatWasCutOff } from './contract/looking';
import { parallelCreates } from './contract/parallel';
import { type Place, scenes } from './contract/scene';
import { settlingByHand } from './contract/settling';

export function ledgerContract(begin: () => Promise<Place>): void {
  const scene = scenes(begin);
  creates(scene);
  parallelCreates(scene);
  cutOffWrites(scene);
  lookingForWhatWasCutOff(scene);
  settlingByHand(scene);
  keeping(scene);
}
