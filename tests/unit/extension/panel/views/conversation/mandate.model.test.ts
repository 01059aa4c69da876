import { expect, test } from 'vitest';
import { verdictOn } from '../../../../../../extension/panel/views/conversation/mandate/by-hand.model.ts';
import {
  readOptions,
  stepKey,
} from '../../../../../../extension/panel/views/conversation/mandate/mandate.model.ts';
import type { Option } from '../../../../../../shared/protocol/messages/allowed.ts';
import { anOption } from '../../../../../support/builders/given.ts';

const percent = (size: number, more: Partial<Option> = {}) =>
  anOption({ step: { kind: 'percentage', percent: size }, cost: size * 310, ...more });
const amount = (minor: number, more: Partial<Option> = {}) =>
  anOption({ step: { kind: 'amount', minor }, cost: minor, ...more });
const shipping = (more: Partial<Option> = {}) =>
  anOption({ step: { kind: 'free-shipping' }, cost: 495, ...more });
const keys = (options: readonly Option[]) => options.map(({ step, what }) => stepKey(step, what));

test('[MP2] a row per kind in the order they come, what needs nobody before what must be asked', () => {
  const { rows, first } = readOptions([
    percent(15, { denial: 'needs-approval' }),
    percent(5),
    percent(10),
    shipping(),
  ]);
  expect(rows.map(({ kind }) => kind)).toEqual(['percentage', 'free-shipping']);
  expect(keys(rows[0]?.options ?? [])).toEqual(['percentage 5', 'percentage 10', 'percentage 15']);
  expect(first?.step).toEqual({ kind: 'percentage', percent: 5 });
});

test('[MP2] what two mandates allow stands there once, under the one that asks least', () => {
  const { rows, denied } = readOptions([
    percent(10, { mandate: 'strict', denial: 'needs-approval' }),
    percent(10, { mandate: 'wide' }),
    percent(10, { mandate: 'spent', denial: 'over-budget' }),
  ]);
  expect(rows[0]?.options.map(({ mandate }) => mandate)).toEqual(['wide']);
  expect(denied).toEqual([]);
});

test('[MP2] what may not be given stands under its reason, each reason once', () => {
  const { rows, denied, first } = readOptions([
    percent(5, { denial: 'no-basket' }),
    percent(10, { denial: 'no-basket' }),
    shipping({ denial: 'over-conversation' }),
  ]);
  expect(rows).toEqual([]);
  expect(first).toBeNull();
  expect(denied.map(({ denial, options }) => [denial, keys(options)])).toEqual([
    ['no-basket', ['percentage 5', 'percentage 10']],
    ['over-conversation', ['free-shipping ']],
  ]);
});

test('[MP2] what is left is said once for each mandate that can be used', () => {
  const { left } = readOptions([
    percent(5),
    percent(10),
    shipping({ mandate: 'm2', mandateName: 'Service', leftMinor: 9_000 }),
    amount(500, { mandate: 'm3', leftMinor: null }),
    amount(900, { mandate: 'm4', denial: 'over-budget', leftMinor: 0 }),
  ]);
  expect(left.map(({ name, minor }) => [name, minor])).toEqual([
    ['Boots', 41_200],
    ['Service', 9_000],
  ]);
});

test('[MP2] an amount by hand goes as far as its steps: alone, and by asking', () => {
  const { rows } = readOptions([
    amount(500),
    amount(1_000),
    amount(2_500, { denial: 'needs-approval' }),
    amount(9_000, { denial: 'not-in-allowance' }),
    amount(3_000, { mandate: 'other', denial: 'needs-approval' }),
  ]);
  const [row] = rows;
  expect(row?.byHand).toMatchObject({ mandate: 'm1', freeMinor: 1_000, mostMinor: 2_500 });
  const bounds = { freeMinor: 1_000, mostMinor: 2_500 };
  expect(verdictOn(1_000, bounds)).toBe('give');
  expect(verdictOn(1_001, bounds)).toBe('ask');
  expect(verdictOn(2_501, bounds)).toBeNull();
  expect(verdictOn(0, bounds)).toBeNull();
  expect(verdictOn(null, bounds)).toBeNull();
  expect(readOptions([percent(5)]).rows[0]?.byHand).toBeNull();
});

test('[MP3, MD7] an amount of one’s own choice goes as far as its bounds, whatever the steps are', () => {
  const bounds = { free: 700, ask: 1_200 };
  const { rows } = readOptions([
    amount(500, { bounds }),
    amount(900, { bounds, denial: 'needs-approval' }),
  ]);
  expect(rows[0]?.byHand).toMatchObject({ freeMinor: 700, mostMinor: 1_200 });
});

test('[MP3, MD7] where every step is too much, less may still be given by hand', () => {
  const { rows, denied, first } = readOptions([
    amount(500, { denial: 'over-budget', bounds: { free: 300, ask: 300 } }),
    percent(5, { denial: 'over-budget' }),
  ]);
  expect(rows).toMatchObject([{ kind: 'amount', options: [], byHand: { mostMinor: 300 } }]);
  expect(denied).toHaveLength(1);
  expect(first).toBeNull();
});
