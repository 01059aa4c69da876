import { finished, learn } from '../../sidecar/domain/learning/learn.ts';
import type { Model } from '../../sidecar/domain/learning/model.ts';
import { asTable } from '../../sidecar/domain/learning/table.ts';
import { SMALL_PLAN } from '../unit/sidecar/domain/learning/lessons.ts';

const ROWS = 200;

/** A model for which many pages are the sign of an order. */
export const A_MODEL: Model = finished(
  learn({
    table: asTable(
      [
        {
          name: 'pageviews',
          categories: null,
          values: Float64Array.from({ length: ROWS }, (_, row) => row % 12),
        },
      ],
      ROWS,
    ),
    labels: Float64Array.from({ length: ROWS }, (_, row) => Number(row % 12 >= 7)),
    plan: SMALL_PLAN,
    seed: 1,
  }),
).model;
