import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { provideBrowser } from './browser/provide-browser.ts';
import { ensureBuilt } from './build/ensure-built.ts';
import { inProject, root } from './project.ts';

type Script = {
  readonly path: readonly string[];
  readonly args: readonly string[];
  readonly needsBrowser: boolean;
};

/** Makes sure of build and browser, then runs a script as if it had been called by itself. */
export async function runScript({ path, args, needsBrowser }: Script): Promise<number> {
  const file = inProject(...path);
  if (!existsSync(file)) {
    say(`There is no ${path.join('/')}.`);
    return 1;
  }
  if (needsBrowser) {
    const browser = await provideBrowser(say);
    if ('sentence' in browser) {
      say(browser.sentence);
      return 1;
    }
  }
  if (!(await ensureBuilt(say))) return 1;
  return follow(file, args);
}

/** Names of the scripts directly in a folder. */
export function scriptNames(folder: string): readonly string[] {
  if (!existsSync(inProject(folder))) return [];
  return readdirSync(inProject(folder))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.replace(/\.ts$/, ''));
}

/** Ends as the script ends, and passes on what asks us to stop. */
export function follow(file: string, args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [file, ...args], { cwd: root, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => child.kill(signal));
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

// Standard output belongs to the script alone.
function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
