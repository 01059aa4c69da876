import { asMinor, type Minor } from '../../../shared/kernel/measure.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { AfterEnd, Code } from './code.ts';
import type { Exercise } from './exercise.ts';
import { later } from './later.ts';
import type { Charge } from './ledger.ts';
import { giveBack } from './returned.ts';

/** What an order after the end does: the code and the exercise afterwards, and what the ledger is charged. */
export interface AfterEndMove {
  readonly code: Code;
  readonly exercise: Exercise;
  readonly charges: readonly Charge[];
}

/**
 * A discount that the shop really gave costs money, whatever we had said (SPEC CD10): it comes out of what is still set
 * aside for this code, else on top of everything, also over a limit. It is money only, not one more exercise. The code
 * keeps its end (SPEC CD1).
 *
 * @param most so many orders of one code are remembered, and so charged once
 * @returns null when this order was charged before, or too many were
 */
export function paidAfterEnd(
  code: Code,
  exercise: Exercise,
  { order, taken }: Pick<AfterEnd, 'order' | 'taken'>,
  most: number,
  now: EpochMs,
): AfterEndMove | null {
  const before = code.afterEnd ?? [];
  if (before.length >= most || before.some((one) => one.order === order)) return null;
  const isSetAside = exercise.cost === null && exercise.code === code.code;
  const marked: Code = {
    ...code,
    afterEnd: [...before, { order, taken, isSetAside }],
    changedAt: later(code.changedAt, now),
  };
  if (isSetAside) return { code: marked, ...giveBack(exercise, taken) };
  return { code: marked, ...onTop(exercise, taken) };
}

/** That order came to nothing after all: what it was charged with goes back. Null when it was not charged. */
export function undoneAfterEnd(
  code: Code,
  exercise: Exercise,
  order: string,
  now: EpochMs,
): AfterEndMove | null {
  const undone = code.afterEnd?.find((one) => one.order === order);
  if (undone === undefined) return null;
  const marked: Code = {
    ...code,
    afterEnd: (code.afterEnd ?? []).filter((one) => one !== undone),
    changedAt: later(code.changedAt, now),
  };
  if (undone.isSetAside) return { code: marked, ...giveBack(exercise, null) };
  return { code: marked, ...onTop(exercise, asMinor(-undone.taken)) };
}

function onTop(exercise: Exercise, minor: Minor): Omit<AfterEndMove, 'code'> {
  const scopes = minor === 0 ? [] : exercise.charges;
  return {
    exercise: { ...exercise, overrun: asMinor((exercise.overrun ?? 0) + minor) },
    charges: scopes.map(({ scope }) => ({ scope, minor, exercises: 0 })),
  };
}
