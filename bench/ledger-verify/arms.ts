import { spawn } from 'node:child_process';
import { inProject } from '../../scripts/project.ts';
import { endTogether } from '../measure/end-together.ts';
import type { Arm } from '../measure/rounds.ts';

/** One walk in a process of its own. */
export interface Walk {
  readonly rows: number;
  readonly tookMs: number;
  /** Processor time of the whole process, its start left out. */
  readonly processorMs: number;
  /** The most memory the process ever held, above what it held before. */
  readonly grownBytes: number;
}

// Node collects late when it may: held to these, what grows with the rows ends for want of memory.
const LITTLE_MEMORY = ['--max-old-space-size=32', '--max-semi-space-size=2'];

/** The whole check, the same in little memory, of all and of a tenth of the rows, and reading and hashing alone. */
export function verifyArms(whole: string, tenth: string): readonly Arm<Walk>[] {
  return [
    { name: 'verify', measure: () => walk('verify', whole) },
    { name: 'in little memory', measure: () => walk('verify', whole, LITTLE_MEMORY) },
    { name: 'a tenth in little memory', measure: () => walk('verify', tenth, LITTLE_MEMORY) },
    { name: 'read and hash', measure: () => walk('read', whole) },
  ];
}

function walk(
  way: 'verify' | 'read',
  directory: string,
  flags: readonly string[] = [],
): Promise<Walk> {
  const script = inProject('bench', 'ledger-verify', 'child.ts');
  const child = spawn(process.execPath, [...flags, script, way, directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  endTogether(child);
  let said = '';
  child.stdout.on('data', (part) => {
    said += String(part);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(JSON.parse(said));
      else reject(new Error(`${way} ended with ${code}`));
    });
  });
}
