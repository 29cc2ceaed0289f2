/** What a ledger keeps to, whatever database it is in: one suite, run on each of them. */
import { completedResults } from './contract/completing';
import { creates } from './contract/creates';
import { cutOffWrites } from './contract/cut-off';
import { doubtfulFinds } from './contract/doubt';
import { keeping } from './contract/keeping';
import { lookingForWhatWasCutOff } from './contract/looking';
import { parallelCreates } from './contract/parallel';
import { keptRecords } from './contract/records';
import { type Place, scenes } from './contract/scene';
import { settlingByHand } from './contract/settling';
import { unnotedOutcomes } from './contract/unnoted';

export function ledgerContract(begin: () => Promise<Place>): void {
  const scene = scenes(begin);
  creates(scene);
  completedResults(scene);
  parallelCreates(scene);
  cutOffWrites(scene);
  doubtfulFinds(scene);
  unnotedOutcomes(scene);
  lookingForWhatWasCutOff(scene);
  settlingByHand(scene);
  keeping(scene);
  keptRecords(scene);
}
