/** Chances or scores with what became of the rows: 1 for yes, 0 for no. */
export interface Judged {
  readonly scores: Float64Array;
  readonly labels: Float64Array;
}

/**
 * Chance that a yes is scored above a no, ties counted half (Mann and Whitney 1947; Hanley and McNeil 1982).
 *
 * @returns NaN when there is no yes or no no
 */
export function auc({ scores, labels }: Judged): number {
  let [below, pairs, yes] = [0, 0, 0];
  forTies({ scores, labels }, 1, (yesHere, noHere) => {
    pairs += yesHere * (below + noHere / 2);
    below += noHere;
    yes += yesHere;
  });
  return pairs / (yes * below);
}

/**
 * Area under precision over recall as average precision: precision at each place where recall rises, times that rise.
 * No straight lines between places, which would promise too much (Davis and Goadrich 2006).
 *
 * @returns NaN when there is no yes
 */
export function prAuc({ scores, labels }: Judged): number {
  let [seen, found, area] = [0, 0, 0];
  forTies({ scores, labels }, -1, (yesHere, noHere) => {
    seen += yesHere + noHere;
    found += yesHere;
    area += (yesHere * found) / seen;
  });
  return area / found;
}

/** Tells how many yes and no share each score, in rising (1) or falling (−1) order of the scores. */
function forTies(
  { scores, labels }: Judged,
  order: 1 | -1,
  tell: (yesHere: number, noHere: number) => void,
): void {
  const rows = Int32Array.from(scores.keys()).sort(
    (one, other) => order * ((scores[one] ?? 0) - (scores[other] ?? 0)),
  );
  for (let at = 0; at < rows.length; ) {
    const score = scores[rows[at] ?? 0];
    let [yesHere, noHere] = [0, 0];
    for (; at < rows.length && scores[rows[at] ?? 0] === score; at += 1) {
      if ((labels[rows[at] ?? 0] ?? 0) > 0) yesHere += 1;
      else noHere += 1;
    }
    tell(yesHere, noHere);
  }
}
