// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { find, shown, until } from './support/draw-panel.tsx';
import { code, openBoots, ours } from './support/open-boots.ts';
import { NOW } from './support/rows.ts';

test('[PN2, MP3] a give that a mandate refused is said by its own word', async () => {
  const opened = await openBoots();
  await opened.db.refusals.put({
    id: 'no-1',
    at: NOW,
    body: { type: 'mandate.revoke', mandate: 'm1' },
    kind: 'over-limit',
    sentence: 'That is more than "Boots" leaves for this visitor for now.',
    denial: 'over-visitor',
    reason: { word: 'denied', of: 'over-visitor', name: 'Boots' },
  });
  const line = await shown('refusal');
  expect(line.dataset.denial).toBe('over-visitor');
  expect(line.textContent).toContain('more than “Boots” leaves for this visitor for now.');
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
