import { beforeEach, expect, test } from 'vitest';
import { type AgentId, asId } from '../../../../../shared/kernel/ids.ts';
import { DAY_MS } from '../../../../../shared/kernel/time.ts';
import type { GapCluster } from '../../../../../shared/protocol/messages/suggestion.ts';
import { commit } from '../../../../../sidecar/app/pipeline.ts';
import { answerQuestion } from '../../../../../sidecar/app/questions.ts';
import { aShown, aUsed } from '../../../../support/builders/note.ts';
import { aDesk, type Desk } from '../../../../support/desk.ts';

const WORK = 'Hebben jullie misschien een bijbaan voor scholieren?';
let desk: Desk;

beforeEach(async () => {
  desk = aDesk();
  await desk.hire({ agent: asId('lead'), role: 'lead' });
  await desk.hire({ agent: asId('anna') });
  await commit(desk.environment, async ({ tx }) => {
    await tx.suggestions.put(aShown(1, WORK));
    await tx.suggestions.put(aUsed(2, 'delivery'));
  });
});

const setAside = (isAside: boolean, lines = ['line-1'], who = 'lead') =>
  desk.agent(who, { type: 'gap.set-aside', lines, isAside });
const gaps = async (days = 7) => {
  const lead = { kind: 'agent', agent: asId<AgentId>('lead'), role: 'lead' } as const;
  const ask = { type: 'gaps.ask', days } as const;
  const answer = await answerQuestion(desk.environment, lead, asId('question'), ask);
  if (!('type' in answer) || answer.type !== 'gaps.answered') throw new Error('no gaps');
  const texts = (clusters: readonly GapCluster[]) =>
    clusters.flatMap(({ examples }) => examples.map(({ text }) => text));
  return { open: texts(answer.clusters), aside: texts(answer.aside) };
};

test('[SU8] a lead sets a gap aside and takes it back', async () => {
  expect(await gaps()).toEqual({ open: [WORK], aside: [] });
  expect(await setAside(true)).toMatchObject({ kind: 'done' });
  expect(await setAside(true)).toMatchObject({ kind: 'done' });
  expect(await gaps()).toEqual({ open: [], aside: [WORK] });
  expect(await setAside(false)).toMatchObject({ kind: 'done' });
  expect(await gaps()).toEqual({ open: [WORK], aside: [] });
});

test('[SU8] what was set aside is aside for those who ask the same much later', async () => {
  await setAside(true);
  desk.environment.clock.advance(30 * DAY_MS);
  const at = desk.environment.clock.now();
  await commit(desk.environment, ({ tx }) =>
    tx.suggestions.put(
      aShown(3, 'Een bijbaan voor scholieren, hebben jullie die?', [], { at, changedAt: at }),
    ),
  );
  expect((await gaps()).open).toEqual([]);
});

test('[SU8, PP1] agents set nothing aside; lines that are not kept, or no questions, are refused', async () => {
  expect(await setAside(true, ['line-1'], 'anna')).toMatchObject({ refusal: 'not-allowed' });
  expect(await setAside(true, ['gone'])).toMatchObject({ refusal: 'not-found' });
  expect(await setAside(true, ['said-2'])).toMatchObject({ refusal: 'not-found' });
  expect(await setAside(true, ['gone', 'line-1'])).toMatchObject({ kind: 'done' });
});
