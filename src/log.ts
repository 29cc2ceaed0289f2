import { type DestinationStream, type Logger, pino } from 'pino';
import { type Config } from './config';

/** How much is quoted of what a provider sent. */
const DETAIL_LENGTH = 500;

/** Writes the log as JSON lines. Every line passes through `redact` last, whatever put a secret into it. */
export function createLog(
  level: Config['logLevel'],
  redact: (text: string) => string,
  destination: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Logger {
  return pino(
    {
      level,
      base: null,
      hooks: { streamWrite: redact },
      // Cut after the secrets are out: half a secret would not be recognised any more.
      serializers: { detail: (detail: unknown) => redact(String(detail)).slice(0, DETAIL_LENGTH) },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    destination,
  );
}
