import { type Logger } from 'pino';
import { type ReportProblem } from './record-reader';

const PROBLEMS_LOGGED = 20;

/** Gathers what is wrong with the records of one answer, for one line in the log. */
export class ProblemLog {
  readonly #provider: string;
  readonly #title: string;
  readonly #problems: string[] = [];
  #count = 0;
  #leftOut = 0;

  /** The provider's name in the SchedulingProvider enum, and in messages. */
  constructor(provider: string, title: string) {
    this.#provider = provider;
    this.#title = title;
  }

  readonly report: ReportProblem = (problem) => {
    this.#count += 1;
    if (this.#problems.length < PROBLEMS_LOGGED) this.#problems.push(problem);
  };

  /** Counts a record that had to be left out. */
  leftOut(): void {
    this.#leftOut += 1;
  }

  write(log: Logger): void {
    if (this.#count === 0) return;
    log.warn(
      { provider: this.#provider, count: this.#count, leftOut: this.#leftOut, problems: this.#problems },
      `${this.#title} sent values that cannot be used`,
    );
  }
}
