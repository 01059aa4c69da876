import { PRIOR_FORMAT, PRIOR_VERSION } from '../../sidecar/domain/engagement/prior/read-prior.ts';
import { writeModel } from '../../sidecar/domain/learning/model-text.ts';
import { LEFT_OUT, TAKEN } from './columns.ts';
import { heldBack, learnPrior } from './measure.ts';
import type { Shoppers } from './shoppers.ts';

/** As CC BY 4.0 asks: who made it, where it is, its licence, and that it was changed. */
export const CREDIT =
  'Learned from "Online Shoppers Purchasing Intention Dataset" by C. Okan Sakar and Yomi Kastro (UCI Machine Learning ' +
  'Repository, 2018, https://doi.org/10.24432/C5F88Q), of the work of C. Okan Sakar, S. Olcay Polat, Mete Katircioglu and ' +
  'Yomi Kastro (https://doi.org/10.1007/s00521-018-3523-0), licensed under CC BY 4.0 ' +
  '(https://creativecommons.org/licenses/by/4.0/). Changed: seven features were made of seven of its columns, each of the ' +
  'sessions given was learned from with and without statistics of its pages, and the trees that came of it are all that ' +
  'is here. Its makers endorse neither them nor their use.';

/** Quantiles that are kept of the scores. */
const SCORES = 200;

/** The text of the prior: what it is, how right, and the model; one field a line. Rows and seed decide every character. */
export function priorText(shoppers: Shoppers, seed: number, say: (line: string) => void): string {
  say('judging it on sessions kept back');
  const { chancesWithout, withPageStatistics, withoutPageStatistics } = heldBack(
    shoppers,
    TAKEN,
    seed,
  );
  const leftOut = Object.entries(LEFT_OUT).map(([column, more]) => {
    say(`judging what it would be with ${column}`);
    const { withPageStatistics: best, withoutPageStatistics: least } = heldBack(
      shoppers,
      [...TAKEN, ...more],
      seed,
    );
    const { folds: _best, ...withPages } = best;
    const { folds: _least, ...withoutPages } = least;
    return [column, { withPageStatistics: withPages, withoutPageStatistics: withoutPages }];
  });
  say('learning from all sessions');
  const fields = {
    format: PRIOR_FORMAT,
    version: PRIOR_VERSION,
    name: `prior-${seed}`,
    credit: CREDIT,
    rows: shoppers.rows.length,
    positives: shoppers.labels.reduce((sum, label) => sum + label, 0),
    seed,
    withPageStatistics,
    withoutPageStatistics,
    leftOut: Object.fromEntries(leftOut),
    scores: quantilesOf(chancesWithout),
    model: writeModel(learnPrior(shoppers, TAKEN, seed)),
  };
  const lines = Object.entries(fields).map(
    ([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  );
  return `{\n${lines.join(',\n')}\n}\n`;
}

/** The middle of each of so many equal parts of the rows. */
function quantilesOf(chances: Float64Array): readonly number[] {
  const sorted = chances.slice().sort();
  return Array.from({ length: SCORES }, (_, part) => {
    const chance = sorted[Math.floor(((part + 0.5) / SCORES) * sorted.length)] ?? 0;
    return Number(chance.toPrecision(5));
  });
}
