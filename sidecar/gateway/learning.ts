import { asId, type ShopId } from '../../shared/kernel/ids.ts';
import { asDurationMs } from '../../shared/kernel/time.ts';
import type { Environment } from '../app/context.ts';
import { claim } from '../app/learning/claim.ts';
import { followLearned } from '../app/learning/follow-learned.ts';
import { relearnEffects } from '../app/learning/keep-effects.ts';
import { type Learnt, learnShop } from '../app/learning/learn-shop.ts';
import { nowAndThen } from './now-and-then.ts';

interface Terms {
  readonly environment: Environment;
  /** From one learning of a shop to the next, if enough happened. */
  readonly learnedEveryMs: number;
  /** How often is looked at what other processes learned. */
  readonly lookedEveryMs: number;
  readonly track: (running: Promise<unknown>) => void;
  readonly faulted: (error: unknown) => void;
  /** Milliseconds of a timer that only goes forward. */
  readonly steadyMs?: () => number;
}

/** Has shops learn of their own sessions, and signals be judged by the newest that was learned (SPEC LF9). */
export interface LearningOn {
  /** Called by the ticker, and once before anybody comes. */
  look(): void;
  /** Breaks off what is being learned; nothing of it is kept. */
  stop(): void;
}

export function keepLearning(terms: Terms): LearningOn {
  const { environment, learnedEveryMs, lookedEveryMs, track, faulted } = terms;
  const steadyMs = terms.steadyMs ?? (() => performance.now());
  const by = environment.ids.next();
  const following = followLearned(environment);
  const dueAtMs = new Map<ShopId, number>();
  const stop = new AbortController();
  let learning: ShopId | null = null;

  const shopsNow = (): readonly ShopId[] =>
    environment.shops.current().map(({ shop }) => asId<ShopId>(shop));

  const follow = nowAndThen({ everyMs: lookedEveryMs, track, faulted, steadyMs }, async () => {
    for (const shop of shopsNow()) await following.look(shop);
    // Whoever learns says so again: with the process the claim ends too.
    if (learning !== null) await claim(environment, learning, by);
  });

  async function learn(shop: ShopId): Promise<void> {
    learning = shop;
    try {
      const everyMs = asDurationMs(learnedEveryMs);
      const learnt = await learnShop(environment, shop, { by, everyMs, stop: stop.signal });
      if (learnt !== 'claimed')
        dueAtMs.set(shop, steadyMs() + againAfterMs(learnt, learnedEveryMs));
      if (learnt !== 'not-due') environment.log.info('learned', { shop, learnt });
      if (isLearned(learnt)) {
        const effects = await relearnEffects(environment, shop, stop.signal);
        environment.log.info('learned-effects', { shop, effects });
      }
      if (learnt !== 'stopped') await following.look(shop);
    } catch (error) {
      dueAtMs.set(shop, steadyMs() + learnedEveryMs);
      faulted(error);
    } finally {
      learning = null;
    }
  }

  // One shop after another: each takes a core for a while.
  const learnDue = nowAndThen({ everyMs: lookedEveryMs, track, faulted, steadyMs }, async () => {
    for (const shop of shopsNow()) {
      const isDue = steadyMs() >= (dueAtMs.get(shop) ?? Number.NEGATIVE_INFINITY);
      if (isDue && !stop.signal.aborted) await learn(shop);
    }
  });

  return {
    look() {
      if (stop.signal.aborted) return;
      follow();
      learnDue();
    },
    stop: () => stop.abort(),
  };
}

/** Whether this process was the one that learned, to the end. */
function isLearned(learnt: Learnt): boolean {
  return learnt !== 'not-due' && learnt !== 'claimed' && learnt !== 'stopped';
}

/** What is not due yet, as after a new start, may be long before the next whole stretch is over. */
function againAfterMs(learnt: Learnt, learnedEveryMs: number): number {
  return learnt === 'not-due' ? learnedEveryMs / 12 : learnedEveryMs;
}
