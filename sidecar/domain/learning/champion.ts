import { assert } from '../../../shared/kernel/assert.ts';

/** What two models said of one moment, and what came of it. */
export interface Judged {
  /** Moments of one session belong together. */
  readonly session: string;
  readonly weight: number;
  readonly isPositive: boolean;
  /** Chances, 0..1. */
  readonly champion: number;
  readonly candidate: number;
}

/** How much better a candidate is on sessions neither has seen. */
export interface Comparison {
  readonly sessions: number;
  /** Log loss saved per session, in nats; negative when it is worse. */
  readonly gain: number;
  /** Of `gain`, over sessions; Infinity when there are fewer than two. */
  readonly standardError: number;
  readonly isBetter: boolean;
}

export interface PromotionTerms {
  /** Fewer held-out sessions decide nothing. */
  readonly sessionsMin: number;
  /** Log loss per session that a change must save at least: a model that is as good is not worth the change. */
  readonly margin: number;
}

/** One-sided 97.5 %: of forty candidates that are no better about one is promoted. */
const Z = 1.96;

/**
 * Compares two models on the newest sessions, paired, session by session: moments of one session are not independent,
 * so the error is that of the sessions' sums (cluster-robust; Cameron and Miller 2015). A candidate that says NaN is
 * never better.
 */
export function compared(judged: readonly Judged[], terms: PromotionTerms): Comparison {
  const bySession = new Map<string, number>();
  for (const { session, weight, isPositive, champion, candidate } of judged) {
    assert(weight > 0, 'a moment has a weight');
    const saved = weight * (lossOf(champion, isPositive) - lossOf(candidate, isPositive));
    bySession.set(session, (bySession.get(session) ?? 0) + saved);
  }
  const gains = [...bySession.values()];
  const sessions = gains.length;
  const gain = sessions === 0 ? 0 : sum(gains) / sessions;
  const spread = sum(gains.map((one) => (one - gain) ** 2));
  const standardError =
    sessions < 2 ? Number.POSITIVE_INFINITY : Math.sqrt(spread / (sessions - 1) / sessions);
  // Any comparison with NaN is false.
  const isBetter = sessions >= terms.sessionsMin && gain - Z * standardError > terms.margin;
  return { sessions, gain, standardError, isBetter };
}

/** Log loss of one chance; a model that was sure and wrong pays for one in a million, not for ever. */
function lossOf(chance: number, isPositive: boolean): number {
  const right = isPositive ? chance : 1 - chance;
  return -Math.log(Math.max(SURE, right));
}

const SURE = 1e-6;

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
