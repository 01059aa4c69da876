import { armRows, someOf, type Trial } from '../../../sidecar/domain/learning/uplift/trial.ts';
import { askPeers } from '../trees/peers.ts';

/**
 * The common way to begin: a logistic regression for each arm, subtracted. Null when the peer is missing or failed.
 *
 * @param judged rows whose effect is asked for
 */
export async function twoLogistics(
  learned: Trial,
  judged: Trial,
  seed: number,
  say: (line: string) => void,
): Promise<Float64Array | null> {
  const chances: Float64Array[] = [];
  for (const arm of [0, 1] as const) {
    const { table, outcomes } = someOf(learned, armRows(learned, arm));
    const task = { train: table, labels: outcomes, test: judged.table, seed };
    const [answer] = await askPeers(task, say, ['logisticRegression']);
    if (answer === undefined || answer.chances === null) return null;
    chances.push(answer.chances);
  }
  const [without, withIt] = chances;
  return withIt?.map((chance, row) => chance - (without?.[row] ?? 0)) ?? null;
}
