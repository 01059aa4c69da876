import { asId, type SessionId } from '../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../shared/kernel/time.ts';
import { collectMoments } from '../../../sidecar/app/learning/collect-moments.ts';
import { FEATURES } from '../../../sidecar/domain/engagement/features/row.ts';
import type { ShopCourse } from '../../../sidecar/domain/engagement/learned/learn-moments.ts';
import type { Moments } from '../../../sidecar/domain/engagement/learned/moments.ts';
import { seededDraw } from '../../../sidecar/domain/learning/seeded-draw.ts';

const PAGEVIEWS = FEATURES.findIndex(({ name }) => name === 'pageviews');

/** Sessions of two moments each, a second apart; who has seen many pages orders more often. */
export function someMoments(sessions: number, seed = 1): Moments {
  const draw = seededDraw(seed);
  const collected = collectMoments(sessions);
  for (let n = 0; n < sessions; n += 1) {
    const pages = Math.floor(draw() * 12);
    const isOrdered = draw() < (pages >= 7 ? 0.8 : 0.05);
    const startedAt = asEpochMs(1_000 * n);
    const examples = [0, 1].map((moment) => {
      const features = Float64Array.from(FEATURES, () => Number.NaN);
      features[PAGEVIEWS] = pages + moment;
      const session = asId<SessionId>(`session-${n}`);
      return { session, at: startedAt, features, isOrdered, weight: 1.5 };
    });
    collected.add({ startedAt, isOrdered, examples });
  }
  return collected.moments();
}

/** Where nothing decides yet, with bounds that a test need not meet. */
export function aCourse(moments: Moments, but: Partial<ShopCourse> = {}): ShopCourse {
  return {
    moments,
    cut: Math.floor(moments.startedAt.length * 0.8),
    seed: 3,
    champion: null,
    prior: null,
    since: null,
    bounds: { heldOutSessionsMin: 20, explainedRowsMax: 10, driftRowsMax: 100 },
    ...but,
  };
}
