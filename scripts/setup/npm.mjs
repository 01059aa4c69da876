import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sentenceForNpm } from './plan.mjs';
import { SetupFailure } from './setup-failure.mjs';

/** Runs npm quietly; `act` is what the person is told is being done. */
export async function npm(act, args, { root, node, env }) {
  const startedMs = Date.now();
  process.stderr.write(`${act} …\n`);
  const { code, output, missing } = await run(args, { root, node, env });
  if (code !== 0) throw new SetupFailure(sentenceForNpm(act, output, missing));
  process.stderr.write(`${act}: done in ${Math.round((Date.now() - startedMs) / 1000)} s.\n`);
}

function run(args, { root, node, env }) {
  const all = [...args, '--no-audit', '--no-fund', '--loglevel=error'];
  const script = npmScript();
  const options = { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] };
  // npm is a .cmd file on Windows, which only a shell starts.
  const child =
    script === undefined
      ? spawn('npm', all, { ...options, shell: process.platform === 'win32' })
      : spawn(node, [script, ...all], options);
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  return new Promise((resolve) => {
    child.once('error', () => resolve({ code: 1, output, missing: true }));
    child.once('close', (code) => resolve({ code: code ?? 1, output, missing: false }));
  });
}

/** npm's own script: named by npm when it started us, else beside the Node that runs this. */
function npmScript() {
  const named = process.env.npm_execpath;
  if (named?.endsWith('npm-cli.js') && existsSync(named)) return named;
  const bin = dirname(process.execPath);
  const places = [
    join(bin, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(bin, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  return places.find((place) => existsSync(place));
}
