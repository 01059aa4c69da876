import { expect, it } from 'vitest';
import { allCounts, leavePage, NO_COUNTS, newlyKept } from '../../../../visitor/cobrowse/kept.ts';
import { asText, receiptOf } from '../../../../visitor/cobrowse/receipt/receipt.ts';
import { en } from '../../../../visitor/cobrowse/words/en.ts';
import { nl } from '../../../../visitor/cobrowse/words/nl.ts';
import { aCobrowse } from './a-cobrowse.ts';

const ended = newlyKept(
  aCobrowse({ state: 'ended', ending: 'too-long', endedAt: 1_700_000_004_000 + 3_600_000 }),
);

it('[LA9] a receipt says who asked and looked, when, how long, what stayed hidden and why it ended', () => {
  const kept = { ...ended, counts: { ...NO_COUNTS, input: 3, region: 1 } };
  const text = asText(receiptOf(kept, en, 'en'), 'shop.example');
  for (const said of [
    'Looking along has stopped · shop.example',
    'after an hour',
    'Asked by:\n  Sanne',
    'Sanne, from',
    '60 minutes',
    '3 places: what you fill in',
    '1 place: hidden by you',
  ])
    expect(text).toContain(said);
  expect(text).not.toContain('0 places');
});

it('[LA9] what nobody looked at, and what nothing was hidden in, is said as it is', () => {
  const nobody = receiptOf({ ...ended, told: { ...ended.told, watchers: [] } }, nl, 'nl');
  expect(nobody.rows.map(({ lines }) => lines)).toContainEqual(['niemand']);
  expect(asText(nobody, 's')).toContain('er was niets dat verborgen moest worden');
});

it('[LA9] stopped here it says so before the sidecar does; ended unheard, it invents no reason', () => {
  const going = newlyKept(aCobrowse());
  const stopped = receiptOf({ ...going, stoppedAt: 1_700_000_024_000 }, en, 'en');
  expect(stopped.reason).toBe('You stopped it yourself.');
  expect(stopped.rows.map(({ lines }) => lines)).toContainEqual(['20 seconds']);
  const unheard = { ...going, told: { ...going.told, state: 'ended' as const } };
  expect(receiptOf(unheard, en, 'en').reason).toBe('It is over.');
});

it('[LA9] covers are summed over pages; a page loaded anew is counted once, as it was at its most', () => {
  const first = leavePage(ended, '/basket', { ...NO_COUNTS, input: 2, rule: 1 });
  const again = leavePage(first, '/basket', { ...NO_COUNTS, input: 3 });
  expect(allCounts(again)).toEqual({ ...NO_COUNTS, input: 3, rule: 1 });
  const next = leavePage(again, '/checkout', { ...NO_COUNTS, input: 5 });
  expect(allCounts(next)).toEqual({ ...NO_COUNTS, input: 8, rule: 1 });
});
