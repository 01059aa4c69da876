import { expect, test } from 'vitest';
import {
  lineOf,
  needsPairing,
  SAID_AFTER_MS,
} from '../../../../../extension/panel/shell/link.model.ts';
import { nextOfMine } from '../../../../../extension/panel/shell/next-of-mine.ts';
import { aCard, NOW } from '../support/rows.ts';

test('[PN16] the line is petrol when live, amber on the way, red when it needs a person', () => {
  expect(lineOf({ kind: 'live', since: 0 }, NOW)).toEqual({ tone: 'petrol', isSaid: false });
  expect(lineOf({ kind: 'catching-up', since: 0 }, NOW).tone).toBe('amber');
  expect(lineOf(null, NOW)).toEqual({ tone: 'amber', isSaid: false });
  const stopped = { kind: 'stopped', since: NOW, because: 'revoked', sentence: '' } as const;
  expect(lineOf(stopped, NOW)).toEqual({ tone: 'red', isSaid: true });
});

test('[PN16] a link that comes back soon is no sentence worth', () => {
  const connecting = { kind: 'connecting', since: NOW, tries: 1 } as const;
  expect(lineOf(connecting, NOW + SAID_AFTER_MS - 1).isSaid).toBe(false);
  expect(lineOf(connecting, NOW + SAID_AFTER_MS).isSaid).toBe(true);
});

test('[PN16] only lost access asks for a new code', () => {
  expect(needsPairing('revoked')).toBe(true);
  expect(needsPairing('version-not-supported')).toBe(false);
});

test('[PN14] the next conversation goes round the ones I hold, oldest first', () => {
  const cards = [
    aCard('b', { openedAt: 2 }),
    aCard('a', { openedAt: 1 }),
    aCard('other', { holder: 'colleague' }),
  ];
  expect(nextOfMine(cards, 'me', null)).toBe('a');
  expect(nextOfMine(cards, 'me', 'a')).toBe('b');
  expect(nextOfMine(cards, 'me', 'b')).toBe('a');
  expect(nextOfMine([], 'me', null)).toBeNull();
});
