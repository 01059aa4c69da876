import { expect, it } from 'vitest';
import { asEpochMs, type EpochMs } from '../../../../shared/kernel/time.ts';
import {
  ACCEPT_WITHIN_MS,
  CONVERSATION_IDLE_MAX_MS,
  LINES_PER_MINUTE_VISITOR_MAX,
  PRESENCE_GRACE_MS,
  SESSION_IDLE_MAX_MS,
  WRAP_UP_MAX_MS,
} from '../../../../shared/protocol/limits.ts';
import { passTime } from '../../../../sidecar/app/pass-time.ts';
import { commit } from '../../../../sidecar/app/pipeline.ts';
import { inLine } from '../../../../sidecar/domain/routing/queue.ts';
import { aConversation } from '../../../support/builders/conversation.ts';
import { anOffer } from '../../../support/builders/offer.ts';
import { aSession } from '../../../support/builders/session.ts';
import { UNSETTLED_CLOCK } from '../../../support/clock-trust.ts';
import { aDesk, type Desk } from '../../../support/desk.ts';
import { MONDAY_MORNING } from '../../../support/fake-clock.ts';
import { aVisit } from '../../../support/visit.ts';

const YEARS_MS = 60 * 365 * 86_400_000;
const AHEAD = asEpochMs(MONDAY_MORNING + YEARS_MS);
// An agent is there but asked for nothing, so that only time changes anything.
const RESTING = { chosen: 'busy', isLinked: true } as const;

async function aTalk(changes: Parameters<typeof aConversation>[0]): Promise<Desk> {
  const desk = aDesk();
  const agent = await desk.hire(RESTING);
  const visitor = await desk.visit('visitor-1');
  const conversation = aConversation({ visitor, holder: agent, ...changes });
  await commit(desk.environment, ({ tx }) => tx.conversations.put(conversation));
  await desk.later(1_000);
  return desk;
}
const stateOf = async (desk: Desk) => (await desk.conversation(aConversation().conversation)).state;

it('[CK2] who was asked by a clock that went back has the usual time, then another is asked', async () => {
  const desk = await aTalk({ state: 'assigned', acceptBy: AHEAD });
  await desk.later(ACCEPT_WITHIN_MS - 2_000);
  expect(await stateOf(desk)).toBe('assigned');
  await desk.later(3_000);
  expect(await stateOf(desk)).toBe('queued');
});

it('[CK2] a talk whose last line is of the future ends as any other', async () => {
  const desk = await aTalk({ state: 'active', acceptedAt: AHEAD, lastLineAt: AHEAD });
  await desk.later(CONVERSATION_IDLE_MAX_MS - 2_000);
  expect(await stateOf(desk)).toBe('active');
  await desk.later(3_000);
  expect(await stateOf(desk)).not.toBe('active');
});

it('[CK2] wrap-up begun in the future takes its slot no longer than any other', async () => {
  const desk = await aTalk({ state: 'wrap-up', endedAt: AHEAD });
  expect(await stateOf(desk)).toBe('wrap-up');
  await desk.later(WRAP_UP_MAX_MS);
  expect(await stateOf(desk)).toBe('closed');
});

it('[CK2] a link lost in the future has the usual grace', async () => {
  const desk = aDesk();
  const agent = await desk.hire({ chosen: 'available', isLinked: false, linkLostAt: AHEAD });
  await desk.later(1_000);
  expect((await desk.person(agent)).because).toBeNull();
  await desk.later(PRESENCE_GRACE_MS);
  expect((await desk.person(agent)).because).toBe('link-lost');
});

it('[CK2] who waits since before the clock went back stays first, in the order of opening', async () => {
  const desk = aDesk();
  await desk.hire({ ...RESTING, chosen: 'away' });
  const open = async (name: string) => {
    const visitor = await desk.visit(name);
    await desk.visitor(visitor, { type: 'conversation.open', conversation: name, language: 'nl' });
  };
  await open('first');
  await desk.later(1_000);
  await open('a-second');
  await desk.later(-3_600_000);
  await open('third');
  await desk.later(1_000);
  const line = inLine(await desk.conversations()).map(({ conversation }) => conversation);
  expect(line).toEqual(['first', 'a-second', 'third']);
});

