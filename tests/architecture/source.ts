import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

/** One import statement: from which file, of what, and whether only types cross. */
export interface Import {
  readonly from: string;
  /** A path below the root for our own files, else the package's name. */
  readonly target: string;
  readonly isOwn: boolean;
  readonly isTypeOnly: boolean;
}

/** Files git knows or would add, below the folders, with one of the endings. */
export function files(endings: readonly string[], ...folders: string[]): string[] {
  const listed = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...folders],
    { cwd: ROOT, encoding: 'utf8' },
  );
  return listed
    .split('\n')
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .filter((path) => !path.includes('.generated.') && existsSync(join(ROOT, path)));
}

export function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** The code without comments; strings stay. Good enough for laws about words in code. */
export function code(path: string): string {
  return read(path)
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/^\s*\/\/.*$/gm, '')
    .replaceAll(/\s\/\/ .*$/gm, '');
}

const STATEMENT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?((?:[\w*\s{},$]|\btype\b)*?)\s*from\s*['"]([^'"]+)['"]/g;
const BARE = /(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g;
const DYNAMIC = /(?<=[\s(])import\(\s*['"]([^'"]+)['"]\s*\)/g;

/** Every import of a file, dynamic ones included. */
export function imports(path: string): Import[] {
  const text = code(path);
  const found: { specifier: string; isTypeOnly: boolean }[] = [];
  for (const [, type, names = '', specifier = ''] of text.matchAll(STATEMENT)) {
    found.push({ specifier, isTypeOnly: type !== undefined || areAllTypes(names) });
  }
  for (const pattern of [BARE, DYNAMIC]) {
    for (const [, specifier = ''] of text.matchAll(pattern)) {
      found.push({ specifier, isTypeOnly: false });
    }
  }
  return found.map(({ specifier, isTypeOnly }) => {
    const isOwn = specifier.startsWith('.');
    const target = isOwn
      ? normalize(join(dirname(path), specifier)).replace(/\?.*$/, '')
      : specifier;
    return { from: path, target, isOwn, isTypeOnly };
  });
}

function areAllTypes(names: string): boolean {
  const inner = names.match(/^\s*\{([^}]*)\}\s*$/)?.[1];
  if (inner === undefined) return false;
  const parts = inner
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.length > 0 && parts.every((part) => part.startsWith('type '));
}
