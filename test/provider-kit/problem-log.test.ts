import pino from 'pino';
import { ProblemLog } from '../../src/provider-kit/problem-log';

/** The lines that a log of problems writes. */
function linesOf(fill: (problems: ProblemLog) => void): Record<string, unknown>[] {
  const lines: Record<string, unknown>[] = [];
  const problems = new ProblemLog('SAMPLE', 'Sample');
  fill(problems);
  problems.write(pino({}, { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) }));
  return lines;
}

describe('The problems of one answer', () => {
  it('are one warning, with how many records they cost', () => {
    const lines = linesOf((problems) => {
      problems.report('event 6: title is 7, not text');
      problems.report('event 7: it has no start');
      problems.leftOut();
    });
    expect(lines).toMatchObject([
      {
        level: 40,
        provider: 'SAMPLE',
        count: 2,
        leftOut: 1,
        problems: ['event 6: title is 7, not text', 'event 7: it has no start'],
        msg: 'Sample sent values that cannot be used',
      },
    ]);
  });

  it('are counted, and only the first twenty told', () => {
    const [line] = linesOf((problems) => {
      for (let number = 1; number <= 30; number += 1) problems.report(`problem ${number}`);
      problems.leftOut();
      problems.leftOut();
    });
    expect(line).toMatchObject({ count: 30, leftOut: 2 });
    expect(line!['problems']).toEqual(Array.from({ length: 20 }, (_, index) => `problem ${index + 1}`));
  });

  it('are not written where there are none', () => {
    expect(linesOf(() => undefined)).toEqual([]);
  });
});
