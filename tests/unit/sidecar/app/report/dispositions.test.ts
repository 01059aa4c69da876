import { expect, test } from 'vitest';
import { type AgentId, asId } from '../../../../../shared/kernel/ids.ts';
import { answerQuestion } from '../../../../../sidecar/app/questions.ts';
import { aDesk } from '../../../../support/desk.ts';
import { policyOf, TEST_POLICY } from '../../../../support/environment.ts';

test('[CV6] an agent is told the dispositions that the policy has now', async () => {
  const dispositions = [
    { id: 'solved', nl: 'Opgelost', en: 'Solved', isSolved: true },
    { id: 'size-told', nl: 'Maat verteld', en: 'Told the size', isSolved: null },
  ];
  const desk = aDesk({ policy: policyOf({ ...TEST_POLICY, dispositions }) });
  await desk.hire({ agent: asId('anna') });
  const who = { kind: 'agent', agent: asId<AgentId>('anna'), role: 'agent' } as const;
  expect(
    await answerQuestion(desk.environment, who, asId('question'), { type: 'dispositions.ask' }),
  ).toEqual({
    type: 'dispositions.answered',
    of: 'question',
    dispositions: [
      { id: 'solved', nl: 'Opgelost', en: 'Solved' },
      { id: 'size-told', nl: 'Maat verteld', en: 'Told the size' },
    ],
  });
});
