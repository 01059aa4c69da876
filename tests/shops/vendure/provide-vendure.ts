import { existsSync } from 'node:fs';
import { inProject } from '../../../scripts/project.ts';
import { run, runNode } from '../../../scripts/run-node.ts';
import wanted from './package.json' with { type: 'json' };

const folder = inProject('tests', 'shops', 'vendure');

/** Installs Vendure into its own folder. Null when it is there, else why it is not. */
export async function provideVendure(say: (line: string) => void): Promise<string | null> {
  if (isThere()) return null;
  say('Installing Vendure, a real shop to prove against …');
  const args = ['ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  const ran = npm?.endsWith('npm-cli.js') ? await runNode([npm, ...args]) : await run('npm', args);
  if (isThere()) return null;
  const said = ran.output.trim().split('\n').slice(0, 4).join('\n');
  return `Vendure could not be installed. npm said:\n${said}`;
}

function isThere(): boolean {
  return Object.keys(wanted.dependencies).every((name) =>
    existsSync(inProject('tests', 'shops', 'vendure', 'node_modules', name, 'package.json')),
  );
}
