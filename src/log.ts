import { type DestinationStream, type Logger, pino } from 'pino';
import { type Config } from './config';

/** Writes the log as JSON lines. Every line passes through `redact` last, whatever put a secret into it. */
export function createLog(
  level: Config['logLevel'],
  redact: (text: string) => string,
  destination: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Logger {
  return pino(
    { level, base: null, hooks: { streamWrite: redact }, timestamp: pino.stdTimeFunctions.isoTime },
    destination,
  );
}
