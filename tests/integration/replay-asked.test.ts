import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeHistory } from '../../demo/truth/write-history.ts';
import { asId } from '../../shared/kernel/ids.ts';
import { asEpochMs, DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import { REPLAY_CHANGES_MAX_CHARS } from '../../shared/protocol/limits.ts';
import type { ReplayAsk } from '../../shared/protocol/messages/replay.ts';
import { fixedPolicy } from '../../sidecar/adapters/policy/file.ts';
import { readPolicy } from '../../sidecar/adapters/policy/read-policy.ts';
import { memoryStore } from '../../sidecar/adapters/store/memory.ts';
import type { Store } from '../../sidecar/ports/store.ts';
import { type AgentClient, openAgent, pairDevice } from '../support/agent-client.ts';
import { startTestSidecar, type TestSidecar } from '../support/sidecar.ts';

const TOKEN = 'a-token-of-the-one-who-runs-it-0123456789';
const policy = readPolicy(new URL('../../sidecar/policy/default.json', import.meta.url).pathname);
const [first] = policy.actionMaps;
/** The first map of the shop, for everybody. */
const CHANGE = { ...first, scoreFrom: 0, hesitations: [], pageTypes: [], schedule: null };
const CHANGED = JSON.stringify(CHANGE);

interface HeldStore {
  readonly store: Store;
  hold(): void;
  /** Who waits. */
  waiting(): number;
  letGo(): void;
}

/** A store that can keep waiting who reads a visitor's conversations: here only a replay does, so that one is under way. */
function heldStore(): HeldStore {
  const store = memoryStore();
  const held = new Error('held');
  let gate: Promise<void> | null = null;
  let open = (): void => undefined;
  let waiting = 0;
  return {
    store: {
      ...store,
      async read(ask) {
        for (let kept = gate; kept !== null; kept = gate) {
          try {
            return await store.read((tx) =>
              ask({
                ...tx,
                conversations: { ...tx.conversations, ofVisitor: () => Promise.reject(held) },
              }),
            );
          } catch (error) {
            if (error !== held) throw error;
            waiting += 1;
            await kept;
            waiting -= 1;
          }
        }
        return store.read(ask);
      },
    },
    hold() {
      gate = new Promise((resolve) => {
        open = resolve;
      });
    },
    waiting: () => waiting,
    letGo() {
      gate = null;
      open();
    },
  };
}

let held: HeldStore;
let sidecar: TestSidecar;
let lead: AgentClient;

beforeEach(async () => {
  held = heldStore();
  const to = asEpochMs(Date.now() - HOUR_MS);
  sidecar = await startTestSidecar(
    { store: held.store, policy: fixedPolicy(policy), bounds: { replayRequestsPerMinute: 1_000 } },
    { operatorTokens: [TOKEN] },
  );
  const terms = { sessions: 60, seed: 3, from: asEpochMs(to - 6 * DAY_MS), to };
  await writeHistory(held.store, { ...terms, shop: asId('boots'), policy });
  lead = await aLead();
});
afterEach(async () => {
  held.letGo();
  await sidecar.stop();
});

async function aLead(): Promise<AgentClient> {
  return openAgent(sidecar, await pairDevice(sidecar, (await sidecar.codes()).lead));
}

/** A colleague whom the first one invites. */
async function anotherLead(): Promise<AgentClient> {
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
}

const asking = (more: Partial<ReplayAsk> = {}): ReplayAsk => ({
  type: 'replay.ask',
  days: 7,
  changes: null,
  model: null,
  ...more,
});

const answerTo = (client: AgentClient, of: string) =>
  client.next('replay.answered', (answer) => answer.of === of);

function post(body: object): Promise<Response> {
  return fetch(`${sidecar.url}/v1/replay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` },
    body: JSON.stringify(body),
  });
}

