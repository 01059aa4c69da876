import type { ShopId } from '../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../shared/kernel/time.ts';
import { RATIO_SINCE_MS, SHOPS_TOLD_MAX } from '../../../shared/protocol/limits.ts';
import type { ShopRatio as Told } from '../../../shared/protocol/messages/effect.ts';
import { type Ratio, ratioOf } from '../../domain/engagement/sample-ratio.ts';
import type { Environment } from '../context.ts';
import { firstMeetings, partedBy, type Stamp } from './arms.ts';
import { readStamps } from './read-stamps.ts';

/** How the arms of one shop are split. */
export interface ShopRatio extends Ratio {
  readonly shop: ShopId;
}

/** Of every shop in which a map met somebody. @param met of each visitor the first stamp */
export function ratiosOf(met: readonly Stamp[]): readonly ShopRatio[] {
  const byShop = partedBy(met, ({ shop }) => shop);
  return [...byShop].map(([shop, first]) => ({ shop, ...ratioOf(first) }));
}

/** The same as an answer tells it, with the shops' names. */
export function toldRatios({ shops }: Pick<Environment, 'shops'>, met: readonly Stamp[]): Told[] {
  const names = new Map(shops.current().map(({ shop, name }) => [shop, name]));
  return ratiosOf(met)
    .slice(0, SHOPS_TOLD_MAX)
    .map((ratio) => ({ ...ratio, name: names.get(ratio.shop) ?? ratio.shop }));
}

/**
 * As the arms stand now, of visitors who were first met lately; read in many small pictures (SPEC MS3).
 *
 * @param isOver asked between two of them; then null
 */
export async function ratiosNow(
  environment: Environment,
  isOver: () => boolean,
): Promise<readonly ShopRatio[] | null> {
  const { firsts } = await readStamps(environment, { isOver });
  if (isOver()) return null;
  const to = environment.clock.now();
  const from = asEpochMs(Math.max(0, to - RATIO_SINCE_MS));
  return ratiosOf(firstMeetings(firsts, { from, to }));
}
