import { parseArgs } from 'node:util';
import { DOORS, fuzzDoor } from './codec-fuzz.ts';
import { measureLatency } from './latency.ts';
import { slowestFrame } from './long-frames.ts';

const RUNS = 1_000_000;
const AT_ONCE = 20_000; // runs of one seed; fewer would be slower, more could not be shrunk quickly
// docs/SECURITY.md: what these are to be at most.
const FRAME_MAX_MS = 20;
const RATIO_MAX = 2;

const verdict = (isMet: boolean): string => (isMet ? 'goal met' : 'goal not met');

/** Every door with so many texts, then what an attack costs honest clients. */
export async function fuzz(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string' },
      seed: { type: 'string' },
      only: { type: 'string' },
      // Of 300 lines each way: two say it roughly, a p99 worth writing down takes ten.
      rounds: { type: 'string', default: '2' },
    },
  });
  const runs = Number(values.runs ?? RUNS);
  const seed = Number(values.seed ?? Date.now() % 2_147_483_647);
  if (values.only !== 'latency') fuzzAll(runs, seed);
  if (values.only !== 'codec') await sayLatency(Number(values.rounds));
  return 0;
}

function fuzzAll(runs: number, seed: number): void {
  console.log(`seed ${seed}: the same texts come again with --seed ${seed} --runs ${runs}`);
  const each = Math.ceil(runs / DOORS.length);
  for (const door of DOORS) {
    const sum = { runs: 0, accepted: 0, refused: 0 };
    for (let done = 0, turn = 0; done < each; done += AT_ONCE, turn += 1) {
      const fuzzed = fuzzDoor(door, Math.min(AT_ONCE, each - done), seed + turn);
      sum.runs += fuzzed.runs;
      sum.accepted += fuzzed.accepted;
      sum.refused += fuzzed.refused;
    }
    console.log(
      `${door.name.padEnd(14)} ${sum.runs} texts, ${sum.accepted} accepted, ${sum.refused} refused`,
    );
  }
  const { what, tookMs } = slowestFrame();
  console.log(
    `slowest 64 kB frame: ${what}, ${tookMs.toFixed(2)} ms (${verdict(tookMs <= FRAME_MAX_MS)}: ${FRAME_MAX_MS} ms)`,
  );
}

async function sayLatency(rounds: number): Promise<void> {
  const { quietP99Ms, attackedP99Ms, ratio, answered, asked, grownMb, faults, attacksPerSecond } =
    await measureLatency(rounds);
  console.log(
    `an agent's line, p99: ${quietP99Ms.toFixed(1)} ms quiet, ${attackedP99Ms.toFixed(1)} ms under attack, ` +
      `ratio ${ratio.toFixed(2)} (${verdict(ratio <= RATIO_MAX)}: ${RATIO_MAX})`,
  );
  console.log(
    `${attacksPerSecond.toFixed(0)} attacks a second turned away; ${answered} of ${asked} answered, ` +
      `${faults} faults, memory grew ${grownMb.toFixed(0)} MB`,
  );
}
