import type { Machine } from './machine.ts';

/** A number with its name as a key, or numbers by what they are numbers of. */
export type Figures = { readonly [name: string]: number | boolean | string | null | Figures };

/** What was promised, and whether this run keeps it. */
export interface Goal {
  readonly says: string;
  readonly ours: number;
  readonly atMost?: number;
  readonly atLeast?: number;
  readonly isMet: boolean;
}

/** The one object that a measurement prints with `--json`. */
export interface Report {
  readonly name: string;
  readonly ours: Figures;
  /** What of it people see, in real browsers, where that is measured besides. */
  readonly visible?: Figures;
  readonly floor: Figures;
  readonly peers: Figures;
  /** Why `peers` has none, or not all. */
  readonly peersMissing?: string;
  /** How many times worse ours is than each of the others: below 1 ours is better. */
  readonly ratio: Figures;
  readonly goals: readonly Goal[];
  readonly rounds: number;
  readonly machine: Machine;
  /** What makes this run worth less than one on a quiet machine; empty when nothing does. */
  readonly doubts: readonly string[];
}

export function atLeast(says: string, ours: number, bound: number): Goal {
  return { says, ours: rounded(ours), atLeast: bound, isMet: ours >= bound };
}

export function atMost(says: string, ours: number, bound: number): Goal {
  return { says, ours: rounded(ours), atMost: bound, isMet: ours <= bound };
}

/** For what should be small: time, bytes, work. */
export function timesTheCost(ours: number, theirs: number): number {
  return ours / theirs;
}

/** For what should be large: how much is done in a second. */
export function timesTheRate(ours: number, theirs: number): number {
  return theirs / ours;
}

/** Three decimals: more would claim more than was measured. */
export function rounded(value: number): number {
  return Number(value.toFixed(3));
}

export function roundedAll(figures: Figures): Figures {
  return Object.fromEntries(
    Object.entries(figures).map(([name, figure]) => {
      if (typeof figure === 'number') return [name, rounded(figure)];
      return [name, typeof figure === 'object' && figure !== null ? roundedAll(figure) : figure];
    }),
  );
}

/** The report for a person, in lines. */
export function asTable(report: Report): readonly string[] {
  const { machine, goals, doubts, peersMissing, visible } = report;
  return [
    `${report.name}: ${report.rounds} rounds on ${machine.cpu}, ${machine.cores} cores, Node ${machine.node}`,
    `load average ${machine.load.before} before, ${machine.load.after} after`,
    ...section('ours', report.ours),
    ...(visible === undefined ? [] : section('visible', visible)),
    ...section('floor', report.floor),
    ...section('peers', report.peers),
    ...(peersMissing === undefined ? [] : [`  ${peersMissing}`]),
    ...section('ratio (times worse than)', report.ratio),
    '',
    'goals',
    ...goals.map((goal) => `  ${goal.isMet ? 'met    ' : 'not met'}  ${sayGoal(goal)}`),
    ...doubts.map((doubt) => `doubt: ${doubt}`),
  ];
}

function sayGoal({ says, ours, atMost: most, atLeast: least }: Goal): string {
  return `${says}: ${ours} (${most === undefined ? `at least ${least}` : `at most ${most}`})`;
}

function section(title: string, figures: Figures): readonly string[] {
  return ['', title, ...lines(figures, '')];
}

function lines(figures: Figures, before: string): readonly string[] {
  return Object.entries(figures).flatMap(([name, figure]) => {
    const whole = `${before}${name}`;
    if (typeof figure === 'object' && figure !== null) return lines(figure, `${whole} · `);
    return [`  ${whole.padEnd(44)} ${figure ?? 'unknown'}`];
  });
}
