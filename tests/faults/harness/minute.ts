import type { RunTerms } from './run.ts';

/** Thirty clients and more, a minute of faults: what `npm test` runs once. */
export const MINUTE_OF_FAULTS: Omit<RunTerms, 'seed'> = {
  forMs: 60_000,
  everyMs: 120,
  killEveryMs: 5_000,
  hasEndlessHoles: false,
  without: [],
  visitors: 20,
  inTwoTabs: 5,
  agents: 10,
  visitorCrews: 3,
  agentCrews: 2,
  // Below LINES_PER_MINUTE_VISITOR_MAX, and all lines of a conversation fit one snapshot.
  visitorsEveryMs: 6_000,
  agentsEveryMs: 4_500,
  patienceMs: 240_000,
};

/** Of the usual waits: at most 3 s instead of 30. */
export const WAIT_SHARE = 0.1;
