import type { ActionMapId } from '../../../shared/kernel/ids.ts';
import type { ActionMap, Calling } from './action-map.ts';
import { type Expected, gainOf, type Weighed, type WorthTerms, weigh } from './worth.ts';

/** What is known where several maps may call at once. */
export interface Choice {
  /** In the lead's order. */
  readonly maps: Calling;
  /** Of an offer of this map to this session; null while too little is known of it. */
  readonly expectedOf: (actionMap: ActionMapId) => Expected | null;
  readonly basketMinor: number | null;
  readonly terms: WorthTerms;
  /** Of this session and the first map, 0 ≤ coin < 1, the same each time. */
  readonly coin: number;
}

/** The map whose turn it is, with what was weighed. */
export interface Chosen {
  readonly map: ActionMap;
  readonly weighed: Weighed;
}

/**
 * Of the maps that call at one moment, whose turn it is (SPEC EN19): the one with the highest expected gain, once what an offer
 * changes is known of all of them; until then, and of those that gain the same, the first in the lead's order. The part that is
 * explored falls evenly on all of them, so that whatever is held of one can turn out wrong.
 */
export function chosenOf(choice: Choice): Chosen {
  const [first, ...others] = choice.maps;
  const known = others.length === 0 ? null : gainsOf(choice);
  if (known !== null) return mostGaining(known, choice);
  const { expectedOf, basketMinor, terms, coin } = choice;
  return { map: first, weighed: weigh(expectedOf(first.actionMap), basketMinor, terms, coin) };
}

interface Gain {
  readonly map: ActionMap;
  readonly effect: number;
  readonly gainMinor: number;
}

/** Null as soon as one of them is not known: a gain beside a guess says nothing. */
function gainsOf({ maps, expectedOf, basketMinor, terms }: Choice): readonly Gain[] | null {
  const gains: Gain[] = [];
  for (const map of maps) {
    const expected = expectedOf(map.actionMap);
    if (expected === null) return null;
    gains.push({
      map,
      effect: expected.effect,
      gainMinor: gainOf(expected, basketMinor, terms),
    });
  }
  return gains;
}

function mostGaining(known: readonly Gain[], { terms, coin }: Choice): Chosen {
  const { exploreShare } = terms;
  const best = known.reduce((most, each) => (each.gainMinor > most.gainMinor ? each : most));
  const isWorth = best.gainMinor > 0;
  const part = exploreShare / known.length;
  // A quotient that is rounded up names no map: the best stands for it.
  const explored = coin < exploreShare ? known[Math.floor(coin / part)] : undefined;
  const { map, effect, gainMinor } = explored ?? best;
  return {
    map,
    weighed: {
      effect,
      gainMinor,
      takenWithChance: isWorth && map === best.map ? 1 - exploreShare + part : part,
      someTakenWithChance: isWorth ? 1 : exploreShare,
      isTaken: isWorth || coin < exploreShare,
    },
  };
}
