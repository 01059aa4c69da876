import { median } from '../measure/quantile.ts';
import { type Figures, timesTheCost, timesTheRate } from '../measure/report.ts';
import type { Round } from './arms.ts';

export interface ArmFigures {
  /** Middle of the rounds. */
  readonly perSecond: number;
  readonly pacedP99Ms: number;
  /** Largest share of one core that the load itself took in a round's closed loop. */
  readonly loadShare: number;
  /** Processor time of who was measured, for one signal in the closed loop. */
  readonly serverMicrosEach: number | null;
  readonly figures: Figures;
}

/** A generator above this share of its core measures itself. */
const LOAD_SHARE_MAX = 0.6;

/** The rounds of one arm, each figure as the middle one. */
export function figuresOf(rounds: readonly Round[]): ArmFigures {
  const middle = (of: (round: Round) => number): number => median(rounds.map(of));
  const perSecond = middle(({ closed }) => closed.perSecond);
  const serverMicrosEach = middleOrNull(rounds.map(({ closed }) => closed.serverMicrosEach));
  const pacedP99Ms = middle(({ paced }) => paced.latencyMs.p99);
  return {
    perSecond,
    pacedP99Ms,
    serverMicrosEach,
    loadShare: Math.max(...rounds.map(({ closed }) => closed.loadShare)),
    figures: {
      perSecond: {
        min: Math.min(...rounds.map(({ closed }) => closed.perSecond)),
        median: perSecond,
        max: Math.max(...rounds.map(({ closed }) => closed.perSecond)),
      },
      serverMicrosEach,
      loadShare: middle(({ closed }) => closed.loadShare),
      paced: {
        p50Ms: middle(({ paced }) => paced.latencyMs.p50),
        p95Ms: middle(({ paced }) => paced.latencyMs.p95),
        p99Ms: pacedP99Ms,
        worstRoundP99Ms: Math.max(...rounds.map(({ paced }) => paced.latencyMs.p99)),
        maxMs: Math.max(...rounds.map(({ paced }) => paced.latencyMs.max)),
        perSecond: middle(({ paced }) => paced.perSecond),
        serverMicrosEach: middleOrNull(rounds.map(({ paced }) => paced.serverMicrosEach)),
      },
    },
  };
}

export function compared(ours: ArmFigures, other: ArmFigures): Figures {
  return {
    perSecond: timesTheRate(ours.perSecond, other.perSecond),
    serverMicrosEach:
      ours.serverMicrosEach === null || other.serverMicrosEach === null
        ? null
        : timesTheCost(ours.serverMicrosEach, other.serverMicrosEach),
    pacedP99: timesTheCost(ours.pacedP99Ms, other.pacedP99Ms),
  };
}

/** Arms whose rate is that of the load and not of who was measured. */
export function closedDoubts(arms: Readonly<Record<string, ArmFigures>>): readonly string[] {
  return Object.entries(arms)
    .filter(([, { loadShare }]) => loadShare > LOAD_SHARE_MAX)
    .map(([name, { loadShare }]) => {
      const percent = Math.round(loadShare * 100);
      return `${name}: the load took ${percent} % of a core, so the rate is a lower bound`;
    });
}

function middleOrNull(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length < values.length || known.length === 0 ? null : median(known);
}
