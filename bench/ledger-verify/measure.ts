import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../../scripts/project.ts';
import { loadDoubt, lookAtMachine } from '../measure/machine.ts';
import { median } from '../measure/quantile.ts';
import { atMost, type Figures, type Report, roundedAll, timesTheCost } from '../measure/report.ts';
import { inRounds } from '../measure/rounds.ts';
import { verifyArms, type Walk } from './arms.ts';
import { fillLedger } from './fill.ts';

export interface Settings {
  readonly rounds: number;
  readonly rows: number;
  readonly say: (line: string) => void;
}

const GOAL_ROWS = 1_000_000;
const GOAL_MS = 20_000;
/** What ten times the rows may add to the memory: nothing but what collecting it happens to leave. */
const GROWTH_GOAL_BYTES = 32 * 1_048_576;

/** How long checking a whole ledger takes, and whether its memory grows with the rows. */
export async function measureLedgerVerify({ rounds, rows, say }: Settings): Promise<Report> {
  const base = inProject('.toonbank', 'bench');
  mkdirSync(base, { recursive: true });
  const folder = mkdtempSync(join(base, 'ledger-verify-'));
  try {
    const [whole, tenth] = [join(folder, 'whole'), join(folder, 'tenth')];
    say(`filling a ledger with ${rows} rows`);
    await fillLedger(whole, rows);
    await fillLedger(tenth, Math.ceil(rows / 10));
    const machine = lookAtMachine(folder);
    const walks = await inRounds(verifyArms(whole, tenth), rounds, say);
    const of = (name: string): readonly Walk[] => walks.get(name) ?? [];
    const seen = machine();
    const tookMs = middle(of('verify'), 'tookMs');
    const more =
      middle(of('in little memory'), 'grownBytes') -
      middle(of('a tenth in little memory'), 'grownBytes');
    return {
      name: 'ledger-verify',
      ours: roundedAll({
        rows,
        verify: figuresOf(of('verify')),
        inLittleMemory: figuresOf(of('in little memory')),
        aTenthInLittleMemory: figuresOf(of('a tenth in little memory')),
        grownByTenTimesTheRowsBytes: more,
      }),
      floor: roundedAll({ readAndHash: figuresOf(of('read and hash')) }),
      peers: {},
      peersMissing: 'no peer has this ledger: the floor is reading and hashing the same rows',
      ratio: roundedAll({
        readAndHash: timesTheCost(tookMs, middle(of('read and hash'), 'tookMs')),
      }),
      goals: [
        atMost(`ms for ${rows} rows`, tookMs, (GOAL_MS * rows) / GOAL_ROWS),
        atMost('bytes more at the most, with ten times the rows', more, GROWTH_GOAL_BYTES),
      ],
      rounds,
      machine: seen,
      doubts: [
        ...loadDoubt(seen),
        ...(rows < GOAL_ROWS ? [`only ${rows} rows: the goal is about ${GOAL_ROWS}`] : []),
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function middle(walks: readonly Walk[], what: Exclude<keyof Walk, 'rows'>): number {
  return median(walks.map((walk) => walk[what]));
}

function figuresOf(walks: readonly Walk[]): Figures {
  const tookMs = middle(walks, 'tookMs');
  const rows = walks[0]?.rows ?? Number.NaN;
  return {
    tookMs,
    microsEach: (tookMs * 1_000) / rows,
    processorSeconds: middle(walks, 'processorMs') / 1_000,
    grownBytes: middle(walks, 'grownBytes'),
  };
}
