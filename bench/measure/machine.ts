import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { median } from './quantile.ts';
import { rounded } from './report.ts';

/** Where it was measured. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly node: string;
  /** Of the last minute. */
  readonly load: { readonly before: number; readonly after: number };
  /** Middle time of writing 4 KiB and waiting until the disk has it; null when not asked. */
  readonly diskSyncMs: number | null;
}

/** Above this, others were at work and the figures are lower bounds. */
const QUIET_LOAD = 0.5;
const SYNCS = 100;

/** Looks at the machine before the first round; call what it returns after the last. */
export function lookAtMachine(dataDir: string | null): () => Machine {
  const before = loadOfMinute();
  const diskSyncMs = dataDir === null ? null : rounded(syncMs(dataDir));
  return () => {
    const cores = cpus();
    return {
      cpu: cores[0]?.model.trim() ?? 'unknown',
      cores: cores.length,
      node: process.versions.node,
      load: { before, after: loadOfMinute() },
      diskSyncMs,
    };
  };
}

/** In words, when the machine was not quiet at the start. */
export function loadDoubt({ load }: Machine): readonly string[] {
  if (load.before <= QUIET_LOAD) return [];
  return [`the machine was not quiet: load ${load.before} before the first round`];
}

/** Whether nobody else is at work just now. */
export function isQuiet(): boolean {
  return loadOfMinute() <= QUIET_LOAD;
}

function loadOfMinute(): number {
  return rounded(loadavg()[0] ?? Number.NaN);
}

function syncMs(dataDir: string): number {
  const folder = mkdtempSync(join(dataDir, 'sync-'));
  const file = openSync(join(folder, 'page'), 'w');
  const page = Buffer.alloc(4096, 7);
  const times: number[] = [];
  for (let at = 0; at < SYNCS; at += 1) {
    const begun = performance.now();
    writeSync(file, page, 0, page.length, 0);
    fdatasyncSync(file);
    times.push(performance.now() - begun);
  }
  closeSync(file);
  rmSync(folder, { recursive: true });
  return median(times);
}
