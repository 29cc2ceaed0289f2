import { type RunningApp } from './app';
import { ProviderMode } from './model/provider-status';

/** The text printed at startup: the addresses to open, and the mode of each provider. */
export function welcome({ url, providers }: Pick<RunningApp, 'url' | 'providers'>): string {
  const lines = [
    '',
    'Scheduling Graph is running.',
    '',
    `  Calendar        ${url}/calendar`,
    `  GraphQL         ${url}/graphql`,
    `  Apollo Sandbox  ${url}/          (open it in a browser)`,
    `  GraphiQL        ${url}/graphiql  (needs no internet)`,
    '',
  ];
  for (const { title, mode, requiredVariables } of providers) {
    lines.push(`  ${title}: ${modeInWords[mode]}`);
    if (mode !== ProviderMode.LIVE) lines.push(`    To connect the real one, set ${requiredVariables.join(', ')}.`);
  }
  lines.push(
    '',
    '  Settings go into the environment or a .env file; docs/configuration.md lists them. Ctrl-C stops.',
    '',
    '',
  );
  return lines.join('\n');
}

const modeInWords: Readonly<Record<ProviderMode, string>> = {
  [ProviderMode.LIVE]: 'connected with the settings given.',
  [ProviderMode.SANDBOX]: 'simulated on this machine. Nothing in it is real, and it begins anew at every start.',
  [ProviderMode.DISABLED]: 'not configured. What concerns it answers PROVIDER_NOT_CONFIGURED.',
};
