import type { ReplayAnswered } from '../../../../shared/protocol/messages/replay.ts';

export type ReplayedMap = ReplayAnswered['maps'][number];
export type Estimates = ReplayAnswered['estimates'];
export type Estimate = NonNullable<Estimates['was']>;

/** In the order of a table. */
export const NUMBERS = [
  'qualified',
  'heldOut',
  'offered',
  'accepted',
  'engaged',
  'ordersOffered',
  'ordersHeldOut',
] as const;

/** The steadiest first. */
export const ESTIMATORS = ['doublyRobust', 'selfNormalised', 'inversePropensity'] as const;

/** What can be said of orders. */
export type Said = 'nobody' | 'too-few' | 'untold' | 'more' | 'fewer' | 'unclear';

/** More or fewer only where the two intervals have nothing in common: that is rarer than chance alone makes it. */
export function saidOf({ met, was, wouldBe }: Estimates): Said {
  if (met === 0) return 'nobody';
  if (was === null) return 'too-few';
  if (wouldBe === null) return 'untold';
  const { low, high } = wouldBe.doublyRobust;
  if (low > was.high) return 'more';
  return high < was.low ? 'fewer' : 'unclear';
}

/** A part of visitors as a number of 100; what an estimator says beyond none and all is none and all. */
export function saySome(share: number, language: string): string {
  const of100 = 100 * Math.min(1, Math.max(0, share));
  return new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(of100);
}

/** A count, or what is expected; null where nobody can tell. */
export function sayNumber(value: number | null, language: string): string | null {
  return value === null ? null : whole(language).format(Math.round(value));
}

/** How far it moved, with its sign; null where nobody can tell. */
export function sayDifference(
  before: number | null,
  after: number | null,
  language: string,
): string | null {
  if (before === null || after === null) return null;
  const moved = Math.round(after) - Math.round(before);
  return whole(language, { signDisplay: 'exceptZero' }).format(moved);
}

function whole(language: string, format: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 0, ...format });
}

type Cells = readonly (string | number | null)[];

/** Two lines of a file for each map: before and after. */
export function mapCells({ actionMap, name, rates, ...sides }: ReplayedMap): readonly Cells[] {
  return (['before', 'after'] as const).map((side) => [
    actionMap,
    name,
    side,
    ...NUMBERS.map((number) => sides[side][number]),
    rates?.of ?? null,
  ]);
}

/** A line for each way to tell orders per visitor; none where nothing can be told. */
export function estimateCells({ was, wouldBe }: Estimates): readonly Cells[] {
  const lines: readonly (readonly [string, Estimate | undefined])[] = [
    ['was', was ?? undefined],
    ...ESTIMATORS.map((by) => [by, wouldBe?.[by]] as const),
  ];
  return lines.flatMap(([by, estimate]) => {
    if (estimate === undefined) return [];
    const { mean, low, high, effectiveRows } = estimate;
    return [[by, mean, low, high, effectiveRows]];
  });
}
