import { randomUUID } from 'node:crypto';
import {
  asId,
  type SessionId,
  type ShopId,
  type TabId,
  type VisitorId,
} from '../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../shared/kernel/time.ts';
import { openEmbedded } from '../../../sidecar/adapters/store/drivers/embedded.ts';
import { JOURNEY_BOUNDS, SESSION_BOUNDS } from '../../../sidecar/app/session/bounds.ts';
import { EMPTY_TALLY } from '../../../sidecar/domain/engagement/features/tally.ts';
import { type About, type Followed, follow } from '../../../sidecar/domain/engagement/follow.ts';
import { plainRule } from '../../../sidecar/domain/engagement/score.ts';
import { openSession, type Session } from '../../../sidecar/domain/session/session.ts';
import type { Visitor } from '../../../sidecar/domain/visitor/visitor.ts';
import type { Store } from '../../../sidecar/ports/store.ts';
import { observedAt } from './observed.ts';
import type { Wires } from './wires.ts';

const ABOUT: About = {
  device: 'computer',
  sessionsBefore: 0,
  customerValue: null,
  localTime: () => null,
  standingOf: () => null,
};

/** So many acts make a session as large as it gets in this mix. */
const WARM_ACTS = 27;

/**
 * The store alone, in this process: what a signal reads and writes (visitor, mark, session, act), asked
 * for by as many at once as there are pages, and nothing decided.
 */
export async function openStoreWires(dataDir: string, count: number): Promise<Wires> {
  const store = await openEmbedded({ directory: dataDir });
  let listener: (wire: number, answered: number) => void = () => undefined;
  const writers = await Promise.all(
    Array.from({ length: count }, (_, at) => openWriter(store, at)),
  );
  return {
    count,
    say: (wire) => {
      void writers[wire]?.().then(() => listener(wire, 1));
    },
    onAnswer(next) {
      listener = next;
    },
    close: () => store.close(),
  };
}

async function openWriter(store: Store, shopper: number): Promise<() => Promise<void>> {
  const visitor = aVisitor();
  const tab = asId<TabId>(randomUUID());
  let session = warmSession(visitor, shopper);
  let n = 0;
  await store.transact(async (tx) => {
    await tx.visitors.put(visitor);
    await tx.sessions.put(session);
  });
  return () => {
    n += 1;
    const now = asEpochMs(Date.now());
    const mark = n;
    return store.transact(async (tx) => {
      await tx.visitors.marked(visitor.visitor, tab);
      await tx.visitors.find(visitor.visitor);
      await tx.visitors.mark(visitor.visitor, tab, mark, now);
      await tx.sessions.latest(visitor.visitor);
      session = { ...session, acts: session.acts + 1, lastAt: now };
      await tx.sessions.append({
        session: session.session,
        visitor: visitor.visitor,
        place: session.acts,
        at: now,
        observed: observedAt(mark - 1, shopper),
      });
      await tx.sessions.put(session);
    });
  };
}

function aVisitor(): Visitor {
  const now = asEpochMs(Date.now());
  return {
    visitor: asId<VisitorId>(randomUUID()),
    shop: asId<ShopId>('demo'),
    secretHash: randomUUID(),
    language: 'nl',
    observe: true,
    identity: null,
    blocked: null,
    sessions: 1,
    firstSeenAt: now,
    lastSeenAt: now,
  };
}

/** A session with the journey it has after some pages; its acts are not in the store. */
function warmSession({ visitor, shop, language }: Visitor, shopper: number): Session {
  const now = asEpochMs(Date.now());
  const opening = {
    session: asId<SessionId>(randomUUID()),
    visitor,
    shop,
    language,
    conversation: null,
  };
  const session = openSession(opening, now, null, SESSION_BOUNDS);
  let followed: Followed = { journey: session.journey, tally: session.tally ?? EMPTY_TALLY };
  for (let turn = 0; turn < WARM_ACTS; turn += 1) {
    const act = {
      session: session.session,
      visitor,
      place: turn + 1,
      at: now,
      observed: observedAt(turn, shopper),
    };
    followed = follow(followed, act, ABOUT, plainRule, JOURNEY_BOUNDS);
  }
  return { ...session, ...followed, acts: WARM_ACTS };
}
