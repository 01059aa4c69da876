import { assert } from '../../../../shared/kernel/assert.ts';

/** Chances with what became of the rows: 1 for yes, 0 for no. */
export interface Promised {
  readonly chances: Float64Array;
  readonly labels: Float64Array;
}

/** A chance of 0 or 1 that was wrong would cost without end. */
const CHANCE_MIN = 1e-15;

/** Mean surprise in nats (Good 1952). */
export function logLoss({ chances, labels }: Promised): number {
  return meanOver(chances, (chance, row) => {
    const sure = Math.min(1 - CHANCE_MIN, Math.max(CHANCE_MIN, chance));
    const label = labels[row] ?? 0;
    return -(label * Math.log(sure) + (1 - label) * Math.log(1 - sure));
  });
}

/** Mean squared distance of chance and outcome (Brier 1950). */
export function brier({ chances, labels }: Promised): number {
  return meanOver(chances, (chance, row) => (chance - (labels[row] ?? 0)) ** 2);
}

/** Bins of the calibration error. */
export const CALIBRATION_BINS = 10;

/** One bin of a calibration. */
export interface CalibrationBin {
  readonly rows: number;
  readonly meanChance: number;
  /** Share of its rows that became a yes. */
  readonly yesShare: number;
}

/** Rows by chance in ten bins of equal width, lower edge included; empty ones left out. */
export function calibrationBins({ chances, labels }: Promised): readonly CalibrationBin[] {
  const bins = Array.from({ length: CALIBRATION_BINS }, () => ({ rows: 0, chance: 0, yes: 0 }));
  chances.forEach((chance, row) => {
    assert(chance >= 0 && chance <= 1, 'a chance is between 0 and 1');
    const bin = bins[Math.min(CALIBRATION_BINS - 1, Math.floor(chance * CALIBRATION_BINS))];
    if (bin === undefined) return;
    bin.rows += 1;
    bin.chance += chance;
    bin.yes += labels[row] ?? 0;
  });
  return bins
    .filter(({ rows }) => rows > 0)
    .map(({ rows, chance, yes }) => ({ rows, meanChance: chance / rows, yesShare: yes / rows }));
}

/** Expected calibration error: mean distance of promise and outcome over those bins, by their rows (Naeini et al. 2015). */
export function calibrationError(promised: Promised): number {
  const sum = calibrationBins(promised).reduce(
    (all, { rows, meanChance, yesShare }) => all + rows * Math.abs(meanChance - yesShare),
    0,
  );
  return sum / promised.chances.length;
}

function meanOver(values: Float64Array, of: (value: number, row: number) => number): number {
  let sum = 0;
  values.forEach((value, row) => {
    sum += of(value, row);
  });
  return sum / values.length;
}
