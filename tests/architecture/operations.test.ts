import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { code, files, ROOT, read } from './source.ts';

const DOCUMENT = read('docs/OPERATIONS.md');

/** Lines of the shell blocks, each a command as an operator pastes it. */
function commandsIn(document: string): readonly string[] {
  return [...document.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
    block.split('\n').filter((line) => line.trim() !== ''),
  );
}

/** What is on every machine that runs this, or is named as to be installed. */
const OF_THE_MACHINE = ['createdb', 'df', 'git', 'kill', 'nginx', 'openssl', 'ss', 'systemctl'];

/** Why a command would not work; null when nothing speaks against it. */
function faultOf(line: string): string | null {
  const words = line.replace(/^(?:[A-Z_]+=\S+ )*/, '').split(' ');
  const [program = '', ...rest] = words;
  switch (program) {
    case 'npm':
      return npmFault(rest);
    case 'node': {
      const file = rest.find((word) => !word.startsWith('-')) ?? '';
      return existsSync(join(ROOT, file)) ? null : `${file} is not there`;
    }
    case 'curl': {
      const path = URL.parse(line.match(/http:\/\/\S+/)?.[0] ?? '')?.pathname ?? '';
      const isRouted = ROUTES.some((route) => route === path);
      return isRouted ? null : `${path} is not served`;
    }
    default:
      return OF_THE_MACHINE.includes(program) ? null : `${program} is not known`;
  }
}

const ROUTES = files(['.ts'], 'sidecar/gateway').flatMap((path) =>
  [...code(path).matchAll(/'(\/[\w./-]+)'/g)].map(([, route = '']) => route),
);

function npmFault(words: readonly string[]): string | null {
  const [name = '', ...args] = words.filter((word) => word !== 'run' && word !== '--silent');
  const scripts: Readonly<Record<string, string>> = JSON.parse(read('package.json')).scripts;
  const task = scripts[name]?.match(/run\.mjs (\S+)/)?.[1];
  if (task === undefined) return `there is no npm run ${name}`;
  if (!existsSync(join(ROOT, 'scripts', 'tasks', `${task}.ts`))) return `${task} has no file`;
  const readers = [
    'sidecar/operator/asked.ts',
    'sidecar/operator/asked-ledger.ts',
    'sidecar/operator/asked-replay.ts',
    'scripts/privacy/options.ts',
    'scripts/knowledge/options.ts',
  ];
  const sources = [`scripts/tasks/${task}.ts`, ...readers].map(read).join('\n');
  const options = args
    .filter((word) => /^--\w/.test(word))
    .map((word) => word.slice(2).split('=')[0] ?? '');
  const unknown = options.find((option) => !new RegExp(`['"]?\\b${option}\\b['"]?`).test(sources));
  return unknown === undefined ? null : `${name} has no --${unknown}`;
}

/** Every setting that a program of the sidecar reads. */
function settingsRead(): readonly string[] {
  const text = ['sidecar/config.ts', ...files(['.ts'], 'sidecar/config', 'sidecar/operator')]
    .map(code)
    .join('\n');
  const named = [...text.matchAll(/text\('([A-Z_]+)'\)|environment\.([A-Z_]+)\b/g)];
  const taken = [...text.matchAll(/\{ ([A-Z_]+(?:, [A-Z_]+)*) \}: Environment/g)];
  const found = [
    ...named.map(([, called, dotted]) => called ?? dotted ?? ''),
    ...taken.flatMap(([, list = '']) => list.split(', ')),
  ];
  return [...new Set(found)].filter((name) => name !== FROM_NPM).sort();
}

// Where npm was called: not for anybody to set.
const FROM_NPM = 'INIT_CWD';

function settingsTold(): readonly string[] {
  const [, section = ''] = DOCUMENT.split('\n## Settings\n');
  const [table = ''] = section.split('\n## ');
  const rows = [...table.matchAll(/^\| ((?:`[A-Z_]+`(?:, )?)+) \| [^|]+ \| [^|]+ \|$/gm)];
  return rows
    .flatMap(([, cell = '']) => [...cell.matchAll(/`([A-Z_]+)`/g)].map(([, name = '']) => name))
    .sort();
}

describe('docs/OPERATIONS.md', () => {
  test('[AR11] every command in it exists, with its options, files and addresses', () => {
    const commands = commandsIn(DOCUMENT);
    expect(commands.length).toBeGreaterThan(15);
    const faults = commands.flatMap((line) => {
      const fault = faultOf(line);
      return fault === null ? [] : [`${line}: ${fault}`];
    });
    expect(faults).toEqual([]);
  });

  test.each([
    'npm run back-up -- --out x',
    'npm run backup -- --outt x',
    'node sidecar/mian.ts',
    'curl -s http://127.0.0.1:4680/v1/health/redy',
    'toonbankctl restart',
  ])('[AR11] a planted command that is none is found: %s', (line) => {
    expect(faultOf(line)).not.toBeNull();
  });

  test('[AR11] every setting that is read has one row in its table, and every row a setting', () => {
    expect(settingsTold()).toEqual(settingsRead());
  });

  test('[AR11] every link inside it leads to a heading', () => {
    const headings = [...DOCUMENT.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\w\s-]/g, '')
        .trim()
        .replaceAll(' ', '-'),
    );
    const links = [...DOCUMENT.matchAll(/\]\(#([^)]+)\)/g)].map(([, link = '']) => link);
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((link) => !headings.includes(link))).toEqual([]);
  });

  test('[OP1] the sentences of health that it explains are those the sidecar says', () => {
    const [, table = ''] = DOCUMENT.split('### Health says …');
    const places = ['sidecar/adapters/store', 'sidecar/adapters/bus', 'sidecar/gateway'];
    const said = files(['.ts'], ...places)
      .map(read)
      .join('\n');
    const cells = [...(table.split('###')[0] ?? '').matchAll(/^\| ([A-Z…][^|]+) \|/gm)]
      .map(([, cell = '']) => cell)
      .filter((cell) => cell !== 'sentence begins');
    expect(cells.length).toBeGreaterThan(8);
    for (const cell of cells) {
      for (const part of cell.split(/\s?…\s?|, /).filter((piece) => piece.length > 3)) {
        expect(said, cell).toContain(part.trim());
      }
    }
  });
});
