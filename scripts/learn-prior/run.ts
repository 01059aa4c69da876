import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readRows } from '../../bench/evaluate/rows.ts';
import { inSentences, Unusable } from '../../bench/evaluate/trees/unusable.ts';
import { readPrior } from '../../sidecar/domain/engagement/prior/read-prior.ts';
import { inProject } from '../project.ts';
import { shoppersIn } from './shoppers.ts';
import { priorText } from './text.ts';

/** Where the sidecar reads it. */
export const PRIOR_FILE = inProject('sidecar', 'prior', 'prior.generated.json');

/**
 * `npm run learn-prior -- --data FILE [--out FILE] [--seed N]`: makes what a shop foresees with on its first day from the
 * columns of "Online Shoppers Purchasing Intention" (docs/LEARNING.md). Nothing is written that the sidecar would refuse.
 */
export function runLearnPrior(
  args: readonly string[],
  say: (line: string) => void,
): Promise<number> {
  return inSentences(async () => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        out: { type: 'string', default: PRIOR_FILE },
        seed: { type: 'string', default: '1' },
      },
    });
    const seed = Number(values.seed);
    if (values.data === undefined) throw new Unusable('Say what to learn from: --data FILE.');
    if (!Number.isSafeInteger(seed)) throw new Unusable('--seed is a whole number.');
    // Files are named from where npm was called, which it passes on; it runs us in the project's folder.
    const named = (path: string): string => resolve(process.env.INIT_CWD ?? '.', path);
    const text = priorText(shoppersIn(await readRows(named(values.data))), seed, say);
    const prior = readPrior(text);
    if (!prior.isOk) throw new Unusable(`Nothing was written: ${prior.error}.`);
    writeFileSync(named(values.out), text);
    const { rows, positives, withPageStatistics, withoutPageStatistics, model } = prior.value;
    say(`${rows} sessions, ${positives} with an order; ${model.roots.length} trees`);
    say(`area under the curve ${withPageStatistics.auc}, ${withoutPageStatistics.auc} without`);
    return 0;
  });
}
