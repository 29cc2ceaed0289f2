import { type Logger } from 'pino';
import { ProblemLog } from './problem-log';
import { type ReportProblem } from './record-reader';

/** The names that a log line about a provider carries. */
export interface Named {
  readonly enumValue: string;
  readonly title: string;
}

/** Runs a mapping and logs, in one line, the values that it reported as unreadable. */
export function mapLogged<T>(provider: Named, log: Logger, map: (report: ReportProblem, problems: ProblemLog) => T): T {
  const problems = new ProblemLog(provider.enumValue, provider.title);
  const mapped = map(problems.report, problems);
  problems.write(log);
  return mapped;
}
