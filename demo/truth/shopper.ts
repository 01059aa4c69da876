import type { Draw } from '../../sidecar/domain/learning/seeded-draw.ts';
import { NATURES, TYPES, type Type } from './natures.ts';
import { pick, type Step, walk } from './walk.ts';

/** What becomes of an offer. */
export type Answer = 'yes' | 'no' | 'none';

/** One session with what nobody sees of it. */
export interface Shopper {
  readonly type: Type;
  readonly steps: readonly Step[];
  /**
   * 0 ≤ n < 1, drawn once: they buy when it is below their chance. So it is known of each what they do with an offer and
   * what without, which no real shop can know.
   */
  readonly will: number;
  readonly answer: Answer;
}

/** A session from the truth. */
export function drawShopper(draw: Draw, type: Type = drawType(draw)): Shopper {
  const steps = walk(type, draw);
  return { type, steps, will: draw(), answer: drawAnswer(type, draw) };
}

/** A type, as likely as its share. */
export function drawType(draw: Draw): Type {
  const shares = TYPES.map((each) => NATURES[each].share);
  return TYPES[pick(shares, draw)] ?? 'lost';
}

/** Whether they buy. An offer that comes when they are on the way to pay changes nothing: `isOffered` is then false. */
export function willBuy(
  { type, will }: Pick<Shopper, 'type' | 'will'>,
  isOffered: boolean,
): boolean {
  return will < buyingChance(type, isOffered);
}

/** The chance of that, 0..1. */
export function buyingChance(type: Type, isOffered: boolean): number {
  return isOffered ? NATURES[type].buysOffered : NATURES[type].buys;
}

function drawAnswer(type: Type, draw: Draw): Answer {
  const { accepts, rejects } = NATURES[type];
  const at = draw();
  if (at < accepts) return 'yes';
  return at < accepts + rejects ? 'no' : 'none';
}
