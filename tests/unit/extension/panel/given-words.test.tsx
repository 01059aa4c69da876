// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { Option } from '../../../../shared/protocol/messages/allowed.ts';
import type { ExerciseCard } from '../../../../shared/protocol/messages/code.ts';
import { anOption, codeOfCard, exerciseCard } from '../../../support/builders/given.ts';
import { draw, find, opening, shown, until } from './support/draw-panel.tsx';
import { aCard, NOW } from './support/rows.ts';

type Opened = Awaited<ReturnType<typeof opening>>;

const percent = (size: number, more: Partial<Option> = {}) =>
  anOption({ step: { kind: 'percentage', percent: size }, cost: size * 310, ...more });
const OPTIONS = [
  percent(5),
  percent(10),
  percent(15, { denial: 'needs-approval' }),
  anOption({ step: { kind: 'amount', minor: 500 }, cost: 500 }),
  anOption({ step: { kind: 'gift' }, what: 'Shoe tree', cost: 800, denial: 'over-budget' }),
];
const ours = (more: Partial<ExerciseCard> = {}) =>
  exerciseCard({ conversation: 'boots', agent: 'me', at: NOW, changedAt: NOW, ...more });
const code = (more: Parameters<typeof codeOfCard>[0] = {}) =>
  codeOfCard({ expiresAt: NOW + 3_600_000, ...more });

const asks = ({ background }: Opened) =>
  background.posted.flatMap((message) =>
    message.kind === 'question' && message.body.type === 'allowed.ask' ? [message.id] : [],
  );
/** Answers the newest question about what may be given. */
async function answer(opened: Opened, options: readonly Option[] = OPTIONS): Promise<void> {
  const id = asks(opened).at(-1) ?? '';
  const key = 'allowed:boots';
  await opened.db.answers.put({
    key,
    at: NOW,
    answer: {
      type: 'allowed.answered',
      of: id,
      conversation: 'boots',
      options: [...options],
      given: [],
    },
  });
  opened.background.tell({ kind: 'answered', id, key });
}

async function openBoots(options: readonly Option[] = OPTIONS, holder = 'me'): Promise<Opened> {
  const opened = await opening({ hash: '#/conversation/boots' });
  await opened.db.conversations.put(aCard('boots', { holder }));
  await draw(opened);
  opened.background.tell({ kind: 'link', state: { kind: 'live', since: NOW } });
  await shown('conversation');
  if (holder === 'me') {
    await until(() => expect(asks(opened).length).toBeGreaterThan(0));
    await answer(opened, options);
  }
  return opened;
}
test('[PN2, MP3] a give that a mandate refused is said by its own word', async () => {
  const opened = await openBoots();
  const body = { type: 'mandate.revoke', mandate: 'm1' } as const;
  await opened.db.refusals.put({
    id: 'no-1',
    at: NOW,
    body: { ...body, type: 'mandate.revoke' },
    kind: 'over-limit',
    sentence: 'That is more than "Boots" leaves for this visitor for now.',
    denial: 'over-visitor',
  });
  const line = await shown('refusal');
  expect(line.dataset.denial).toBe('over-visitor');
  expect(line.textContent).toContain('This visitor has had enough for now.');
});

test('[MP4, CD4] why a code is lost is said in words; one that was paid with after all is not replaced', async () => {
  const opened = await openBoots();
  const cause = { kind: 'paid-without', order: 'A-1', by: null } as const;
  const lost = code({ state: 'lost', why: 'Order A-1 was paid without it.', cause });
  await opened.db.exercises.put(ours({ code: lost }));
  await until(() => expect(find('given-why')?.textContent).toBe('Order A-1 was paid without it.'));
  expect(find('replace')).not.toBeNull();
  await opened.db.exercises.put(ours({ code: lost, cost: 600, changedAt: NOW + 1 }));
  await until(() => expect(find('replace')).toBeNull());
});
