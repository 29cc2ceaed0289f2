/** What a ledger keeps to, whatever database it is in: one suite, run on each of them. */
import { completedResults } from './contract/completion';
import { creates } from './contract/creates';
import { cutOffWrites } from './contract/interrupted';
import { doubtfulFinds } from './contract/doubt';
import { keeping } from './contract/replay';
import { lookingForWhatWasCutOff } from './contract/recovery';
import { parallelCreates } from './contract/parallel';
import { keptRecords } from './contract/records';
import { type Place, scenes } from './contract/scene';
import { settlingByHand } from './contract/reconciler';
import { unnotedOutcomes } from './contract/unrecorded';

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
