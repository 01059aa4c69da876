import { type Draw, seededDraw } from '../../sidecar/domain/learning/seeded-draw.ts';
import type { Language } from '../shop/language.ts';
import { drawShopper, type Shopper } from '../truth/shopper.ts';
import { type Stop, stopsOf, wayToPay } from '../truth/stops.ts';
import { actsAt, PAYING } from './acts-at.ts';
import { oneOf, pauseMs } from './chance.ts';
import { type Act, MEDIAN_PAUSE_MS, type Paced } from './steps.ts';

/** One shopper from first page to leaving. Pure: the same seed and number give the same shopper. */
export type ShopperPlan = Pick<Shopper, 'type' | 'will' | 'answer'> & {
  readonly number: number;
  readonly language: Language;
  readonly screen: 'wide' | 'phone';
  /** What they say to being observed; one in ten just leaves the question there. */
  readonly consent: 'yes' | 'no' | 'unanswered';
  /** Up to where they have made up their mind. */
  readonly walk: readonly Paced[];
  /** What follows when they buy. */
  readonly pay: readonly Paced[];
};

export function planShopper(seed: number, number: number): ShopperPlan {
  // Spread by a large odd number, so that neighbours do not start on neighbouring states.
  const draw = seededDraw(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
  const { type, will, answer, steps } = drawShopper(draw);
  const stops = stopsOf(steps, draw);
  const way = wayToPay(stops, draw);
  return {
    type,
    will,
    answer,
    number,
    language: oneOf<Language>(draw, 'nl', 'nl', 'nl', 'en'),
    screen: oneOf<ShopperPlan['screen']>(draw, 'wide', 'phone'),
    consent: consentAt(draw()),
    walk: paced(actsAlong(stops, null, draw), draw),
    pay: paced([...actsAlong(way, stops.at(-1) ?? null, draw), ...PAYING], draw),
  };
}

function actsAlong(stops: readonly Stop[], before: Stop | null, draw: Draw): readonly Act[] {
  return stops.flatMap((stop, at) => actsAt(stop, stops[at - 1] ?? before, draw));
}

function paced(acts: readonly Act[], draw: Draw): readonly Paced[] {
  return acts.map((act) => ({ pauseMs: pauseMs(draw, MEDIAN_PAUSE_MS[act.kind]), act }));
}

function consentAt(share: number): ShopperPlan['consent'] {
  if (share < 0.8) return 'yes';
  return share < 0.9 ? 'no' : 'unanswered';
}
