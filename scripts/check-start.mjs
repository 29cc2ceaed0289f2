// Starts the server as a stranger would, with `npm start`, and asks it the README's first question.
import { spawn } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const environment = { ...process.env, PORT: '0' };
const server = spawn('npm', ['start'], {
  cwd: root,
  env: environment,
  stdio: ['ignore', 'pipe', 'inherit'],
  detached: true,
});

const url = await new Promise((resolve, reject) => {
  let output = '';
  server.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
    const match = /GraphQL\s+(http:\/\/127\.0\.0\.1:\d+\/graphql)/.exec(output);
    if (match) resolve(match[1]);
  });
  server.on('exit', (code) => reject(new Error(`npm start ended with exit code ${code}:\n${output}`)));
  setTimeout(
    () => reject(new Error(`npm start did not say where it listens within a minute:\n${output}`)),
    60_000,
  ).unref();
});
server.removeAllListeners('exit');

const query =
  '{ publicEvents(first: 100) { nodes { title venue { name } tutor { fullName } course { title } prices { price { amount } } } } }';
const response = await fetch(url, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query }),
});
const { data, errors } = await response.json();
process.kill(-server.pid, 'SIGTERM');
const count = data?.publicEvents.nodes.length;
if (errors || count !== 100) throw new Error(`The first question was not answered: ${JSON.stringify(errors ?? count)}`);
console.log(`npm start works: ${count} public events from one query.`);
