#!/usr/bin/env node
/** Starts the server with the settings of the environment. The only file with side effects. */
import { type RunningApp, startApp } from './app';
import { ConfigError, readConfig, readEnvironment } from './config';
import { endOfLifeWarning } from './node-version';
import { providers } from './providers';
import { welcome } from './welcome';

async function main(): Promise<void> {
  const app = await startApp(readConfig(readEnvironment(), providers));
  const warning = endOfLifeWarning(process.versions.node, new Date());
  if (warning !== null) app.log.warn(warning);
  process.stdout.write(welcome(app));
  stopOnSignal(app);
}

/** The first signal drains; a second one exits immediately. */
function stopOnSignal(app: RunningApp): void {
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) process.exit(1);
    isStopping = true;
    app.stop().then(() => process.exit(0), fail);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

/** Reports a wrong setting by its message, and an unexpected error with its stack. */
function fail(error: unknown): void {
  const text = error instanceof ConfigError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

main().catch(fail);
