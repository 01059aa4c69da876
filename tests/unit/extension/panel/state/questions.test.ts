import { expect, test } from 'vitest';
import { openTestPanel } from '../support/open-panel.ts';

const question = { type: 'visitor.ask', visitor: 'v' } as const;

test('[PN12] a question that got no answer is asked again when the link is live', async () => {
  const { panel, background } = await openTestPanel();
  panel.questions.ask(question);
  const asked = () => background.posted.filter(({ kind }) => kind === 'question');
  const [first] = asked();
  if (first?.kind !== 'question') throw new Error('no question was posted');
  background.tell({ kind: 'refused', id: first.id, refusal: 'unavailable', sentence: '' });
  expect(panel.questions.asking(question).value).toBe('refused');
  background.tell({ kind: 'link', state: { kind: 'live', since: 1 } });
  expect(asked()).toHaveLength(2);
  const again = asked()[1];
  if (again?.kind !== 'question') throw new Error('it was not asked again');
  background.tell({ kind: 'answered', id: again.id, key: 'visitor:v' });
  background.tell({ kind: 'link', state: { kind: 'live', since: 2 } });
  expect(asked()).toHaveLength(2);
  expect(panel.questions.asking(question).value).toBe('answered');
});

test('[PN12] a refusal is kept with its reason until an answer comes', async () => {
  const { panel, background } = await openTestPanel();
  panel.questions.ask(question);
  const [first] = background.posted.filter(({ kind }) => kind === 'question');
  if (first?.kind !== 'question') throw new Error('no question was posted');
  const sentence = 'Ask again when it is done.';
  const why = { refusal: 'too-many', sentence, reason: { word: 'replay-busy' } } as const;
  background.tell({ kind: 'refused', id: first.id, ...why });
  expect(panel.questions.refusal(question)).toMatchObject(why);
  panel.questions.ask(question);
  const again = background.posted.findLast(({ kind }) => kind === 'question');
  if (again?.kind !== 'question') throw new Error('no question was posted');
  background.tell({ kind: 'answered', id: again.id, key: 'visitor:v' });
  expect(panel.questions.refusal(question)).toBeNull();
});

test('[PN12] what nobody waits for any more is not asked again, and its answer is not heard', async () => {
  const { panel, background } = await openTestPanel();
  panel.questions.ask(question);
  const asked = () => background.posted.filter(({ kind }) => kind === 'question');
  const [first] = asked();
  if (first?.kind !== 'question') throw new Error('no question was posted');
  panel.questions.leave(question);
  expect(panel.questions.asking(question).value).toBe('idle');
  background.tell({ kind: 'answered', id: first.id, key: 'visitor:v' });
  expect(panel.questions.asking(question).value).toBe('idle');
  background.tell({ kind: 'link', state: { kind: 'live', since: 1 } });
  expect(asked()).toHaveLength(1);
});
