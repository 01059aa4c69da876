import { setTimeout as pause } from 'node:timers/promises';
import { say } from './a-conversation.ts';
import { type AgentClient, openAgent, type PairedDevice, pairDevice } from './agent-client.ts';
import type { SidecarProcess } from './sidecar-process.ts';
import { newId, openVisitor, pageViewed, type VisitorClient } from './visitor-client.ts';

/** A visitor who looks around while an agent talks to them, without end, until told to stop. */
export interface Talker {
  readonly client: VisitorClient;
  readonly conversation: string;
  /** Texts that were acknowledged so far, in order. */
  readonly acked: readonly string[];
  stop(): Promise<void>;
}

export interface Busy {
  readonly paired: PairedDevice;
  readonly talkers: readonly Talker[];
}

// Beneath the rates that a visitor (20 a second) and an agent (40) may have for long, three at once.
const PACE_MS = 120;

/** A running sidecar with people who never stop talking: load for what happens beside it. */
export async function keepBusy(running: SidecarProcess, visitors: number): Promise<Busy> {
  const paired = await pairDevice(running, running.said.pairing?.lead ?? '');
  const panel = await openAgent(running, paired);
  await panel.command({ type: 'presence.set', presence: 'available' });
  const talkers: Talker[] = [];
  for (let n = 0; n < visitors; n += 1) talkers.push(await talkOn(running, panel, `to ${n}`));
  return { paired, talkers };
}

async function talkOn(running: SidecarProcess, panel: AgentClient, name: string): Promise<Talker> {
  const client = await openVisitor(running);
  const conversation = newId();
  await client.command({ type: 'conversation.open', conversation, language: 'nl' });
  await panel.next(
    'conversation.changed',
    ({ card }) => card.conversation === conversation && card.state === 'assigned',
  );
  await panel.command({ type: 'conversation.accept', conversation });
  const acked: string[] = [];
  let isStopped = false;
  async function talk(): Promise<void> {
    for (let n = 0; !isStopped; n += 1) {
      const text = `${name}: line ${n}`;
      const answer = await panel.command(say(conversation, text));
      if (answer.type === 'ack') acked.push(text);
      await client.signal(pageViewed(`page-${n}`));
      await pause(PACE_MS);
    }
  }
  const talking = talk();
  return {
    client,
    conversation,
    acked,
    stop: () => {
      isStopped = true;
      return talking;
    },
  };
}
