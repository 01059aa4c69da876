import { type FSWatcher, statSync, watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Policy } from '../../domain/policy.ts';
import type { Log } from '../../ports/ambient.ts';
import type { PolicySource } from '../../ports/policy.ts';
import { changedPolicy } from './changed-policy.ts';
import { PolicyRefused } from './policy-refused.ts';
import { readPolicy } from './read-policy.ts';

// An editor writes a file in several steps; the last one within this time is read.
const SETTLE_MS = 100;

/** A policy that is read again when its file changes. */
export interface FilePolicy extends PolicySource {
  /** Stops watching. */
  close(): void;
}

/**
 * The policy in a file or folder. A change takes effect at once; one that is no policy is refused with
 * a line in the log, and the last good one stays.
 *
 * @throws PolicyRefused when there is no good one to begin with
 */
export function filePolicy(path: string, log: Log): FilePolicy {
  const listeners = new Set<(policy: Policy) => void>();
  let current = readPolicy(path);
  let settling: NodeJS.Timeout | undefined;

  function readAgain(): void {
    const next = readOrNull(path, log);
    if (next === null || JSON.stringify(next) === JSON.stringify(current)) return;
    current = next;
    log.info('The policy has changed.', { path, actionMaps: next.actionMaps.length });
    for (const listener of [...listeners]) listener(next);
  }

  const watcher = watchFor(path, () => {
    clearTimeout(settling);
    settling = setTimeout(readAgain, SETTLE_MS);
    settling.unref();
  });
  watcher.on('error', (error) => {
    log.warn('The policy is no longer watched; a change takes effect at the next start.', {
      path,
      error,
    });
  });

  return {
    current: () => current,
    changed: (changes) => changedPolicy(current, changes, CHANGES),
    onChange: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    close: () => {
      clearTimeout(settling);
      watcher.close();
      listeners.clear();
    },
  };
}

/** A policy that stays as it is. */
export function fixedPolicy(policy: Policy): PolicySource {
  return {
    current: () => policy,
    changed: (changes) => changedPolicy(policy, changes, CHANGES),
    onChange: () => () => undefined,
  };
}

/** What changes are called that come from nowhere on the disk. */
const CHANGES = 'The change';

function readOrNull(path: string, log: Log): Policy | null {
  try {
    return readPolicy(path);
  } catch (error) {
    if (!(error instanceof PolicyRefused)) throw error;
    log.warn('The changed policy cannot be used; the one before stays.', {
      path,
      sentence: error.sentence,
    });
    return null;
  }
}

/** Watches the folder also for a single file: editors put a new file in its place. */
function watchFor(path: string, onChange: () => void): FSWatcher {
  const isFolder = statSync(path).isDirectory();
  return watch(isFolder ? path : dirname(path), { persistent: false }, (_, name) => {
    if (isFolder || name === null || name === basename(path)) onChange();
  });
}
