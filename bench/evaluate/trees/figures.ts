import {
  brier,
  CALIBRATION_BINS,
  calibrationError,
  logLoss,
} from '../../../sidecar/domain/learning/evaluate/chances.ts';
import { auc, prAuc } from '../../../sidecar/domain/learning/evaluate/ranking.ts';

/** How right chances were. */
export interface Quality {
  readonly auc: number;
  readonly prAuc: number;
  readonly logLoss: number;
  readonly brier: number;
  readonly ece: number;
}

export const ECE_SAYS = `${CALIBRATION_BINS} bins of equal width, mean distance of mean chance and share of yes, by rows`;

export function qualityOf(chances: Float64Array, labels: Float64Array): Quality {
  return {
    auc: short(auc({ scores: chances, labels })),
    prAuc: short(prAuc({ scores: chances, labels })),
    logLoss: short(logLoss({ chances, labels })),
    brier: short(brier({ chances, labels })),
    ece: short(calibrationError({ chances, labels })),
  };
}

/** Six decimals: rows are not enough for more. */
export function short(value: number): number {
  return Number(value.toFixed(6));
}
