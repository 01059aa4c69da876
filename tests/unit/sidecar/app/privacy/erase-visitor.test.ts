import { describe, expect, it, vi } from 'vitest';
import {
  asFeedSeq,
  asId,
  type ConversationId,
  type SessionId,
  type VisitorId,
} from '../../../../../shared/kernel/ids.ts';
import {
  ERASE_ROWS_MAX,
  ERASED_CONVERSATIONS_MAX,
  SCRUB_AGAIN_MS,
  VISITORS_KEPT_MS,
} from '../../../../../shared/protocol/limits.ts';
import { memoryStore } from '../../../../../sidecar/adapters/store/memory.ts';
import { claimEffects, settleEffect } from '../../../../../sidecar/app/effects.ts';
import { sealHead } from '../../../../../sidecar/app/mandate/seal-head.ts';
import { verifyLedger } from '../../../../../sidecar/app/mandate/verify-ledger.ts';
import { passTime } from '../../../../../sidecar/app/pass-time.ts';
import { commit } from '../../../../../sidecar/app/pipeline.ts';
import { eraseVisitors } from '../../../../../sidecar/app/privacy/erase-visitor.ts';
import { forgetOld } from '../../../../../sidecar/app/privacy/forget-old.ts';
import { countKept } from '../../../../../sidecar/app/privacy/kept.ts';
import { FLOOR, ofAgent, ofVisitor } from '../../../../../sidecar/domain/audience.ts';
import { aConversation } from '../../../../support/builders/conversation.ts';
import { anEntry, LINK } from '../../../../support/builders/ledger.ts';
import { anAct, aSession, viewed } from '../../../../support/builders/session.ts';
import { aDesk, type Desk } from '../../../../support/desk.ts';
import { fullVisit, staff } from '../../../../support/full-visit.ts';
import { openTalk } from '../../../../support/open-talk.ts';

const DAY_MS = 86_400_000;
const WHOLE = { lines: 2, isStillTalking: false, isBlocked: false };

async function rowsKept({ environment }: Desk, visitor: string): Promise<number> {
  return (await environment.store.read((tx) => countKept(tx, asId(visitor)))).rows;
}

