import { describe, expect, it } from 'vitest';
import { asId, type MessageId } from '../../../../../shared/kernel/ids.ts';
import { SESSION_IDLE_MAX_MS } from '../../../../../shared/protocol/limits.ts';
import type { AgentCaller } from '../../../../../sidecar/app/context.ts';
import { passTime } from '../../../../../sidecar/app/pass-time.ts';
import { answerQuestion } from '../../../../../sidecar/app/questions.ts';
import { filled } from '../../../../support/builders/session.ts';
import { testEnvironment } from '../../../../support/environment.ts';
import { aVisit, onShift } from '../../../../support/visit.ts';

const AGENT: AgentCaller = { kind: 'agent', agent: asId('agent-1'), role: 'agent' };
const ID = asId<MessageId>('question-1');

describe('visitor card', () => {
  it('[SE3] it holds identity, basket and the newest session, also an ended one', async () => {
    const environment = testEnvironment();
    const visit = await aVisit(environment);
    await visit.send(filled());
    environment.clock.advance(SESSION_IDLE_MAX_MS + 1);
    await passTime(environment);
    const { visitor } = visit.who;
    await onShift(environment, 1);
    const answer = await answerQuestion(environment, AGENT, ID, { type: 'visitor.ask', visitor });
    expect(answer).toMatchObject({
      type: 'visitor.answered',
      of: ID,
      visitor,
      identity: null,
      sessions: 1,
      isBlocked: false,
      observe: true,
      row: { isHere: false, phase: 'basket' },
      basket: { valueMinor: 17_995 },
    });
  });

  it('[PP3] who was revoked a moment ago learns nothing more', async () => {
    const environment = testEnvironment();
    const visit = await aVisit(environment);
    await visit.send(filled());
    const { visitor } = visit.who;
    const answer = await answerQuestion(environment, AGENT, ID, { type: 'visitor.ask', visitor });
    expect(answer).toMatchObject({ kind: 'refused', refusal: 'revoked' });
  });

  it('[SE3] an unknown visitor is refused', async () => {
    const question = { type: 'visitor.ask', visitor: 'nobody' } as const;
    const environment = testEnvironment();
    await onShift(environment, 1);
    const answer = await answerQuestion(environment, AGENT, ID, question);
    expect(answer).toMatchObject({ kind: 'refused', refusal: 'not-found' });
  });
});
