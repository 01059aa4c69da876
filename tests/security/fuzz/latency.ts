import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { constants, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AgentClient, openAgent, pairDevice } from '../../support/agent-client.ts';
import { collectGarbage } from '../../support/collect-garbage.ts';
import { numberIn } from '../../support/sidecar.ts';
import { type SidecarProcess, startProcess } from '../../support/sidecar-process.ts';
import { newId, openVisitor } from '../../support/visitor-client.ts';

const ATTACKER = fileURLToPath(new URL('attacker.ts', import.meta.url));
// Under the rate of one panel; 300 make a p99 of three.
const EVERY_MS = 30;
const COMMANDS = 300;

export interface Latency {
  readonly quietP99Ms: number;
  readonly attackedP99Ms: number;
  readonly ratio: number;
  readonly answered: number;
  readonly asked: number;
  readonly grownMb: number;
  readonly faults: number;
  /** Connections and requests of the attacker that were turned away, a second. */
  readonly attacksPerSecond: number;
}

/**
 * What honest clients notice of an attack: the time of an agent's lines, with and without it, in turns
 * in one run, through a sidecar that is a process of its own, on disk.
 */
export async function measureLatency(rounds = 2): Promise<Latency> {
  const folder = mkdtempSync(join(tmpdir(), 'toonbank-fuzz-'));
  const sidecar = await startProcess({
    DATA_DIR: folder,
    PRINT_PAIRING: '1',
    TRUSTED_PROXIES: 'loopback',
    NODE_OPTIONS: '--inspect=127.0.0.1:0',
  });
  try {
    return await measureOn(sidecar, rounds);
  } finally {
    sidecar.kill('SIGTERM');
    await sidecar.ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureOn(sidecar: SidecarProcess, rounds: number): Promise<Latency> {
  const panel = await openAgent(
    sidecar,
    await pairDevice(sidecar, sidecar.said.pairing?.agent ?? ''),
  );
  await panel.command({ type: 'presence.set', presence: 'available' });
  const visitor = await openVisitor(sidecar);
  const conversation = newId();
  await visitor.command({ type: 'conversation.open', conversation, language: 'nl' });
  await panel.next('conversation.changed', ({ card }) => card.state === 'assigned');
  await panel.command({ type: 'conversation.accept', conversation });
  await lines(panel, conversation);

  const before = await keptBytes(sidecar);
  const quiet: number[] = [];
  const attacked: number[] = [];
  let attacks = 0;
  let attackedMs = 0;
  for (let round = 0; round < rounds; round += 1) {
    quiet.push(...(await lines(panel, conversation)));
    const attacker = spawn(process.execPath, [ATTACKER, new URL(sidecar.url).port], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    giveWay(attacker.pid);
    await once(attacker.stdout, 'data');
    const turnedAway = await turnedAwayBy(sidecar);
    const begunMs = performance.now();
    attacked.push(...(await lines(panel, conversation)));
    attackedMs += performance.now() - begunMs;
    attacks += (await turnedAwayBy(sidecar)) - turnedAway;
    attacker.kill('SIGKILL');
    await once(attacker, 'close');
  }
  const after = await keptBytes(sidecar);
  const quietP99Ms = p99(quiet);
  const attackedP99Ms = p99(attacked);
  return {
    quietP99Ms,
    attackedP99Ms,
    ratio: attackedP99Ms / quietP99Ms,
    answered: quiet.length + attacked.length,
    asked: COMMANDS * rounds * 2,
    grownMb: (after - before) / 1_048_576,
    faults: await metric(sidecar, 'toonbank_faults_total'),
    attacksPerSecond: (attacks * 1_000) / attackedMs,
  };
}

/** How long each line took to be kept, one due every EVERY_MS whether or not the last was answered. */
async function lines(panel: AgentClient, conversation: string): Promise<number[]> {
  const asked: Promise<number>[] = [];
  const begunMs = performance.now();
  for (let n = 0; n < COMMANDS; n += 1) {
    const dueMs = begunMs + n * EVERY_MS;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, dueMs - performance.now())));
    const line = newId();
    const answer = panel.command({ type: 'chat.say', conversation, line, text: 'honest' });
    asked.push(
      answer.then(({ type }) => (type === 'ack' ? performance.now() - dueMs : Number.NaN)),
    );
  }
  return (await Promise.all(asked)).filter((ms) => !Number.isNaN(ms));
}

/**
 * An attacker has machines of its own. Here it shares the few cores with those it attacks, and what they wait
 * for while it makes its bytes is no answer to anything; how much it got through is told beside it.
 */
function giveWay(attacker: number | undefined): void {
  if (attacker !== undefined) setPriority(attacker, constants.priority.PRIORITY_LOW);
}

function p99(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * 0.99) - 1)] ?? Number.NaN;
}

/** What it holds on to: what is only not collected yet says when the collector ran, not what an attack left. */
async function keptBytes(sidecar: SidecarProcess): Promise<number> {
  await collectGarbage(sidecar.log());
  return metric(sidecar, 'process_resident_memory_bytes');
}

async function turnedAwayBy(sidecar: SidecarProcess): Promise<number> {
  const closes = await metric(sidecar, 'toonbank_closes_total');
  return closes + (await metric(sidecar, 'toonbank_refused_total'));
}

async function metric({ url }: SidecarProcess, name: string): Promise<number> {
  return numberIn(await (await fetch(`${url}/metrics`)).text(), name, {});
}
