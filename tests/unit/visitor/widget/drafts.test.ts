import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DRAFT_EVERY_MS, DRAFT_SHOWN_MAX_CHARS } from '../../../../shared/protocol/limits.ts';
import { openDrafts } from '../../../../visitor/widget/drafts.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('[DR2] what is written is told at once, then no more often than bounded, and the last always', () => {
  const told: string[] = [];
  const drafts = openDrafts((text) => told.push(text));
  for (const text of ['I', 'Is', 'Is ', 'Is it']) drafts.write(text);
  expect(told).toEqual(['I']);
  vi.advanceTimersByTime(DRAFT_EVERY_MS - 1);
  expect(told).toEqual(['I']);
  vi.advanceTimersByTime(1);
  expect(told).toEqual(['I', 'Is it']);
});

it('[DR2] an empty field is told without waiting, and nothing is told twice', () => {
  const told: string[] = [];
  const drafts = openDrafts((text) => told.push(text));
  drafts.write('Is it');
  drafts.write('Is it warm');
  drafts.write('');
  expect(told).toEqual(['Is it', '']);
  vi.advanceTimersByTime(10 * DRAFT_EVERY_MS);
  drafts.write('');
  expect(told).toEqual(['Is it', '']);
});

it('[DR2] of a long text the end is told, where it changes', () => {
  const told: string[] = [];
  openDrafts((text) => told.push(text)).write(`${'a'.repeat(DRAFT_SHOWN_MAX_CHARS)}b`);
  expect(told[0]).toHaveLength(DRAFT_SHOWN_MAX_CHARS);
  expect(told[0]?.endsWith('b')).toBe(true);
});