it('[CK2] an offer and a session of the future end, and the next session is the newest', async () => {
  const desk = aDesk();
  const { environment } = desk;
  const visit = await aVisit(environment);
  const ofVisitor = { visitor: visit.who.visitor };
  const session = aSession({ ...ofVisitor, startedAt: AHEAD, lastAt: AHEAD });
  const offer = anOffer({
    ...ofVisitor,
    session: session.session,
    state: 'offered',
    qualifiedAt: AHEAD,
    expiresAt: asEpochMs(AHEAD + 60_000),
  });
  await commit(environment, async ({ tx }) => {
    await tx.sessions.put(session);
    await tx.offers.put(offer);
  });
  await desk.later(1_000);
  const kept = await environment.store.read((tx) => tx.offers.find(offer.offer));
  expect(kept?.state).toBe('timed-out');
  await desk.later(SESSION_IDLE_MAX_MS + 1_000);
  const viewed = {
    type: 'page.viewed',
    page: 'home',
    url: '/',
    title: 'Boots',
    pageType: 'home',
    referrer: 'direct',
  } as const;
  await visit.send(viewed);
  const next = await visit.session();
  expect(next.session).not.toBe(session.session);
  await visit.send(viewed);
  expect((await visit.session()).session).toBe(next.session);
});

it('[CK2] lines of the future do not count against the minute', async () => {
  const desk = aDesk();
  await desk.hire({ chosen: 'available', isLinked: true });
  const visitor = await desk.visit('visitor-1');
  await desk.visitor(visitor, { type: 'conversation.open', conversation: 'c-1', language: 'nl' });
  const say = (n: number) =>
    desk.visitor(visitor, { type: 'chat.say', conversation: 'c-1', line: `line-${n}`, text: 'hi' });
  for (let n = 0; n < LINES_PER_MINUTE_VISITOR_MAX; n += 1) await say(n);
  expect(await say(98)).toMatchObject({ kind: 'refused' });
  desk.environment.clock.advance(-3_600_000);
  expect(await say(99)).toMatchObject({ kind: 'done' });
});

it('[CK2] what another machine stamped a little ahead is left as it is', async () => {
  const soon: EpochMs = asEpochMs(MONDAY_MORNING + 50_000);
  const desk = await aTalk({ state: 'active', acceptedAt: soon, lastLineAt: soon });
  expect((await desk.conversation(aConversation().conversation)).lastLineAt).toBe(soon);
});

it('[CK1] while the clock may be wrong nothing is forgotten and no talk ends; after that both do', async () => {
  const desk = await aTalk({ state: 'active', lastLineAt: MONDAY_MORNING });
  const { environment } = desk;
  await commit(environment, async ({ tx, now }) => {
    await tx.audit.add({ at: now, kind: 'consent-given', by: 'a', about: 'a', detail: '' });
  });
  environment.clock.advance(YEARS_MS);
  await passTime(environment, UNSETTLED_CLOCK);
  expect(await stateOf(desk)).toBe('active');
  expect(await desk.audit()).toHaveLength(1);
  await passTime(environment);
  expect(await stateOf(desk)).not.toBe('active');
  expect(await desk.audit()).toHaveLength(0);
});

it('[CK1] a clock that went back does not stop the forgetting until it has caught up', async () => {
  const desk = aDesk();
  const { environment } = desk;
  environment.clock.advance(YEARS_MS);
  await passTime(environment);
  environment.clock.advance(-YEARS_MS);
  await commit(environment, async ({ tx }) => {
    await tx.audit.add({
      at: asEpochMs(0),
      kind: 'consent-given',
      by: 'a',
      about: 'a',
      detail: '',
    });
  });
  await passTime(environment);
  expect(await desk.audit()).toHaveLength(0);
});
