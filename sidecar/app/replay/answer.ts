import type { ActionMapId } from '../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import { inOrder } from '../../domain/engagement/action-map.ts';
import { type Estimates, estimatesOf } from '../../domain/engagement/replay/estimates.ts';
import {
  type Foretold,
  foretold,
  type Rates,
  ratesOf,
} from '../../domain/engagement/replay/foretell.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Found, Sides } from './course.ts';

/** What past sessions say of a change, for terminal, script and console. */
export interface ReplayAnswer {
  readonly from: EpochMs;
  readonly to: EpochMs;
  readonly sessions: number;
  readonly visitors: number;
  /** Older sessions of these days were left out. */
  readonly isCut: boolean;
  /** Names of the rules and models that scored. */
  readonly decisions: Sides<readonly string[]>;
  readonly maps: readonly ReplayedMap[];
  readonly estimates: Estimates;
  /** What is not as it would be, and which way it errs. */
  readonly leftOut: readonly LeftOut[];
}

/** One map before and after the change. */
export interface ReplayedMap extends Sides<Foretold> {
  readonly actionMap: ActionMapId;
  readonly name: string;
  /** What accepted and engaged are expected by. */
  readonly rates: Rates | null;
}

/**
 * *room*: somebody is always free, so that more is offered than would be. *answers*: of an offer that was not made it is not
 * known what would have been said, so that no no keeps later ones away. *batches*: each act is judged by itself, also those
 * that came together. *orders*: those beside a map are as it went then.
 */
export type LeftOut = 'room' | 'answers' | 'batches' | 'orders';

const LEFT_OUT: readonly LeftOut[] = ['room', 'answers', 'batches', 'orders'];

export function answerOf(
  span: Pick<ReplayAnswer, 'from' | 'to' | 'isCut'>,
  policies: Sides<Policy>,
  { sessions, visitors, decisions, was, counts, trials }: Found,
): ReplayAnswer {
  const maps = new Map(
    [...policies.before.actionMaps, ...policies.after.actionMaps].map((map) => [
      map.actionMap,
      map,
    ]),
  );
  return {
    ...span,
    sessions,
    visitors,
    decisions,
    maps: inOrder([...maps.values()]).map(({ actionMap, name }) => {
      const rates = ratesOf(was, actionMap);
      return {
        actionMap,
        name,
        rates,
        before: foretold(counts.before.get(actionMap), rates),
        after: foretold(counts.after.get(actionMap), rates),
      };
    }),
    estimates: estimatesOf(trials),
    leftOut: LEFT_OUT,
  };
}
