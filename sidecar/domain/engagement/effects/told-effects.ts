import type { ActionMapId } from '../../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../../shared/kernel/time.ts';
import type { Learner } from '../../learning/uplift/effect-model.ts';
import type { Interval } from '../../measure/proportion.ts';
import type { Effects } from './effects.ts';
import type { Met } from './met.ts';
import { missingIn } from './missing.ts';

/** What is said of one version of the effects beside its text: counts, means and action maps, and no visitor (SPEC EN20). */
export interface ToldEffects {
  /** Visitors in each arm. */
  readonly offered: number;
  readonly heldOut: number;
  /** Which way of learning told sessions apart, and how much of their distance from the mean is believed; null: all are their map's mean. */
  readonly distances: { readonly learner: Learner; readonly believed: number } | null;
  /** Until any map decides: confirmed orders that are missing, and whether claims are not confirmed. */
  readonly ordersMissing: number;
  readonly isUnconfirmed: boolean;
  readonly maps: readonly ToldMap[];
}

/** One map of it. */
export interface ToldMap {
  readonly actionMap: ActionMapId;
  readonly offered: number;
  readonly heldOut: number;
  readonly effect: Interval;
  /** Whether it is decided by. */
  readonly isKnown: boolean;
  /** About so many visitors more until it is; null: nobody can tell. */
  readonly needed: number | null;
}

/** @param met whom it was learned from */
export function toldEffects({ maps, distances }: Effects, met: readonly Met[]): ToldEffects {
  const offered = met.filter(({ isOffered }) => isOffered).length;
  const missing = missingIn(met);
  return {
    offered,
    heldOut: met.length - offered,
    distances:
      distances === null ? null : { learner: distances.learner, believed: distances.believed },
    ordersMissing: missing.orders,
    isUnconfirmed: missing.isUnconfirmed,
    maps: maps.map(({ meanSaid: _, ...map }) => ({
      ...map,
      needed: missing.visitors.get(map.actionMap) ?? null,
    })),
  };
}

/** What must be known of a version to say whether another may take its place. */
interface DecidedFrom {
  /** When the first of its visitors was met. */
  readonly provenance: { readonly from: EpochMs };
  readonly effects?: ToldEffects;
}

/**
 * Whether a new version takes over. After a roll-back only once it, learned from visitors since alone, knows a map, and every one
 * that met somebody since and that who decides knows: else going back would last until the next learning (SPEC EN21).
 *
 * @param since when a version was last taken back; null: never
 */
export function takesOver(
  fresh: ToldEffects,
  champion: DecidedFrom | null,
  since: EpochMs | null,
): boolean {
  if (since === null || (champion !== null && champion.provenance.from > since)) return true;
  const known = knownIn(fresh);
  const met = new Set(fresh.maps.map(({ actionMap }) => actionMap));
  const before = champion?.effects === undefined ? [] : [...knownIn(champion.effects)];
  return known.size > 0 && before.every((map) => !met.has(map) || known.has(map));
}

function knownIn({ maps }: ToldEffects): ReadonlySet<ActionMapId> {
  return new Set(maps.flatMap(({ actionMap, isKnown }) => (isKnown ? actionMap : [])));
}
