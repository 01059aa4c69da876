import { expect, test } from 'vitest';
import { openTestPanel } from '../support/open-panel.ts';
import { aRow } from '../support/rows.ts';

const whole = (rows: ReturnType<typeof aRow>[]) =>
  ({ kind: 'floor', rows, isWhole: true, gone: [] }) as const;
const changed = (rows: ReturnType<typeof aRow>[], gone: string[] = []) =>
  ({ kind: 'floor', rows, isWhole: false, gone }) as const;

test('[PN7] a row that leaves a held list stays in its place until the list is let go', async () => {
  const { panel, background } = await openTestPanel();
  background.tell(whole([aRow('a', { score: 90 }), aRow('b', { score: 50 })]));
  panel.pulse.hold(true);
  background.tell(changed([], ['a']));
  expect(panel.pulse.standing.value.order).toEqual(['a', 'b']);
  expect(panel.pulse.row('a')?.value.isHere).toBe(false);
  panel.pulse.hold(false);
  expect(panel.pulse.standing.value.order).toEqual(['b']);
});

test('[PN7] a changed row changes alone: the order and the other rows keep their identity', async () => {
  const { panel, background } = await openTestPanel();
  background.tell(whole([aRow('a'), aRow('b')]));
  const order = panel.pulse.standing.value;
  const other = panel.pulse.row('b')?.value;
  background.tell(changed([aRow('a', { basketMinor: 1, score: 21 })]));
  background.tell(changed([aRow('a', { score: 22 })]));
  expect(panel.pulse.row('a')?.value.score).toBe(22);
  expect(panel.pulse.row('b')?.value).toBe(other);
  expect(panel.pulse.standing.value).toBe(order);
});

test('[PN1] the floor is asked for again after the background has died', async () => {
  const { panel, background, runLater } = await openTestPanel();
  const stop = panel.pulse.watch();
  background.die();
  runLater();
  const asked = background.posted.filter(({ kind }) => kind === 'watch-floor');
  expect(asked).toEqual([
    { kind: 'watch-floor', isOn: true },
    { kind: 'watch-floor', isOn: true },
  ]);
  stop();
  expect(background.posted.at(-1)).toEqual({ kind: 'watch-floor', isOn: false });
});
