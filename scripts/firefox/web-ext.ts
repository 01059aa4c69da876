import { existsSync } from 'node:fs';
import { inProject } from '../project.ts';
import { run, runNode } from '../run-node.ts';

const folder = inProject('scripts', 'firefox');
const script = inProject('scripts', 'firefox', 'node_modules', 'web-ext', 'bin', 'web-ext.js');

/** One thing Mozilla's linter says about a build. */
export type Remark = {
  readonly code: string;
  readonly message: string;
  readonly file?: string;
};

export type Linted = {
  readonly errors: readonly Remark[];
  readonly warnings: readonly Remark[];
};

export function hasWebExt(): boolean {
  return existsSync(script);
}

/** Installs the linter into its own folder. Null when it is there, else why it is not. */
export async function provideWebExt(say: (line: string) => void): Promise<string | null> {
  if (hasWebExt()) return null;
  say('Installing what judges the Firefox build …');
  const args = ['ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  const ran = npm?.endsWith('npm-cli.js') ? await runNode([npm, ...args]) : await run('npm', args);
  if (hasWebExt()) return null;
  return `web-ext could not be installed. npm said:\n${ran.output.trim().split('\n').slice(0, 4).join('\n')}`;
}

/** What the linter says about a folder or a zip. */
export async function lint(source: string): Promise<Linted> {
  const { output } = await runNode([script, 'lint', '--source-dir', source, '--output', 'json']);
  const from = output.indexOf('{"count"');
  if (from < 0) throw new Error(`web-ext gave no report but said:\n${output}`);
  return JSON.parse(output.slice(from).split('\n')[0] ?? '');
}
