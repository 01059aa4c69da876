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
