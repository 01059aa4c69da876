import { expect } from 'vitest';
import type { Option } from '../../../../../shared/protocol/messages/allowed.ts';
import type { ExerciseCard } from '../../../../../shared/protocol/messages/code.ts';
import { anOption, codeOfCard, exerciseCard } from '../../../../support/builders/given.ts';
import { draw, opening, shown, until } from './draw-panel.tsx';
import { aCard, NOW } from './rows.ts';

export type Opened = Awaited<ReturnType<typeof opening>>;

export const percent = (size: number, more: Partial<Option> = {}) =>
  anOption({ step: { kind: 'percentage', percent: size }, cost: size * 310, ...more });
export const OPTIONS = [
  percent(5),
  percent(10),
  percent(15, { denial: 'needs-approval' }),
  anOption({ step: { kind: 'amount', minor: 500 }, cost: 500 }),
  anOption({ step: { kind: 'gift' }, what: 'Shoe tree', cost: 800, denial: 'over-budget' }),
];
export const ours = (more: Partial<ExerciseCard> = {}) =>
  exerciseCard({ conversation: 'boots', agent: 'me', at: NOW, changedAt: NOW, ...more });
export const code = (more: Parameters<typeof codeOfCard>[0] = {}) =>
  codeOfCard({ expiresAt: NOW + 3_600_000, ...more });

/** The questions about what may be given, oldest first. */
export const asks = ({ background }: Opened) =>
  background.posted.flatMap((message) =>
    message.kind === 'question' && message.body.type === 'allowed.ask' ? [message.id] : [],
  );

/** Answers the newest question about what may be given. */
export async function answer(opened: Opened, options: readonly Option[] = OPTIONS): Promise<void> {
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

/** A conversation in which something may be given. */
export async function openBoots(
  options: readonly Option[] = OPTIONS,
  holder = 'me',
): Promise<Opened> {
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
