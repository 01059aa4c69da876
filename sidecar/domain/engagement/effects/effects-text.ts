import { type ActionMapId, asId, ID_PATTERN } from '../../../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../../shared/kernel/result.ts';
import { asList, asRecord, isFiniteNumber } from '../../learning/checked.ts';
import type { EffectModel } from '../../learning/uplift/effect-model.ts';
import { intervalIn, readEffect, writeEffect } from '../../learning/uplift/effect-text.ts';
import { VALUE_MAX } from '../../learning/wrong-nodes.ts';
import type { Effects, MapEffect } from './effects.ts';

const FORMAT = 'toonbank-effects';
const VERSION = 1;

const ID = new RegExp(ID_PATTERN);

/** More maps than a policy may ever have had at once; a text that claims more is not ours. */
const MAPS_MAX = 10_000;

/** What was learned of what offers change, as one JSON text. */
export function writeEffects({ maps, shop, distances }: Effects): string {
  const model = distances === null ? null : writeEffect(distances);
  return JSON.stringify({ format: FORMAT, version: VERSION, maps, shop, distances: model });
}

/**
 * The same from its text.
 *
 * @returns it, or why it is not used: whoever wrote the text, what is expected by it is always finite
 */
export function readEffects(text: string): Result<Effects, string> {
  const fields = asRecord(parse(text));
  if (fields === null) return err('the effects are not a JSON object');
  if (fields.format !== FORMAT || fields.version !== VERSION)
    return err(`the effects are not in the format ${FORMAT} ${VERSION}`);
  const maps = mapsIn(fields.maps);
  if (maps === null) return err('the maps of the effects are not what they should be');
  const shop = fields.shop === null ? null : intervalIn(fields.shop);
  if (shop === null && fields.shop !== null)
    return err('the effects have no mean of the shop that could be one');
  const distances = distancesIn(fields.distances);
  if (!distances.isOk) return distances;
  return ok({ maps, shop, distances: distances.value });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function distancesIn(value: unknown): Result<EffectModel | null, string> {
  if (value === null) return ok(null);
  return readEffect(typeof value === 'string' ? value : '');
}

function mapsIn(value: unknown): readonly MapEffect[] | null {
  const list = asList(value, MAPS_MAX);
  if (list === null) return null;
  const maps: MapEffect[] = [];
  for (const each of list) {
    const map = mapIn(each);
    if (map === null) return null;
    maps.push(map);
  }
  return maps;
}

function mapIn(value: unknown): MapEffect | null {
  const { actionMap, offered, heldOut, effect, meanSaid, isKnown } = asRecord(value) ?? {};
  const interval = intervalIn(effect);
  if (typeof actionMap !== 'string' || !ID.test(actionMap)) return null;
  if (interval === null || typeof isKnown !== 'boolean') return null;
  if (!isCount(offered) || !isCount(heldOut)) return null;
  if (!isFiniteNumber(meanSaid) || Math.abs(meanSaid) > VALUE_MAX) return null;
  const id = asId<ActionMapId>(actionMap);
  return { actionMap: id, offered, heldOut, effect: interval, meanSaid, isKnown };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
