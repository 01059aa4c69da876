import { expect, it } from 'vitest';
import { COBROWSE_REGIONS_KEPT_MAX } from '../../../../shared/protocol/limits.ts';
import { keepAlong, newlyKept, readAlong } from '../../../../visitor/cobrowse/kept.ts';
import { ALONG_KEY } from '../../../../visitor/widget/place-keys.ts';
import { openStorage } from '../browser.ts';
import { aCobrowse } from './a-cobrowse.ts';

it('[LA9] what is kept of it comes back after a reload, until it is put away', () => {
  const tab = openStorage().keep();
  const kept = { ...newlyKept(aCobrowse()), hasSent: true, stoppedAt: 5, isFolded: true };
  keepAlong(tab, kept);
  expect(readAlong(tab)).toEqual(kept);
  keepAlong(tab, null);
  expect(readAlong(tab)).toBeNull();
});

it('[LA7] at most COBROWSE_REGIONS_KEPT_MAX hidden parts are kept, the newest', () => {
  const tab = openStorage().keep();
  const regions = Array.from({ length: COBROWSE_REGIONS_KEPT_MAX + 1 }, (_, place) => ({
    path: '/',
    selector: `#part-${place}`,
  }));
  keepAlong(tab, { ...newlyKept(aCobrowse()), regions });
  expect(readAlong(tab)?.regions).toEqual(regions.slice(1));
});

it.each([
  ['text', 'what a page put there'],
  ['no cobrowse', { told: {}, counts: {} }],
  ['no counts', { told: aCobrowse(), counts: { input: 'many' } }],
])('[VS1] kept by somebody else (%s) it counts as nothing', (_, value) => {
  const tab = openStorage().keep();
  tab.write(ALONG_KEY, value);
  expect(readAlong(tab)).toBeNull();
});

it('[VS1] parts that are none are passed over', () => {
  const tab = openStorage().keep();
  tab.write(ALONG_KEY, { ...newlyKept(aCobrowse()), regions: [1, { path: '/' }] });
  expect(readAlong(tab)?.regions).toEqual([]);
});
