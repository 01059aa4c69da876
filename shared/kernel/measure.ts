import { assert } from './assert.ts';
import type { Brand } from './brand.ts';

/** Chance, 0..1, never NaN. */
export type Probability = Brand<number, 'Probability'>;
/** Difference of two chances, −1..1. */
export type Uplift = Brand<number, 'Uplift'>;
/** Part of a whole, 0..1. */
export type Share = Brand<number, 'Share'>;
/** The one number agents see: 0..100, whole. */
export type Score = Brand<number, 'Score'>;
/** Money in the currency's minor unit (cents), whole; never a fraction, never a float sum. */
export type Minor = Brand<number, 'Minor'>;

/** An amount with its currency. */
export interface Money {
  readonly minor: Minor;
  /** ISO 4217, three capitals. */
  readonly currency: string;
}

/** @throws unless 0..1 */
export function asProbability(value: number): Probability {
  assert(value >= 0 && value <= 1, `${value} is not a probability`);
  return value as Probability;
}

/** @throws unless 0..1 */
export function asShare(value: number): Share {
  assert(value >= 0 && value <= 1, `${value} is not a share of a whole`);
  return value as Share;
}

/** Rounded and kept within 0..100. @throws on NaN */
export function asScore(value: number): Score {
  assert(!Number.isNaN(value), 'a score is never NaN');
  return Math.min(100, Math.max(0, Math.round(value))) as Score;
}

/** @throws unless a safe whole number; may be negative (a refund) */
export function asMinor(value: number): Minor {
  assert(Number.isSafeInteger(value), `${value} is not money in whole minor units`);
  return value as Minor;
}
