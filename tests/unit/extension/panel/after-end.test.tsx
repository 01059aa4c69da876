// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { codeOfCard, exerciseCard } from '../../../support/builders/given.ts';
import { draw, find, opening, shown, until } from './support/draw-panel.tsx';
import { aCard, anAgent, NOW } from './support/rows.ts';

type Opened = Awaited<ReturnType<typeof opening>>;

async function openLead(hash = '#/floor'): Promise<Opened> {
  const opened = await opening({ hash });
  const lead = anAgent('me', { role: 'lead' });
  await opened.db.ones.put({ key: 'me', card: lead });
  await opened.db.agents.bulkPut([
    lead,
    anAgent('bram', { name: 'Bram' }),
    anAgent('chioma', { name: 'Chioma', role: 'lead' }),
    anAgent('dirk', { name: 'Dirk', role: 'lead' }),
  ]);
  await opened.db.conversations.bulkPut([
    aCard('boots', { holder: 'bram', visitorName: 'Marieke' }),
    aCard('mine'),
  ]);
  await draw(opened);
  return opened;
}

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
