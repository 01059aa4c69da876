import { writeHistory } from '../../demo/truth/write-history.ts';
import { asId } from '../../shared/kernel/ids.ts';
import { asEpochMs, DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import type { ReplayAsk } from '../../shared/protocol/messages/replay.ts';
import { fixedPolicy } from '../../sidecar/adapters/policy/file.ts';
import { readPolicy } from '../../sidecar/adapters/policy/read-policy.ts';
import type { Policy } from '../../sidecar/domain/policy.ts';
import { type AgentClient, openAgent, pairDevice } from './agent-client.ts';
import { type HeldStore, heldStore } from './held-store.ts';
import { startTestSidecar, type TestSidecar } from './sidecar.ts';

const TOKEN = 'a-token-of-the-one-who-runs-it-0123456789';

/** The policy that is shipped. */
export const SHIPPED: Policy = readPolicy(
  new URL('../../sidecar/policy/default.json', import.meta.url).pathname,
);

/** A lead on a sidecar with sixty past sessions, whose store can keep a replay waiting. */
export interface Replaying {
  readonly held: HeldStore;
  readonly sidecar: TestSidecar;
  readonly lead: AgentClient;
  /** A colleague whom the lead invites. */
  anotherLead(): Promise<AgentClient>;
  /** The same over HTTP, by who runs it. */
  byHttp(method: 'POST' | 'DELETE', body?: object): Promise<Response>;
  stop(): Promise<void>;
}

export async function startReplaying(): Promise<Replaying> {
  const held = heldStore();
  const to = asEpochMs(Date.now() - HOUR_MS);
  const sidecar = await startTestSidecar(
    { store: held.store, policy: fixedPolicy(SHIPPED), bounds: { replayRequestsPerMinute: 1_000 } },
    { operatorTokens: [TOKEN] },
  );
  const terms = { sessions: 60, seed: 3, from: asEpochMs(to - 6 * DAY_MS), to };
  await writeHistory(held.store, { ...terms, shop: asId('boots'), policy: SHIPPED });
  const lead = await openAgent(sidecar, await pairDevice(sidecar, (await sidecar.codes()).lead));
  return {
    held,
    sidecar,
    lead,
    async anotherLead() {
      const invited = await lead.command({
        type: 'agent.invite',
        agent: 'agent-lotte',
        name: 'Lotte',
        role: 'lead',
        languages: ['nl'],
        capacity: 2,
      });
      const code = invited.type === 'ack' ? invited.result?.code : undefined;
      if (code === undefined) throw new Error('nobody was invited');
      return openAgent(sidecar, await pairDevice(sidecar, code));
    },
    byHttp: (method, body) =>
      fetch(`${sidecar.url}/v1/replay`, {
        method,
        headers: {
          authorization: `Bearer ${TOKEN}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    async stop() {
      held.letGo();
      await sidecar.stop();
    },
  };
}

/** Of a week, by what is in force. */
export function asking(more: Partial<ReplayAsk> = {}): ReplayAsk {
  return { type: 'replay.ask', days: 7, changes: null, model: null, ...more };
}

/** What came of a question. */
export function answerTo(client: AgentClient, of: string) {
  return client.next('replay.answered', (answer) => answer.of === of);
}
