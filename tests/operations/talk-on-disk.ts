import { expect } from 'vitest';
import { say, startTalking, type Talking } from '../support/a-conversation.ts';
import { openAgent } from '../support/agent-client.ts';
import { type SidecarProcess, startProcess } from '../support/sidecar-process.ts';
import { newId, openVisitor } from '../support/visitor-client.ts';

/** Long enough for whoever waits for a busy file before saying no. */
export const PATIENCE = { timeout: 30_000, interval: 50 };

/** An agent who writes line after line to a visitor, as an outbox does: the next when this one is kept. */
export interface TalkOnDisk {
  running(): SidecarProcess;
  readonly talking: Talking;
  /** Lines that were acknowledged, oldest first. */
  readonly kept: readonly string[];
  /** Kinds of the refusals so far. */
  readonly refusals: readonly string[];
  /** Says lines until `isEnough`, each again under its own id until it is kept. */
  write(isEnough: () => boolean): Promise<void>;
  readiness(): Promise<{ readonly status: number; readonly sentence: string }>;
  becomesReady(): Promise<void>;
  /** Ends it, starts it on the same data, and reads what a visitor who was away for all of it gets. */
  killAndRestart(): Promise<void>;
  /** What is kept is there, once, in order. */
  nothingIsLost(): Promise<void>;
}

export async function talkOn(dataDir: string, user = {}): Promise<TalkOnDisk> {
  const environment = { DATA_DIR: dataDir, LOG_LEVEL: 'warn' };
  let process = await startProcess({ ...environment, PRINT_PAIRING: '1' }, user);
  const codes = process.said.pairing ?? { agent: '', lead: '' };
  const talking = await startTalking({ ...process, codes: async () => codes });
  let panel = talking.panel;
  const kept: string[] = [];
  const refusals: string[] = [];

  const readiness: TalkOnDisk['readiness'] = async () => {
    const answer = await fetch(`${process.url}/v1/health/ready`);
    return { status: answer.status, sentence: (await answer.json()).sentence };
  };

  return {
    running: () => process,
    talking,
    kept,
    refusals,
    readiness,
    async write(isEnough) {
      while (!isEnough()) {
        const id = newId();
        const line = say(talking.conversation, `line ${kept.length} ${'x'.repeat(3_000)}`);
        await expect
          .poll(async () => {
            const answer = await panel.command(line, id);
            if (answer.type === 'refused') refusals.push(answer.kind);
            return answer.type === 'ack' || isEnough();
          }, PATIENCE)
          .toBe(true);
        if (panel.all('ack').some(({ of }) => of === id)) kept.push(line.line);
      }
    },
    becomesReady: () => expect.poll(async () => (await readiness()).status, PATIENCE).toBe(200),
    async killAndRestart() {
      process.kill('SIGKILL');
      await process.ended;
      process = await startProcess(environment, user);
      expect(process.said).toMatchObject({ msg: 'ready', isFresh: false });
      panel = await openAgent(process, talking.paired, { since: panel.cursor() });
    },
    async nothingIsLost() {
      const { visitor } = talking;
      const reader = await openVisitor(process, { secret: visitor.secret, since: 0 });
      const last = kept.at(-1);
      await reader.next('chat.said', ({ line }) => line.line === last);
      const lines = reader.all('chat.said').filter(({ line }) => line.text !== null);
      const read = lines.map(({ line }) => line.line);
      // A line that was never answered may be there too; what was kept is, once and in order.
      expect(read.filter((line) => kept.includes(line))).toEqual(kept);
      expect(new Set(read).size).toBe(read.length);
      expect(lines.map(({ line }) => line.n)).toEqual(
        lines.map(({ line }) => line.n).toSorted((a, b) => a - b),
      );
      await reader.close();
    },
  };
}
