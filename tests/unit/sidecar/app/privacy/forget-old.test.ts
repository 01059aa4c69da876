import { describe, expect, it } from 'vitest';
import { asFeedSeq, asId } from '../../../../../shared/kernel/ids.ts';
import {
  AUDIT_KEPT_MS,
  CONVERSATIONS_KEPT_MS,
  FEED_KEPT_MS,
  MARKS_KEPT_MS,
  MODELS_KEPT_MS,
  RETENTION_EVERY_MS,
  SIGNALS_KEPT_MS,
} from '../../../../../shared/protocol/limits.ts';
import type { Environment } from '../../../../../sidecar/app/context.ts';
import { passTime } from '../../../../../sidecar/app/pass-time.ts';
import { commit } from '../../../../../sidecar/app/pipeline.ts';
import { forgetOld } from '../../../../../sidecar/app/privacy/forget-old.ts';
import type { Tx } from '../../../../../sidecar/ports/store.ts';
import { aConversation } from '../../../../support/builders/conversation.ts';
import { aKeptModel } from '../../../../support/builders/kept-model.ts';
import { anApproval, anEntry, aTask, LINK } from '../../../../support/builders/ledger.ts';
import { aCode, aMandate, anExercise, minor } from '../../../../support/builders/mandate.ts';
import { aShown } from '../../../../support/builders/note.ts';
import { anOffer } from '../../../../support/builders/offer.ts';
import { anAct, aSession, viewed } from '../../../../support/builders/session.ts';
import { testEnvironment } from '../../../../support/environment.ts';

const visitor = aSession().visitor;
const caller = `visitor.${visitor}` as const;

async function keepOneOfEach(environment: Environment): Promise<void> {
  await commit(environment, async (work) => {
    const { tx, now } = work;
    await tx.sessions.put(aSession({ startedAt: now, lastAt: now, endedAt: now }));
    await tx.sessions.append(anAct(viewed('home'), { at: now }));
    await tx.offers.put(anOffer({ state: 'rejected', qualifiedAt: now }));
    await tx.visitors.mark(visitor, asId('tab-1'), 7, now);
    const answer = { kind: 'done', result: null } as const;
    await tx.marks.put({ caller, id: asId('m-1'), bodyHash: 'hash', answer, at: now });
    await tx.conversations.put(aConversation({ state: 'closed', closedAt: now, changedAt: now }));
    await tx.exercises.put(anExercise({ visitor, at: now, cost: minor(8_00) }));
    await tx.exercises.putTask(aTask({ visitor, state: 'done' }));
    await tx.codes.put(aCode({ visitor, state: 'redeemed', changedAt: now }));
    await tx.approvals.put(anApproval({ visitor, state: 'granted', changedAt: now }));
    await tx.suggestions.put(aShown(1, 'question', [], { at: now, changedAt: now }));
    await tx.mandates.put(aMandate({ revokedAt: now }));
    await tx.ledger.append([anEntry({ at: now })], LINK);
    await tx.learning.addModel(aKeptModel(1, { learnedAt: now }), 'text');
    const kind = 'consent-given';
    await tx.audit.add({ at: now, kind, by: visitor, about: visitor, detail: 'observe' });
    await tx.agents.putInvitation({
      lookup: 'K7QM',
      codeHash: 'hash',
      agent: asId('agent-1'),
      expiresAt: now,
      tries: 0,
      usedAt: null,
    });
    work.tell(caller, { type: 'visitor.identified', name: null });
  });
}

const COUNTS: Readonly<Record<string, (tx: Tx) => Promise<number>>> = {
  signals: async (tx) => (await tx.sessions.acts(visitor, null, 9)).length,
  sessions: async (tx) => (await tx.sessions.ofVisitor(visitor, 9)).length,
  offers: async (tx) => (await tx.offers.ofSession(aSession().session)).length,
  feed: async (tx) => (await tx.feed.after(caller, asFeedSeq(0), 9)).length,
  exercises: async (tx) => (await tx.exercises.ofVisitor(visitor)).length,
  tasks: async (tx) => (await tx.exercises.tasksOfVisitor(visitor)).length,
  codes: async (tx) => (await tx.codes.ofVisitor(visitor)).length,
  approvals: async (tx) => (await tx.approvals.ofVisitor(visitor)).length,
  suggestions: async (tx) => (await tx.suggestions.newest(null, 9)).length,
  marks: async (tx) => ((await tx.marks.find(caller, asId('m-1'))) === null ? 0 : 1),
  tabs: async (tx) => ((await tx.visitors.marked(visitor, asId('tab-1'))) > 0 ? 1 : 0),
  conversations: async (tx) =>
    (await tx.conversations.latestOf(aConversation().visitor)) === null ? 0 : 1,
  models: async (tx) => (await tx.learning.models(asId('boots'), 'chance')).length,
  audit: async (tx) => (await tx.audit.newest(9)).length,
  invitations: async (tx) => ((await tx.agents.invitation('K7QM')) === null ? 0 : 1),
};

describe('forgetting', () => {
  it.each([
    ['signals', SIGNALS_KEPT_MS],
    ['sessions', SIGNALS_KEPT_MS],
    ['offers', SIGNALS_KEPT_MS],
    ['feed', FEED_KEPT_MS],
    ['marks', MARKS_KEPT_MS],
    ['tabs', MARKS_KEPT_MS],
    ['conversations', CONVERSATIONS_KEPT_MS],
    ['exercises', CONVERSATIONS_KEPT_MS],
    ['tasks', CONVERSATIONS_KEPT_MS],
    ['codes', CONVERSATIONS_KEPT_MS],
    ['approvals', CONVERSATIONS_KEPT_MS],
    ['suggestions', CONVERSATIONS_KEPT_MS],
    ['models', MODELS_KEPT_MS],
    ['audit', AUDIT_KEPT_MS],
    ['invitations', 600_000],
  ])('[RE1] %s are kept for %i ms and forgotten after', async (what, keptMs) => {
    const environment = testEnvironment();
    await keepOneOfEach(environment);
    const count = () => environment.store.read(async (tx) => (await COUNTS[what]?.(tx)) ?? -1);
    environment.clock.advance(keptMs);
    await forgetOld(environment);
    expect(await count()).toBe(1);
    environment.clock.advance(1);
    await forgetOld(environment);
    expect(await count()).toBe(0);
  });

  it('[RE1, LG1] mandates and the ledger are never forgotten', async () => {
    const environment = testEnvironment();
    await keepOneOfEach(environment);
    environment.clock.advance(20 * CONVERSATIONS_KEPT_MS);
    await forgetOld(environment);
    const left = await environment.store.read(async (tx) => [
      (await tx.mandates.all(true)).length,
      (await tx.ledger.head()).place,
    ]);
    expect(left).toEqual([1, 1]);
  });

  it('[RE1] the passing of time forgets by itself, once a minute', async () => {
    const environment = testEnvironment();
    await passTime(environment);
    await keepOneOfEach(environment);
    const marks = () => environment.store.read(async (tx) => (await COUNTS.marks?.(tx)) ?? -1);
    environment.clock.advance(RETENTION_EVERY_MS - 1);
    await passTime(environment);
    expect(await marks()).toBe(1);
    environment.clock.advance(MARKS_KEPT_MS);
    await passTime(environment);
    expect(await marks()).toBe(0);
  });
});
