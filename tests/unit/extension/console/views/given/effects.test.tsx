// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { Effects } from '../../../../../../extension/console/views/given/effects.tsx';
import type { AgentAnswer } from '../../../../../../shared/protocol/shape.ts';
import { consoleAnswer } from '../../../../../screens/fixture-console.ts';
import { all, find, shown } from '../../../panel/support/draw-panel.tsx';
import { answer, drawView } from '../../support/draw-view.tsx';

function answered(scene: string): AgentAnswer {
  const found = consoleAnswer({ type: 'effect.ask', days: 28 }, scene, 0);
  if (found === null) throw new Error('no answer');
  return found;
}

test('[MD9] every mandate has its sentence', async () => {
  await answer(await drawView(<Effects days={28} />), 'effect.ask', answered('full'));
  await shown('effect');
  expect(all('effect-says')[0]?.textContent).toBe('108 extra orders: between 41 and 151.');
  expect(find('effect-warning')).not.toBeNull();
  expect(find('split-broken')).toBeNull();
});

test('[MS3, MD9] while the split is broken that is said, and nothing of any mandate', async () => {
  await answer(await drawView(<Effects days={28} />), 'effect.ask', answered('broken'));
  await shown('split-broken');
  expect(all('effect').length).toBeGreaterThan(1);
  expect(all('effect-says')).toEqual([]);
  expect(find('effect-warning')).toBeNull();
});

test('[MD9] where all had been met before, that is what keeps it from being compared, and not who opened a chat', async () => {
  const told = answered('full');
  const [row] = told.type === 'effect.answered' ? told.rows : [];
  if (row === undefined) throw new Error('no row');
  const nobody = { visitors: 0, orders: 0, claimed: 0 };
  const nothing = { extra: null, needed: null, offered: nobody, heldOut: nobody };
  const rows = [0, 3].map((afterOffer) => ({
    ...row,
    ...nothing,
    says: 'no-offers' as const,
    mandate: `mandate-${afterOffer}`,
    afterOffer,
  }));
  const drawn = await drawView(<Effects days={28} />);
  await answer(drawn, 'effect.ask', { type: 'effect.answered', of: 'question', rows });
  await shown('effect');
  const said = all('effect-says').map(({ textContent }) => textContent);
  expect(said[0]).toContain('opened a chat themselves');
  expect(said[1]).toContain('had all been met by an action map before');
});