describe('erasing a visitor', () => {
  it('[ER1] frees the agent who talked with them, who is given who waits', async () => {
    const desk = aDesk();
    await desk.hire({ capacity: 1 });
    await desk.visit('first');
    await desk.visit('second');
    await openTalk(desk, 'first', 'talk');
    await desk.visitor('second', {
      type: 'conversation.open',
      conversation: 'next',
      language: 'nl',
    });
    expect((await desk.conversation('next')).state).toBe('queued');
    await eraseVisitors(desk.environment, [asId('first')], 'operator');
    expect(await desk.conversation('next')).toMatchObject({ state: 'assigned', holder: 'agent-1' });
  });

  it('[ER3] tells the floor and every panel whose feed held something, after all of it', async () => {
    const desk = aDesk();
    await desk.hire();
    await desk.hire({ agent: asId('agent-2') });
    await desk.visit('first');
    await openTalk(desk, 'first', 'talk');
    await eraseVisitors(desk.environment, [asId('first')], 'operator');
    const erased = { type: 'visitor.erased', visitor: 'first', conversations: ['talk'] };
    for (const audience of [FLOOR, ofAgent(asId('agent-1'))]) {
      const facts = await desk.facts(audience);
      expect(facts).toContainEqual(erased);
      const place = facts.findLastIndex(({ type }) => type === 'visitor.erased');
      expect(JSON.stringify(facts.slice(place + 1))).not.toContain('talk');
      expect(facts.filter(({ type }) => type === 'fact.erased').length).toBeGreaterThan(2);
    }
    expect(await desk.facts(ofAgent(asId('agent-2')))).toEqual([]);
  });

  it('[ER3] sends their pages away as strangers and takes their row from the floor', async () => {
    const desk = aDesk();
    const live: unknown[] = [];
    desk.environment.bus.onLive((message) => live.push(message));
    await desk.visit('first');
    const session = aSession({ visitor: asId('first'), lastAt: desk.environment.clock.now() });
    await commit(desk.environment, (work) => work.tx.sessions.put(session));
    await eraseVisitors(desk.environment, [asId('first')], 'operator');
    await vi.waitFor(() => expect(live.length).toBeGreaterThan(1));
    expect(live).toContainEqual({
      to: 'floor',
      body: { type: 'floor.pulse', rows: [], gone: [session.session] },
    });
    expect(live).toContainEqual(
      expect.objectContaining({
        to: ofVisitor(asId('first')),
        body: expect.objectContaining({ type: 'bye', kind: 'unauthenticated' }),
      }),
    );
  });

  it('[ER1] a visitor of whom nothing is kept is passed over, without a word in the audit', async () => {
    const desk = aDesk();
    await desk.visit('first');
    await eraseVisitors(desk.environment, [asId('first')], 'operator');
    await eraseVisitors(desk.environment, [asId('first'), asId('nobody')], 'operator');
    expect(await desk.audit()).toEqual([
      expect.objectContaining({ kind: 'visitor-erased', by: 'operator', about: 'first' }),
    ]);
  });

  it('[LG1] leaves the ledger whole, what it said as it was, and leading to nobody', async () => {
    const desk = aDesk();
    await staff(desk);
    const { environment } = desk;
    const visit = await fullVisit(desk, 'zqmarkzq', WHOLE);
    const other = await fullVisit(desk, 'other', WHOLE);
    const known = (visitor: VisitorId) => environment.store.read((tx) => tx.visitors.find(visitor));
    const rows = () => environment.store.read((tx) => tx.ledger.from(1, 99));
    const salt = (await known(visit.visitor))?.ledgerSalt ?? 'none';
    const commitment = environment.digest.sha256(`${salt}${visit.visitor}`);
    await commit(environment, (work) =>
      work.tx.ledger.append([anEntry({ visitorCommitment: commitment })], LINK),
    );
    await sealHead(environment);
    const before = await rows();
    await eraseVisitors(environment, [visit.visitor], 'operator');
    expect(await known(visit.visitor)).toBeNull();
    expect((await known(other.visitor))?.ledgerSalt).toBeDefined();
    expect((await rows()).slice(0, before.length)).toEqual(before);
    expect(await verifyLedger(environment)).toMatchObject({ isWhole: true, heads: 1 });
    const left = await environment.store.read(async (tx) => [
      await tx.exercises.ofVisitor(visit.visitor),
      await tx.exercises.tasksOfVisitor(visit.visitor),
      await tx.codes.ofVisitor(visit.visitor),
      await tx.approvals.ofVisitor(visit.visitor),
      (await tx.exercises.ofVisitor(other.visitor)).length,
    ]);
    expect(left).toEqual([[], [], [], [], 1]);
    expect(JSON.stringify(await rows())).not.toContain(visit.visitor);
  });

  it('[ER1] who has much goes in several commits, and what a stop broke off is gone on with', async () => {
    let left = Number.POSITIVE_INFINITY;
    const store = memoryStore({
      beforeCommit: () => {
        left -= 1;
        if (left < 0) throw new Error('stopped');
      },
    });
    const desk = aDesk({ store });
    await desk.visit('first');
    await keepMuch(desk);
    left = 1;
    const erasing = eraseVisitors(desk.environment, [asId('first')], 'operator');
    await expect(erasing).rejects.toThrow('stopped');
    left = Number.POSITIVE_INFINITY;
    expect(await rowsKept(desk, 'first')).toBeGreaterThan(0);
    expect(await store.read((tx) => tx.visitors.find(asId('first')))).toBeNull();
    await passTime(desk.environment);
    expect(await rowsKept(desk, 'first')).toBe(0);
    expect(await store.read((tx) => tx.erasures.pending(9))).toEqual([]);
    const told = (await desk.facts(FLOOR)).flatMap((fact) =>
      fact.type === 'visitor.erased' ? fact.conversations : [],
    );
    expect(new Set(told).size).toBe(ERASED_CONVERSATIONS_MAX + 1);
  });

  it('[ER2] files that cannot be written anew are tried again after an hour, not each minute', async () => {
    const memory = memoryStore();
    let tries = 0;
    const scrub = async () => {
      tries += 1;
      return tries > 1;
    };
    const desk = aDesk({ store: { ...memory, scrub } });
    await desk.visit('first');
    expect(await eraseVisitors(desk.environment, [asId('first')], 'operator')).toEqual({
      isScrubbed: false,
    });
    desk.environment.clock.advance(SCRUB_AGAIN_MS - 1);
    await forgetOld(desk.environment);
    expect(tries).toBe(1);
    desk.environment.clock.advance(1);
    await forgetOld(desk.environment);
    expect(tries).toBe(2);
    expect(await memory.read((tx) => tx.erasures.pending(9))).toEqual([]);
  });
});

