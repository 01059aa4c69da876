// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { codeOfCard, exerciseCard } from '../../../support/builders/given.ts';
import { find, shown, until } from './support/draw-panel.tsx';
import { openLead } from './support/open-lead.ts';
import { NOW } from './support/rows.ts';

test('[MP6, CD10] a lead is told, wherever they are, that money went after a code’s end', async () => {
  const opened = await openLead('#/settings');
  const cause = { kind: 'paid-after-end', order: 'A-7', by: null } as const;
  await opened.db.exercises.put(
    exerciseCard({ agent: 'bram', changedAt: NOW, code: codeOfCard({ state: 'revoked', cause }) }),
  );
  const line = await shown('after-end');
  expect(line.textContent).toContain('Order A-7 was paid with a code of Bram that had ended');
  find('after-end-put-away')?.click();
  await until(() => expect(find('after-end')).toBeNull());
});
