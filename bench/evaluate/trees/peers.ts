import { spawn } from 'node:child_process';
import { inProject } from '../../../scripts/project.ts';
import { seededDraw, shuffled } from '../../../sidecar/domain/learning/seeded-draw.ts';
import type { Table } from '../../../sidecar/domain/learning/table.ts';
import { endTogether } from '../../measure/end-together.ts';
import { providePeers } from '../../measure/provide-peers.ts';
import { designOf } from './design.ts';

/** What another method said of the rows to judge; null with the reason in words when it said nothing. */
export interface PeerAnswer {
  readonly name: string;
  readonly chances: Float64Array | null;
  readonly rowsLearned: number;
  readonly trainMs: number;
  readonly says: string;
}

/** Rows to learn from and rows to judge. */
export interface Task {
  readonly train: Table;
  readonly labels: Float64Array;
  readonly test: Table;
  readonly seed: number;
}

const PEERS = [
  {
    name: 'logisticRegression',
    method: 'logistic',
    // Its matrices are copied at every step: more rows would take many minutes and change little.
    cellsMax: 3_000_000,
    says: 'ml-logistic-regression 2.0.0, 500 steps, numbers standardised, categories as ones',
  },
  {
    name: 'mlXgboost',
    method: 'xgboost',
    // It takes all rows on a stack of 5 MB in WebAssembly, as 32-bit floats.
    cellsMax: 1_000_000,
    says: 'ml-xgboost 1.1.2, 200 trees of depth 4, the same columns',
  },
] as const;

type PeerName = (typeof PEERS)[number]['name'];

/** WebAssembly that hangs must not hang the evaluation. */
const TIME_MAX_MS = 300_000;

/** The same rows to everybody else, each in a process of its own: one that dies says so and the others go on. */
export async function askPeers(
  task: Task,
  say: (line: string) => void,
  names: readonly PeerName[] = PEERS.map(({ name }) => name),
): Promise<readonly PeerAnswer[]> {
  const missing = await providePeers(say);
  const answers: PeerAnswer[] = [];
  for (const peer of PEERS.filter(({ name }) => names.includes(name))) {
    say(`beside it: ${peer.name}`);
    answers.push(
      missing === null
        ? await ask(peer, task)
        : { name: peer.name, chances: null, rowsLearned: 0, trainMs: 0, says: missing },
    );
  }
  return answers;
}

async function ask(peer: (typeof PEERS)[number], task: Task): Promise<PeerAnswer> {
  const { columns, train, test } = designOf(task.train, task.test);
  const rowsMax = Math.floor(peer.cellsMax / (columns + 1));
  const order = shuffled(task.train.rows, seededDraw(task.seed)).subarray(0, rowsMax);
  const learned = new Float32Array(order.length * (columns + 1));
  order.forEach((row, place) => {
    learned.set(train.subarray(row * columns, (row + 1) * columns), place * columns);
    learned[order.length * columns + place] = task.labels[row] ?? 0;
  });
  const head = JSON.stringify({ columns, train: order.length, test: task.test.rows });
  const input = Buffer.concat([Buffer.from(`${head}\n`), bytesOf(learned), bytesOf(test)]);
  const begun = performance.now();
  const output = await run(peer.method, input);
  const chances = 'chances' in output ? output.chances : null;
  const part =
    order.length < task.train.rows
      ? `; ${order.length} of ${task.train.rows} rows by chance, for its size`
      : '';
  return {
    name: peer.name,
    chances,
    rowsLearned: order.length,
    trainMs: performance.now() - begun,
    says: chances === null ? `${peer.says}: it failed${part}` : `${peer.says}${part}`,
  };
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

type Output = { readonly chances: Float64Array } | { readonly failed: true };

function run(method: string, input: Buffer): Promise<Output> {
  const script = inProject('bench', 'peers', 'classify.mjs');
  const child = spawn(process.execPath, [script, method], {
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: TIME_MAX_MS,
  });
  endTogether(child);
  const parts: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => parts.push(part));
  // It may die before it has read everything: then it has failed, and the exit says so.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return new Promise((resolve) => {
    child.once('error', () => resolve({ failed: true }));
    child.once('close', () => resolve(chancesIn(Buffer.concat(parts).toString())));
  });
}

function chancesIn(text: string): Output {
  const last = text.trim().split('\n').at(-1) ?? '';
  if (!last.startsWith('{"chances":')) return { failed: true };
  const { chances }: { chances: readonly unknown[] } = JSON.parse(last);
  const numbers = Float64Array.from(chances, Number);
  const areChances = numbers.every((chance) => chance >= 0 && chance <= 1);
  return areChances ? { chances: numbers } : { failed: true };
}
