import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { asFeedSeq, asId } from '../../../../shared/kernel/ids.ts';
import { FEED_PAGE_MAX } from '../../../../shared/protocol/limits.ts';
import { PROTOCOL_VERSION } from '../../../../shared/protocol/version.ts';
import type { Environment } from '../../../../sidecar/app/context.ts';
import { commit } from '../../../../sidecar/app/pipeline.ts';
import { FLOOR } from '../../../../sidecar/domain/audience.ts';
import { bellsOn } from '../../../../sidecar/gateway/bells.ts';
import { BOUNDS } from '../../../../sidecar/gateway/bounds.ts';
import { countInto } from '../../../../sidecar/gateway/counters.ts';
import { faultsTo } from '../../../../sidecar/gateway/faults.ts';
import { followFeed } from '../../../../sidecar/gateway/follow-feed.ts';
import { type Store, StoreUnavailable } from '../../../../sidecar/ports/store.ts';
import { testEnvironment } from '../../../support/environment.ts';
import { plainConnection } from '../../../support/plain-socket.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A follower of the floor's feed over a store that can be held up or out of order. */
function aFollower({ version = PROTOCOL_VERSION, isEnded = false } = {}) {
  const environment = testEnvironment();
  const { socket, connection } = plainConnection({ clock: environment.clock });
  const trouble = { error: null as Error | null, reads: 0, held: Promise.resolve() };
  const read: Store['read'] = async (question) => {
    trouble.reads += 1;
    await trouble.held;
    if (trouble.error !== null) throw trouble.error;
    return environment.store.read(question);
  };
  const watched: Environment = { ...environment, store: { ...environment.store, read } };
  const counters = countInto(async () => ({}));
  const bells = bellsOn(environment.bus);
  const faults: string[] = [];
  const log = { ...environment.log, error: (message: string) => void faults.push(message) };
  if (isEnded) connection.bye('stopping');
  const caughtUp = followFeed(
    { environment: watched, bells, counters, faults: faultsTo(log, counters) },
    connection,
    { audience: FLOOR, feed: 'floor', after: asFeedSeq(0), version },
  );
  const tell = (count: number) =>
    commit(environment, async (work) => {
      for (let n = 0; n < count; n += 1) {
        const offer = asId(`offer-${n}`);
        const fact = { type: 'offer.settled', session: 's', offer, state: 'accepted' } as const;
        work.tell(FLOOR, fact);
      }
    });
  const places = () => socket.sent.flatMap(({ seq }) => (seq === undefined ? [] : [seq]));
  /** Holds the store up until the function it gives is called. */
  const holdUp = (): (() => void) => {
    let letGo = (): void => undefined;
    trouble.held = new Promise((resolve) => {
      letGo = resolve;
    });
    return letGo;
  };
  return {
    environment,
    socket,
    connection,
    trouble,
    bells,
    faults,
    caughtUp,
    tell,
    places,
    holdUp,
  };
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

it('[FD2] pages of facts arrive whole, in order, and those told meanwhile after them', async () => {
  const { tell, caughtUp, places } = aFollower();
  await tell(FEED_PAGE_MAX + 3);
  await caughtUp();
  await tell(2);
  await caughtUp();
  expect(places()).toEqual(upTo(FEED_PAGE_MAX + 5));
});

it('[FD2] a bell that rings during a look is not missed', async () => {
  const { tell, caughtUp, places, holdUp } = aFollower();
  await caughtUp();
  const letGo = holdUp();
  await tell(1);
  await tell(1);
  letGo();
  await caughtUp();
  expect(places()).toEqual([1, 2]);
});

it('[ST1] a store that is away for a moment holds the feed up and loses nothing of it', async () => {
  const { tell, caughtUp, places, trouble, faults } = aFollower();
  await caughtUp();
  trouble.error = new StoreUnavailable('away');
  await tell(2);
  await caughtUp();
  expect([places(), faults]).toEqual([[], ['fault']]);
  trouble.error = null;
  const reads = trouble.reads;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(trouble.reads).toBeGreaterThan(reads);
  await caughtUp();
  expect(places()).toEqual([1, 2]);
});

it('[GW2] a connection that ends takes its bell with it, and a look under way sends nothing more', async () => {
  const { tell, caughtUp, places, socket, holdUp, bells, trouble } = aFollower();
  await caughtUp();
  const letGo = holdUp();
  await tell(3);
  const looking = caughtUp();
  socket.emit('close', 1000);
  letGo();
  await looking;
  expect(places()).toEqual([]);
  expect(bells.audiences()).toEqual([]);
  const reads = trouble.reads;
  await caughtUp();
  expect(trouble.reads).toBe(reads);
});

it('[GW2] a read that fails after the connection ended is nobody’s loss, and not logged', async () => {
  const { tell, caughtUp, socket, holdUp, trouble, faults } = aFollower();
  await caughtUp();
  const letGo = holdUp();
  await tell(1);
  const looking = caughtUp();
  socket.emit('close', 1000);
  trouble.error = new Error('closed');
  letGo();
  await looking;
  expect(faults).toEqual([]);
});

it('[GW2] a reader that is behind is waited for between two facts', async () => {
  const { tell, caughtUp, places, socket } = aFollower();
  await caughtUp();
  socket.bufferedAmount = BOUNDS.sendBufferMaxBytes;
  await tell(2);
  const looking = caughtUp();
  await vi.waitFor(() => expect(socket.acts).toContain('ping'));
  expect(places()).toEqual([1]);
  socket.drain();
  await looking;
  expect(places()).toEqual([1, 2]);
});

it('[PR5] a peer that cannot be told of an erasure is sent away before the fact, not past it', async () => {
  const { environment, caughtUp, places, socket, tell } = aFollower({ version: 1 });
  await tell(1);
  await commit(environment, async (work) => {
    work.tell(FLOOR, { type: 'visitor.erased', visitor: 'v', conversations: [] });
  });
  await caughtUp();
  expect(places()).toEqual([1]);
  expect(socket.sent.at(-1)?.body).toMatchObject({ kind: 'version-not-supported' });
});

const CARD = {
  cobrowse: 'along',
  conversation: 'talk',
  visitor: 'v',
  askedBy: 'anna',
  state: 'asked' as const,
  ending: null,
  invited: [],
  watchers: [],
  askedAt: 1,
  answerBy: 2,
  startedAt: null,
  endedAt: null,
  changedAt: 1,
};

it.each([1, 2])(
  '[PR5, FD2] a peer of version %i goes on without what it can do without, and sees no gap',
  async (version) => {
    const { environment, caughtUp, places, socket, tell } = aFollower({ version });
    await tell(1);
    await commit(environment, async (work) => {
      work.tell(FLOOR, { type: 'cobrowse.changed', card: CARD });
    });
    await tell(1);
    await caughtUp();
    expect(places()).toEqual([1, 2, 3]);
    const facts = socket.sent.map(({ body }) => body);
    expect(JSON.stringify(facts)).not.toContain('along');
    expect(facts[1]).toMatchObject(
      version === 1 ? { type: 'offer.settled', offer: 'none' } : { type: 'fact.erased' },
    );
  },
);

it('[PR5] a peer of version 3 is told who looks along', async () => {
  const { environment, caughtUp, socket } = aFollower({ version: 3 });
  await commit(environment, async (work) => {
    work.tell(FLOOR, { type: 'cobrowse.changed', card: CARD });
  });
  await caughtUp();
  expect(socket.sent.map(({ body }) => body)).toEqual([{ type: 'cobrowse.changed', card: CARD }]);
});

it('[GW2] who left while being greeted follows nothing', async () => {
  const { caughtUp, bells, trouble, tell } = aFollower({ isEnded: true });
  await tell(1);
  await caughtUp();
  expect([trouble.reads, bells.audiences()]).toEqual([0, []]);
});
