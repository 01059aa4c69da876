import { afterEach, expect, it } from 'vitest';
import { asId } from '../../shared/kernel/ids.ts';
import { asEpochMs } from '../../shared/kernel/time.ts';
import { SESSION_IDLE_MAX_MS } from '../../shared/protocol/limits.ts';
import { memoryStore } from '../../sidecar/adapters/store/memory.ts';
import { timedStore } from '../../sidecar/adapters/store/timed.ts';
import { commit } from '../../sidecar/app/pipeline.ts';
import type { Bounds } from '../../sidecar/gateway/bounds.ts';
import { say, startTalking, type Talking } from '../support/a-conversation.ts';
import { type FakeClock, fakeClock } from '../support/fake-clock.ts';
import { startTestSidecar, type TestSidecar } from '../support/sidecar.ts';
import { openVisitor, pageViewed, up } from '../support/visitor-client.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const YEARS_MS = 64 * 365 * DAY_MS;
const PATIENCE = { timeout: 20_000, interval: 50 };

let sidecar: TestSidecar;
afterEach(() => sidecar.stop());

interface Machine {
  readonly clock: FakeClock;
  readonly talk: Talking;
  readiness(): Promise<string>;
  /** Sets the clock, and waits until the sidecar has noticed and lived with it for some ticks. */
  jump(ms: number, words: RegExp): Promise<void>;
}

async function aMachine(bounds: Partial<Bounds> = {}): Promise<Machine> {
  // As late as now, because proofs are made by the machine of the test.
  const clock = fakeClock(asEpochMs(Date.now()));
  let ticks = 0;
  const store = timedStore(memoryStore(), () => {
    ticks += 1;
  });
  sidecar = await startTestSidecar({ clock, store, bounds });
  const talk = await startTalking(sidecar);
  const readiness: Machine['readiness'] = async () => {
    const answer = await fetch(`${sidecar.url}/v1/health/ready`);
    expect(answer.status).toBe(200);
    return (await answer.json()).sentence;
  };
  return {
    clock,
    talk,
    readiness,
    async jump(ms, words) {
      clock.advance(ms);
      await expect.poll(readiness, PATIENCE).toMatch(words);
      const seen = ticks;
      await expect.poll(() => ticks, PATIENCE).toBeGreaterThan(seen + 1);
    },
  };
}

/** Both write and read each other, and the agent has gone nowhere. */
async function talkOn({ visitor, panel, conversation }: Talking, n: number): Promise<void> {
  const [there, back] = [`there ${n}`, `back ${n}`];
  expect((await visitor.command(say(conversation, there))).type).toBe('ack');
  await panel.next('chat.said', ({ line }) => line.text === there);
  expect((await panel.command(say(conversation, back))).type).toBe('ack');
  await visitor.next('chat.said', ({ line }) => line.text === back);
}

it.each([
  ['a day forward', DAY_MS, /jumped 24 hours forward/],
  ['an hour back', -HOUR_MS, /jumped 60 minutes back/],
  ['sixty years forward', YEARS_MS, /jumped 23360 days forward/],
])(
  '[CK1] a clock that jumps %s while people talk ends no talk and drops nobody',
  async (_, byMs, words) => {
    const { talk, jump } = await aMachine();
    await talkOn(talk, 1);
    await jump(byMs, words);
    await talkOn(talk, 2);
    const { panel, visitor, conversation } = talk;
    const changes = panel.all('conversation.changed').map(({ card }) => card);
    expect(changes.at(-1)).toMatchObject({ conversation, state: 'active' });
    const agents = await sidecar.environment.store.read((tx) => tx.agents.all());
    const own = agents.find(({ agent }) => agent === panel.welcome.agent.agent);
    expect(own).toMatchObject({ chosen: 'available', isLinked: true, because: null });
    // Whoever was away for it gets all of it, in order.
    const reader = await openVisitor(sidecar, { secret: visitor.secret, since: 0 });
    await reader.next('chat.said', ({ line }) => line.text === 'back 2');
    const places = reader.all('chat.said').map(({ line }) => line.n);
    expect(places).toEqual(places.map((_each, n) => (places[0] ?? 0) + n));
  },
);

it('[CK2] after an hour back typing is shown, messages are taken and signals are one session', async () => {
  const { talk, jump } = await aMachine();
  const { visitor, panel, conversation } = talk;
  const typing = up({ type: 'chat.typing', conversation, isTyping: true });
  visitor.say(typing);
  await panel.next('chat.typing');
  visitor.say(up({ type: 'chat.typing', conversation, isTyping: false }));
  await visitor.signal(pageViewed('one'));
  await jump(-HOUR_MS, /60 minutes back/);
  visitor.say(typing);
  await panel.next('chat.typing', ({ isTyping }) => isTyping);
  for (const page of ['two', 'three']) await visitor.signal(pageViewed(page));
  for (let n = 0; n < 100; n += 1) visitor.say(up({ type: 'ping' }));
  await visitor.next('pong');
  const store = sidecar.environment.store;
  const sessions = await store.read((tx) =>
    tx.sessions.ofVisitor(asId(visitor.welcome.visitor), 9),
  );
  expect(sessions).toHaveLength(1);
});

/** An audit entry of now, and whether it is still there. */
async function keepEntry(): Promise<() => Promise<boolean>> {
  const { environment } = sidecar;
  await commit(environment, ({ tx, now }) =>
    tx.audit.add({ at: now, kind: 'consent-given', by: 'a', about: 'kept', detail: '' }),
  );
  return async () => {
    const entries = await environment.store.read((tx) => tx.audit.newest(50));
    return entries.some(({ about }) => about === 'kept');
  };
}

it('[CK1] a minute in another year forgets nothing', async () => {
  const { jump } = await aMachine();
  const isKept = await keepEntry();
  await jump(YEARS_MS, /forward/);
  expect(await isKept()).toBe(true);
  await jump(-YEARS_MS, /back/);
  expect(await isKept()).toBe(true);
});

it('[CK1] a clock that stays where it jumped to is believed in the end', async () => {
  const { clock, readiness } = await aMachine({ clockSettledAfterMs: 1_500 });
  const isKept = await keepEntry();
  clock.advance(YEARS_MS);
  await expect.poll(isKept, PATIENCE).toBe(false);
  expect(await readiness()).not.toMatch(/jumped/);
});

it('[CK2] idle sessions end by the new time, also those that began in a future that was none', async () => {
  const { clock, talk, jump } = await aMachine();
  const { visitor } = talk;
  const live = async () =>
    (await sidecar.environment.store.read((tx) => tx.sessions.live(asEpochMs(0), 9))).length;
  await jump(DAY_MS, /forward/);
  await visitor.signal(pageViewed('tomorrow'));
  await jump(-DAY_MS, /back/);
  expect(await live()).toBe(1);
  clock.advance(SESSION_IDLE_MAX_MS + 1_000);
  await expect.poll(live, PATIENCE).toBe(0);
  await visitor.signal(pageViewed('today'));
  await visitor.signal(pageViewed('still-today'));
  expect(await live()).toBe(1);
});
