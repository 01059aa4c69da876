import type { ShopId } from '../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import { championOf } from '../../domain/engagement/learned/kept-model.ts';
import type { Environment } from '../context.ts';
import { look } from '../pipeline.ts';
import { foresightOf } from './foresight-of.ts';
import { modelOf } from './incumbent.ts';
import { keptEffects } from './kept-effects.ts';

/** Keeps what signals are judged by as new as what is kept, whichever process learned it (SPEC LF9). */
export interface FollowLearned {
  /** Reads what has changed of a shop, if anything. */
  look(shop: ShopId): Promise<void>;
}

export function followLearned(environment: Environment): FollowLearned {
  const taken = new Map<ShopId, EpochMs | null>();
  return {
    async look(shop) {
      const changedAt = await look(environment, ({ tx }) => tx.learning.changedAt(shop));
      if (taken.get(shop) === changedAt) return;
      const { learning, kept } = await look(environment, async ({ tx }) => ({
        learning: await tx.learning.find(shop),
        kept: championOf(await tx.learning.models(shop, 'chance')),
      }));
      // A turn for each: together they take as long as a signal may wait.
      await environment.turns.next();
      const model = kept === null ? null : await modelOf(environment, kept);
      const champion = kept === null || model === null ? null : { kept, model };
      await environment.turns.next();
      const effects = await keptEffects(environment, shop);
      await environment.turns.next();
      const { prior } = environment;
      environment.foresight.become(shop, foresightOf(learning, champion, prior, effects));
      taken.set(shop, learning?.changedAt ?? null);
    },
  };
}
