/** Opens the ledger in the folder that is its argument, says so, and keeps it until its parent is gone. */
import { openSqlite } from '../../src/database/database';

const opening = openSqlite(process.argv[2]!);
opening.then(
  () => process.send!('open'),
  (error: Error) => process.send!(error.message),
);
process.on('disconnect', () => {
  void opening.then((opened) => opened.close()).finally(() => process.exit());
});
