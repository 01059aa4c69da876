import type { Import } from './source.ts';

/** Who may import whom (docs/ARCHITECTURE.md, section 3). Paths are prefixes below the root. */
export interface ImportLaw {
  readonly folder: string;
  /** Own code that may be imported as values. */
  readonly values: readonly string[];
  /** Own code of which only types may be imported. */
  readonly types: readonly string[];
  /** Packages, by name or `node:` for Node itself. */
  readonly packages: readonly string[];
  /** Files to which the law does not apply: composition roots. */
  readonly except?: readonly string[];
}

const KERNEL = 'shared/kernel/';
const PROTOCOL = 'shared/protocol/';
const FRAMES = 'shared/frames/';

export const IMPORT_LAWS: readonly ImportLaw[] = [
  { folder: KERNEL, values: [KERNEL], types: [], packages: [] },
  { folder: PROTOCOL, values: [KERNEL, PROTOCOL], types: [], packages: ['@sinclair/typebox'] },
  {
    folder: FRAMES,
    values: [KERNEL, FRAMES, 'shared/protocol/limits.ts'],
    types: [],
    packages: [],
  },
  {
    folder: 'shared/knowledge/',
    values: [KERNEL, 'shared/knowledge/', 'shared/protocol/limits.ts'],
    types: [PROTOCOL],
    packages: ['yaml', 'csv-parse', 'parse5'],
  },
  {
    folder: 'visitor/',
    values: [
      'visitor/',
      FRAMES,
      'shared/protocol/frame.ts',
      'shared/kernel/currency.ts',
      'shared/protocol/version.ts',
      'shared/protocol/limits.ts',
      'shared/protocol/backoff.ts',
    ],
    types: [KERNEL, PROTOCOL],
    packages: ['preact', 'rrweb'],
  },
  { folder: 'sidecar/domain/', values: [KERNEL, 'sidecar/domain/'], types: [], packages: [] },
  {
    folder: 'sidecar/ports/',
    values: [KERNEL, 'sidecar/domain/', 'sidecar/ports/'],
    types: [PROTOCOL],
    packages: [],
  },
  {
    folder: 'sidecar/app/',
    values: [KERNEL, 'sidecar/domain/', 'sidecar/app/', 'shared/protocol/limits.ts'],
    types: ['sidecar/ports/', PROTOCOL],
    packages: [],
  },
  {
    folder: 'sidecar/adapters/',
    values: [
      KERNEL,
      'sidecar/adapters/',
      'shared/knowledge/',
      'shared/protocol/limits.ts',
      // What comes from other sidecars is checked like what comes from browsers.
      'shared/protocol/checks.generated.js',
      'sidecar/ports/store.ts',
    ],
    types: ['sidecar/ports/', 'sidecar/domain/', PROTOCOL],
    packages: [
      'node:',
      '@nats-io/transport-node',
      '@orama/stemmers',
      '@sinclair/typebox',
      'jose',
      'kysely',
      'pg',
      'pino',
      'standardwebhooks',
    ],
    // Programs of their own, each in a thread.
    except: [
      'sidecar/adapters/suggestion/learning-worker.ts',
      'sidecar/adapters/suggestion/ranking-worker.ts',
      'sidecar/adapters/trainer/learning-worker.ts',
    ],
  },
  {
    folder: 'sidecar/gateway/',
    values: [KERNEL, PROTOCOL, 'sidecar/app/', 'sidecar/gateway/', 'sidecar/ports/store.ts'],
    types: ['sidecar/ports/'],
    packages: ['node:', 'fastify', '@fastify/', 'ws', 'prom-client'],
  },
  {
    folder: 'sidecar/operator/',
    values: [
      KERNEL,
      'shared/protocol/limits.ts',
      'sidecar/operator/',
      'sidecar/adapters/ambient/system.ts',
      'sidecar/adapters/ledger/',
      'sidecar/adapters/policy/',
      'sidecar/adapters/prior/',
      'sidecar/adapters/store/backup/',
      'sidecar/adapters/store/open-failed.ts',
      'sidecar/adapters/store/reading.ts',
      'sidecar/app/learning/prior-from.ts',
      'sidecar/app/mandate/seal-head.ts',
      'sidecar/app/mandate/verify-ledger.ts',
      'sidecar/app/replay/',
    ],
    types: ['sidecar/domain/', 'sidecar/ports/'],
    packages: ['node:'],
  },
  {
    folder: 'extension/platform/',
    values: ['extension/platform/'],
    types: [PROTOCOL],
    packages: ['webextension-polyfill'],
  },
  {
    folder: 'extension/db/',
    values: [KERNEL, PROTOCOL, 'extension/db/'],
    types: [],
    packages: ['dexie'],
  },
  {
    folder: 'extension/background/',
    values: [KERNEL, PROTOCOL, 'extension/db/', 'extension/platform/', 'extension/background/'],
    types: [],
    packages: [],
  },
  {
    folder: 'extension/cobrowse/',
    values: [
      KERNEL,
      PROTOCOL,
      'shared/frames/',
      'extension/cobrowse/',
      'extension/platform/',
      'extension/panel/ui/',
      'extension/panel/words/',
    ],
    types: [],
    packages: ['preact', '@preact/signals', 'lucide', 'rrweb'],
  },
  {
    folder: 'extension/panel/',
    values: [
      KERNEL,
      'extension/panel/',
      'extension/platform/',
      'extension/db/queries.ts',
      'extension/db/answer-key.ts',
      'extension/cobrowse/',
      'shared/protocol/limits.ts',
    ],
    types: [PROTOCOL, 'extension/db/tables.ts'],
    packages: [
      'preact',
      '@preact/signals',
      'lucide',
      'dexie',
      'rrweb',
      'mdast-util-from-markdown',
      'minisearch',
    ],
  },
  {
    // A second page on the panel's tables, parts and words; the panel knows nothing of it.
    folder: 'extension/console/',
    values: [
      KERNEL,
      'extension/console/',
      'extension/panel/state/',
      'extension/panel/ui/',
      'extension/panel/words/',
      'extension/platform/',
      'extension/db/queries.ts',
      'shared/knowledge/',
      'shared/protocol/limits.ts',
    ],
    types: [PROTOCOL],
    packages: ['preact', '@preact/signals', 'lucide'],
  },
];

/** Whether an import is not allowed where it stands. */
export function breaks(law: ImportLaw, { target, isOwn, isTypeOnly }: Import): boolean {
  if (!isOwn) {
    const isAllowed = law.packages.some((name) =>
      name.endsWith(':') || name.endsWith('/')
        ? target.startsWith(name)
        : target === name || target.startsWith(`${name}/`),
    );
    return !isAllowed;
  }
  if (/\.(css|svg|json)$/.test(target)) return false;
  const allowed = isTypeOnly ? [...law.values, ...law.types] : law.values;
  return !allowed.some((prefix) => target.startsWith(prefix));
}

/** Every way round that leads back to where it began. */
export function cyclesIn(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const cycles: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) cycles.push([...trail.slice(at), path].join(' → '));
    if (at >= 0 || done.has(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return cycles;
}
