import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { inProject } from '../../scripts/project.ts';
import wanted from './package.json' with { type: 'json' };

/** Installs the pages into their own folder. Null when they are there, else why they are not. */
export async function provideForeign(say: (line: string) => void): Promise<string | null> {
  const isThere = (name: string): boolean =>
    existsSync(inProject('tests', 'foreign-pages', 'node_modules', name, 'package.json'));
  if (Object.keys(wanted.dependencies).every(isThere)) return null;
  say('installing pages that were written elsewhere');
  const wrong = await install();
  return wrong === null ? null : `the foreign pages could not be installed: ${wrong}`;
}

/** By the npm that started us, or the one on the path; null when it worked. */
function install(): Promise<string | null> {
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const script = process.env.npm_execpath;
  const options = { cwd: inProject('tests', 'foreign-pages'), stdio: 'pipe' as const };
  const child = script?.endsWith('npm-cli.js')
    ? spawn(process.execPath, [script, ...args], options)
    : spawn('npm', args, { ...options, shell: process.platform === 'win32' });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part) => {
      output += part;
    });
  }
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code) =>
      resolve(code === 0 ? null : (output.trim().split('\n')[0] ?? '')),
    );
  });
}
