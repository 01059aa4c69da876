import { describe, expect, it } from 'vitest';
import { asId, type MessageId } from '../../../../../shared/kernel/ids.ts';
import { JOURNEY_PAGE_MAX, SESSION_IDLE_MAX_MS } from '../../../../../shared/protocol/limits.ts';
import type { JourneyAct } from '../../../../../shared/protocol/messages/report.ts';
import type { AgentCaller, Environment } from '../../../../../sidecar/app/context.ts';
import { answerQuestion } from '../../../../../sidecar/app/questions.ts';
import { aMap, aPolicy } from '../../../../support/builders/policy.ts';
import { looked, viewed } from '../../../../support/builders/session.ts';
import { policyOf, testEnvironment } from '../../../../support/environment.ts';
import { aVisit, onShift, type Visit } from '../../../../support/visit.ts';

const AGENT: AgentCaller = { kind: 'agent', agent: asId('agent-1'), role: 'agent' };
const ID = asId<MessageId>('question-1');

describe('journey', () => {
  async function pagesOf(environment: Environment, visit: Visit) {
    await onShift(environment, 1);
    const pages: JourneyAct[][] = [];
    let before: string | null = null;
    do {
      const answer = await answerQuestion(environment, AGENT, ID, {
        type: 'journey.ask',
        visitor: visit.who.visitor,
        before,
      });
      if (!('type' in answer) || answer.type !== 'journey.answered') throw new Error('no journey');
      pages.push(answer.acts);
      before = answer.next;
    } while (before !== null && pages.length < 20);
    return pages;
  }

  it('[SE6] acts come newest first, with what the sidecar read and stamped between them', async () => {
    const policy = policyOf(aPolicy({ actionMaps: [aMap({ hesitations: ['repeat-view'] })] }));
    const environment = testEnvironment({ policy });
    await onShift(environment, 1);
    const visit = await aVisit(environment);
    for (const page of ['p1', 'p2', 'p3']) {
      environment.clock.advance(1_000);
      await visit.send(looked(page));
    }
    environment.clock.advance(1_000);
    await visit.send(viewed('home'));
    const [acts] = await pagesOf(environment, visit);
    expect(acts?.map(({ act }) => act.type)).toEqual([
      'page.viewed',
      'offer.stamped',
      'hesitation.read',
      'product.viewed',
      'product.viewed',
      'product.viewed',
    ]);
    expect(acts?.[2]?.act).toEqual({
      type: 'hesitation.read',
      hesitation: 'repeat-view',
      reason: { kind: 'repeat-view', count: 3, about: 'Chelsea boot' },
    });
  });

  it('[SE6] pages join without a gap or a repeat, over sessions, also within one moment', async () => {
    const environment = testEnvironment();
    const visit = await aVisit(environment);
    for (let batch = 0; batch < 5; batch += 1) {
      const acts = Array.from({ length: 51 }, (_, n) => looked(`page-${batch}-${n}`));
      await visit.send(...acts);
      if (batch % 2 === 0) environment.clock.advance(SESSION_IDLE_MAX_MS + 1);
    }
    const pages = await pagesOf(environment, visit);
    expect(pages.every((page) => page.length <= JOURNEY_PAGE_MAX)).toBe(true);
    const rows = pages.flat();
    const acts = rows.filter(({ act }) => act.type === 'product.viewed');
    expect(new Set(acts.map(({ session, place }) => `${session} ${place}`)).size).toBe(255);
    expect(acts).toHaveLength(255);
    const read = rows.filter(({ act }) => act.type === 'hesitation.read');
    expect(new Set(read.map((row) => JSON.stringify(row))).size).toBe(read.length);
    expect(rows.map(({ at }) => at)).toEqual(rows.map(({ at }) => at).sort((a, b) => b - a));
  });

  it('[SE6] a place that is none of ours is refused', async () => {
    const environment = testEnvironment();
    await onShift(environment, 1);
    for (const before of ['', 'x', '1.2', '-1.2.session', '1.2.__proto__.x']) {
      const question = { type: 'journey.ask', visitor: 'visitor-1', before } as const;
      const answer = await answerQuestion(environment, AGENT, ID, question);
      expect(answer).toMatchObject({ kind: 'refused', refusal: 'not-found' });
    }
  });
});
