import { assertNever } from '../../shared/kernel/assert.ts';
import { type Heard, openShopServer, type Redemption } from './calls.ts';
import { TAKEN_MINOR } from './settings.ts';

/** How many ask for the same code at once. */
export const WAYS = ['other keys', 'same key', 'same key, other amount'] as const;
export type Way = (typeof WAYS)[number];

/** What those who raced for one code were answered, with what they had asked for. */
export interface Raced {
  readonly text: string;
  readonly asked: readonly Redemption[];
  readonly heard: readonly (Heard | null)[];
}

/** All who race for one code, each with an order of their own, or with one order and key. */
export function racers(way: Way, code: string, parallel: number): readonly Redemption[] {
  return Array.from({ length: parallel }, (_, n) => racer(way, code, n));
}

function racer(way: Way, code: string, n: number): Redemption {
  const one = { code, order: `order-${code}`, once: `redeem-${code}` };
  switch (way) {
    case 'other keys':
      return { code, order: `${one.order}-${n}`, once: `${one.once}-${n}` };
    case 'same key':
      return one;
    case 'same key, other amount':
      return { ...one, takenMinor: TAKEN_MINOR - (n % 2) };
    default:
      return assertNever(way);
  }
}

const CODES_AT_ONCE = 4;

/** Races for every code; a few codes at a time, all who race for one at once. */
export async function race(
  url: () => Promise<string>,
  way: Way,
  texts: readonly string[],
  parallel: number,
): Promise<readonly Raced[]> {
  const shop = openShopServer(parallel * CODES_AT_ONCE);
  const raced: Raced[] = [];
  for (let at = 0; at < texts.length; at += CODES_AT_ONCE) {
    const some = texts.slice(at, at + CODES_AT_ONCE).map(async (text) => {
      const asked = racers(way, text, parallel);
      const heard = await Promise.all(asked.map(async (one) => shop.redeem(await url(), one)));
      return { text, asked, heard };
    });
    raced.push(...(await Promise.all(some)));
  }
  shop.close();
  return raced;
}
