import type { RunTerms } from './run.ts';

/** Fewer clients who write more, on a network that fails all the time: enough to break what can break. */
export const SECONDS_OF_FAULTS: Omit<RunTerms, 'seed'> = {
  forMs: 15_000,
  everyMs: 50,
  killEveryMs: 4_000,
  hasEndlessHoles: false,
  without: [],
  visitors: 12,
  inTwoTabs: 0,
  agents: 6,
  visitorCrews: 2,
  agentCrews: 2,
  visitorsEveryMs: 2_500,
  agentsEveryMs: 700,
  patienceMs: 120_000,
};
