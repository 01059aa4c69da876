import type { Language } from '../shop/language.ts';
import { pauseMs, pick, seededChance } from './chance.ts';
import { SHOPPER_KINDS, type ShopperKind } from './shopper-kinds.ts';
import { type Act, MEDIAN_PAUSE_MS } from './steps.ts';

/** One shopper from first page to leaving. Pure: the same seed and number give the same shopper. */
export type ShopperPlan = {
  readonly number: number;
  readonly kind: ShopperKind;
  readonly language: Language;
  readonly screen: 'wide' | 'phone';
  /** What they say to being looked along with; one in ten just leaves the question there. */
  readonly consent: 'yes' | 'no' | 'unanswered';
  readonly steps: readonly { readonly pauseMs: number; readonly act: Act }[];
};

export function planShopper(seed: number, number: number): ShopperPlan {
  // Spread by a large odd number, so that neighbours do not start on neighbouring states.
  const chance = seededChance(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
  const kind = kindAt(chance());
  return {
    number,
    kind,
    language: pick<Language>(chance, 'nl', 'nl', 'nl', 'en'),
    screen: pick<ShopperPlan['screen']>(chance, 'wide', 'phone'),
    consent: consentAt(chance()),
    steps: SHOPPER_KINDS[kind].acts(chance).map((act) => ({
      pauseMs: pauseMs(chance, MEDIAN_PAUSE_MS[act.kind]),
      act,
    })),
  };
}

function kindAt(share: number): ShopperKind {
  let sum = 0;
  for (const kind of Object.keys(SHOPPER_KINDS)) {
    if (!isKind(kind)) continue;
    sum += SHOPPER_KINDS[kind].share;
    if (share < sum) return kind;
  }
  return 'browser';
}

function isKind(text: string): text is ShopperKind {
  return text in SHOPPER_KINDS;
}

function consentAt(share: number): ShopperPlan['consent'] {
  if (share < 0.8) return 'yes';
  return share < 0.9 ? 'no' : 'unanswered';
}
