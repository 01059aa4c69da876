import type { Outcome } from '../../tests/faults/harness/run.ts';
import type { Judged } from '../../tests/faults/harness/verdict.ts';
import type { Figures } from '../measure/report.ts';

/** What became of the lines of one arm, all rounds together. */
export interface Ways {
  readonly toVisitors: Judged;
  readonly toAgents: Judged;
  readonly both: Judged;
  readonly lines: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly faultsTotal: number;
  readonly clientsMs: number;
}

export function added(outcomes: readonly Outcome[]): Ways {
  const toVisitors = together(outcomes.map(({ judged }) => judged.toVisitors));
  const toAgents = together(outcomes.map(({ judged }) => judged.toAgents));
  const faults: Record<string, number> = {};
  for (const outcome of outcomes) {
    for (const [kind, count] of Object.entries(outcome.faults))
      faults[kind] = (faults[kind] ?? 0) + count;
  }
  return {
    toVisitors,
    toAgents,
    both: together([toVisitors, toAgents]),
    lines: outcomes.reduce((sum, { lines }) => sum + lines, 0),
    faults,
    faultsTotal: outcomes.reduce((sum, { faultsTotal }) => sum + faultsTotal, 0),
    clientsMs: outcomes.reduce((sum, { clientsMs }) => sum + clientsMs, 0),
  };
}

export function figuresOf({ toVisitors, toAgents, lines, faults, faultsTotal }: Ways): Figures {
  return {
    toVisitors: figuresOfWay(toVisitors),
    toAgents: figuresOfWay(toAgents),
    lines,
    faultsTotal,
    faults,
  };
}

/** Share of what was due that came not, twice, or in the wrong place. */
export function harmOf({ both }: Ways): number {
  return (both.lost + both.doubled + both.reordered) / both.due;
}

function figuresOfWay({ due, lost, doubled, reordered }: Judged): Figures {
  return { due, lost, doubled, reordered, lostPercent: (100 * lost) / due };
}

function together(all: readonly Judged[]): Judged {
  const sum = (of: (judged: Judged) => number): number =>
    all.reduce((total, judged) => total + of(judged), 0);
  return {
    due: sum(({ due }) => due),
    lost: sum(({ lost }) => lost),
    doubled: sum(({ doubled }) => doubled),
    reordered: sum(({ reordered }) => reordered),
    strange: sum(({ strange }) => strange),
  };
}
