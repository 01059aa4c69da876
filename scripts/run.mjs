// Runs on any Node from 18 up and needs nothing installed: it is what makes the rest runnable.
// What it says goes to standard error, so that a task's own output stays alone on standard output.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sentenceForNpm, withFolderFirst } from './setup/plan.mjs';
import { provideNode } from './setup/provide-node.mjs';
import { providePackages } from './setup/provide-packages.mjs';
import { SetupFailure } from './setup/setup-failure.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const tasks = join(root, 'scripts', 'tasks');
const [name = '', ...args] = process.argv.slice(2);

try {
  process.exitCode = await runTask();
} catch (error) {
  process.stderr.write(`${sentenceFor(error)}\n`);
  process.exitCode = 1;
}

async function runTask() {
  const task = join(tasks, `${name}.ts`);
  if (!/^[a-z-]+$/.test(name) || !existsSync(task)) {
    const names = readdirSync(tasks).map((file) => file.replace(/\.ts$/, ''));
    throw new SetupFailure(`There is no task "${name}". There are: ${names.join(', ')}.`);
  }
  const node = await provideNode(root);
  const env = withFolderFirst(process.env, dirname(node));
  await providePackages(root, node, env);
  return follow(spawn(node, [task, ...args], { cwd: root, env, stdio: 'inherit' }));
}

function sentenceFor(error) {
  if (error instanceof SetupFailure) return error.message;
  if (typeof error?.code === 'string') return sentenceForNpm('The set-up', error.code, false);
  throw error;
}

/** Ends as the task ends, and passes on what asks us to stop. */
function follow(child) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