describe('two erasures at once', () => {
  it('[ER2] the one that is done first does not end the other, whose bytes are still there', async () => {
    const memory = memoryStore();
    let scrubs = 0;
    const desk = aDesk({
      store: {
        ...memory,
        scrub: async () => {
          scrubs += 1;
          return true;
        },
      },
    });
    await desk.visit('first');
    await desk.visit('second');
    const { environment } = desk;
    await memory.transact((tx) =>
      tx.erasures.begin({ visitor: asId('second'), begunAt: environment.clock.now() }),
    );
    await eraseVisitors(environment, [asId('first')], 'operator');
    const pending = await memory.read((tx) => tx.erasures.pending(9));
    expect(pending.map(({ visitor }) => visitor)).toEqual(['second']);
    await eraseVisitors(environment, [asId('second')], 'operator');
    expect(scrubs).toBe(2);
    expect(await memory.read((tx) => tx.erasures.pending(9))).toEqual([]);
  });
});

describe('the passing of time', () => {
  it('[RE2] leaves nothing of a visitor 400 days after they were last seen, and not a day too early', async () => {
    const desk = aDesk();
    await staff(desk);
    const { visitor, visit } = await fullVisit(desk, 'zqmarkzq', WHOLE);
    const { environment } = desk;
    await sendAll(desk);
    const secret = environment.digest.sha256(visit.secret);
    const isKnown = async (): Promise<boolean> =>
      (await environment.store.read((tx) => tx.visitors.findBySecret(asId('boots'), secret))) !==
      null;
    for (let day = 1; day <= 364; day += 1) {
      environment.clock.advance(DAY_MS);
      await forgetOld(environment);
      if (day % 30 === 0) expect(await isKnown()).toBe(true);
    }
    const talk = await environment.store.read((tx) => tx.conversations.ofVisitor(visitor, null, 9));
    expect(talk).toHaveLength(2);
    environment.clock.advance(36 * DAY_MS);
    await forgetOld(environment);
    expect(await isKnown()).toBe(false);
    expect(await rowsKept(desk, visitor)).toBe(0);
    const left = await environment.store.read(async (tx) => ({
      audit: await tx.audit.newest(1_000),
      floor: await tx.feed.after(FLOOR, asFeedSeq(0), 1_000),
      head: await tx.feed.head(ofVisitor(visitor)),
      agents: await tx.agents.all(),
    }));
    // The message that waited for a year was still on panels: they are told.
    const told = left.floor.map(({ fact }) => fact).filter(({ type }) => type === 'visitor.erased');
    expect(told).toEqual([
      { type: 'visitor.erased', visitor, conversations: ['zqmarkzq-message'] },
    ]);
    expect(JSON.stringify({ ...left, floor: [] })).not.toContain('zqmarkzq');
    expect(JSON.stringify({ ...left, floor: [] })).not.toContain(visitor);
    expect(left.head).toBe(0);
    environment.clock.advance(8 * DAY_MS);
    await forgetOld(environment);
    expect(await environment.store.read((tx) => tx.feed.after(FLOOR, asFeedSeq(0), 9))).toEqual([]);
  });

  it('[RE2] keeps who was seen a year ago to the millisecond, and who came back', async () => {
    const desk = aDesk();
    const now = desk.environment.clock.now();
    await desk.visit('first', { lastSeenAt: now });
    desk.environment.clock.advance(VISITORS_KEPT_MS);
    await forgetOld(desk.environment);
    expect(await rowsKept(desk, 'first')).toBe(1);
    await desk.visit('second', { lastSeenAt: desk.environment.clock.now() });
    desk.environment.clock.advance(1);
    await forgetOld(desk.environment);
    expect([await rowsKept(desk, 'first'), await rowsKept(desk, 'second')]).toEqual([0, 1]);
  });
});

/** More than one commit removes, over sessions and conversations. */
async function keepMuch({ environment }: Desk): Promise<void> {
  await commit(environment, async ({ tx, now }) => {
    const visitor = asId<VisitorId>('first');
    for (let n = 0; n < 4; n += 1) {
      const session = asId<SessionId>(`session-${n}`);
      await tx.sessions.put(aSession({ session, visitor, startedAt: now, lastAt: now }));
      for (let place = 1; place <= ERASE_ROWS_MAX / 2; place += 1) {
        await tx.sessions.append(anAct(viewed('home'), { session, visitor, place, at: now }));
      }
    }
    for (let n = 0; n <= ERASED_CONVERSATIONS_MAX; n += 1) {
      const conversation = asId<ConversationId>(`talk-${n}`);
      const closed = { state: 'closed', closedAt: now, changedAt: now } as const;
      await tx.conversations.put(aConversation({ conversation, visitor, ...closed }));
    }
  });
}

async function sendAll({ environment }: Desk): Promise<void> {
  for (const { effect } of await claimEffects(environment)) {
    await settleEffect(environment, effect, { kind: 'done' }, 1_000);
  }
}