describe('a lead replays the past over the link', () => {
  it('[RP5] says the same figures as by HTTP', async () => {
    const told = await answerTo(lead, lead.ask(asking({ changes: CHANGED, model: 'plain-rule' })));
    expect(told).toMatchObject({ sessions: 60, decisions: { after: ['plain-rule-1'] } });
    const changed = told.maps.find(({ actionMap }) => actionMap === first?.actionMap);
    expect(changed?.after.qualified).toBeGreaterThan(changed?.before.qualified ?? 0);
    const byHttp = await post({ days: 7, changes: CHANGE, model: 'plain-rule' });
    const { type, of, from, to, ...figures } = told;
    expect(await byHttp.json()).toMatchObject(figures);
  });

  it('[RP5] refuses whoever is no lead', async () => {
    const agent = await openAgent(
      sidecar,
      await pairDevice(sidecar, (await sidecar.codes()).agent),
    );
    const refused = await agent.receipt(agent.ask(asking()));
    expect(refused).toMatchObject({ type: 'refused', kind: 'not-allowed' });
  });

  it.each([
    ['what is no JSON', { changes: '{"actionMap":' }, 'malformed', 'is not JSON'],
    ['what is no map', { changes: '[1]' }, 'malformed', 'one object'],
    [
      'a wrong map',
      { changes: JSON.stringify({ ...CHANGE, scoreFrom: 101 }) },
      'malformed',
      'scoreFrom',
    ],
    ['a model that is not kept', { model: 'never-learned' }, 'not-found', 'never-learned'],
  ] as const)('[RP5] refuses %s in a sentence', async (_, more, kind, part) => {
    const refused = await lead.receipt(lead.ask(asking(more)));
    expect(refused).toMatchObject({ kind, sentence: expect.stringContaining(part) });
  });

  it.each([
    ['more days than are kept', { days: 91 }],
    ['no day', { days: 0 }],
    ['a change that is too long', { changes: ' '.repeat(REPLAY_CHANGES_MAX_CHARS + 1) }],
  ])('[RP5, PR4] %s is no question', async (_, more) => {
    lead.ask(asking(more));
    expect(await lead.next('bye')).toMatchObject({ kind: 'malformed' });
  });

  it('[RP5] takes the longest change there may be, whatever letters it is of', async () => {
    const changes = `"${'€'.repeat(REPLAY_CHANGES_MAX_CHARS - 2)}"`;
    const refused = await lead.receipt(lead.ask(asking({ changes })));
    expect(refused).toMatchObject({
      kind: 'malformed',
      sentence: expect.stringContaining('object'),
    });
  });
});

describe('one replay at a time', () => {
  const underWay = () => vi.waitFor(() => expect(held.waiting()).toBe(1));

  it('[RP4, RP5] another is refused while one is under way, whoever asks, and other questions are answered', async () => {
    held.hold();
    const slow = lead.ask(asking());
    await underWay();
    expect((await post({ days: 7 })).status).toBe(429);
    const other = await anotherLead();
    const refused = await other.receipt(other.ask(asking()));
    expect(refused).toMatchObject({
      kind: 'too-many',
      sentence: expect.stringContaining('Another replay is under way'),
    });
    const quick = lead.ask({ type: 'measures.ask', since: 0 });
    expect(await lead.next('measures.answered')).toMatchObject({ of: quick });
    held.letGo();
    expect(await answerTo(lead, slow)).toMatchObject({ sessions: 60 });
    expect(await answerTo(other, other.ask(asking()))).toMatchObject({ sessions: 60 });
  });

  it('[RP5] a lead’s newer question takes the place of their own', async () => {
    held.hold();
    const before = lead.ask(asking());
    await underWay();
    const newer = lead.ask(asking({ days: 28 }));
    const left = lead.receipt(before);
    held.letGo();
    expect(await left).toMatchObject({ kind: 'stopping' });
    expect(await answerTo(lead, newer)).toMatchObject({ sessions: 60 });
  });

  it('[RP5] it ends with the connection of who asked', async () => {
    held.hold();
    lead.ask(asking({ days: 90 }));
    await underWay();
    await lead.close();
    // While it goes on the next one is refused; when it is being broken off, it waits for that.
    const { replays } = sidecar.environment;
    const asker = { by: null, gone: new AbortController().signal };
    const next = () => replays.run(asker, () => Promise.resolve('made'));
    await vi.waitFor(async () => {
      const waits = new Promise((resolve) => setImmediate(resolve, 'waits'));
      expect(await Promise.race([next(), waits])).toBe('waits');
    });
    held.letGo();
    expect((await post({ days: 7 })).status).toBe(200);
  });

  it('[RP5, OP5] a sidecar that stops breaks it off', async () => {
    held.hold();
    const left = lead.receipt(lead.ask(asking({ days: 90 })));
    await underWay();
    const stopped = sidecar.stop();
    held.letGo();
    expect(await left).toMatchObject({ kind: 'stopping' });
    expect(await stopped).toBe(true);
  });
});
