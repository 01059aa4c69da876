import { DAY_MS } from '../../shared/kernel/time.ts';
import type { ReplayAnswered, ReplayAsk } from '../../shared/protocol/messages/replay.ts';

type Foretold = ReplayAnswered['maps'][number]['before'];
type Estimates = ReplayAnswered['estimates'];

const counted = (qualified: number, more: Partial<Foretold> = {}): Foretold => ({
  qualified,
  heldOut: Math.round(qualified / 10),
  offered: Math.round(qualified * 0.9),
  accepted: qualified * 0.9 * 0.31,
  engaged: qualified * 0.9 * 0.24,
  ordersOffered: Math.round(qualified * 0.07),
  ordersHeldOut: Math.round(qualified * 0.005),
  ...more,
});
const NOTHING = counted(0);
const NOT_KNOWN = { accepted: null, engaged: null };
const MAPS: ReplayAnswered['maps'] = [
  {
    actionMap: 'doubt-at-checkout',
    name: 'Doubt at the checkout',
    rates: { accepted: 0.31, engaged: 0.24, of: 'map' },
    before: counted(1_204),
    after: counted(1_871),
  },
  {
    actionMap: 'long-look',
    name: 'A long look at one of the expensive boots, by somebody who came back',
    rates: { accepted: 0.29, engaged: 0.22, of: 'shop' },
    before: counted(61),
    after: counted(43),
  },
  {
    actionMap: 'night',
    name: 'At night',
    rates: null,
    before: { ...NOTHING, ...NOT_KNOWN },
    after: counted(12, NOT_KNOWN),
  },
];

const estimate = (mean: number, width: number, effectiveRows: number) => ({
  mean,
  low: mean - width,
  high: mean + width,
  effectiveRows,
});

const MORE: Estimates = {
  met: 1_243,
  untried: 0,
  orders: 'confirmed',
  was: estimate(0.042, 0.006, 1_243),
  wouldBe: {
    inversePropensity: estimate(0.064, 0.019, 802.4),
    selfNormalised: estimate(0.062, 0.014, 802.4),
    doublyRobust: estimate(0.0627, 0.0105, 802.4),
  },
};
const NOBODY: Estimates = { met: 0, untried: 0, orders: 'claimed', was: null, wouldBe: null };

/** What else can be said of orders, by a word of the scene. */
const ESTIMATES: ReadonlyMap<string, Estimates> = new Map([
  [
    'unclear',
    {
      met: 1_243,
      untried: 318,
      orders: 'claimed',
      was: estimate(0.042, 0.006, 925),
      wouldBe: {
        inversePropensity: estimate(0.039, 0.049, 96.1),
        selfNormalised: estimate(0.041, 0.03, 96.1),
        doublyRobust: estimate(0.0391, 0.021, 96.1),
      },
    },
  ],
  [
    'untold',
    {
      met: 1_243,
      untried: 318,
      orders: 'confirmed',
      was: estimate(0.042, 0.006, 925),
      wouldBe: null,
    },
  ],
  ['empty', NOBODY],
]);

/** What past sessions say of a change. @param scene `unclear`, `untold` or `empty`; else more orders */
export function replayAnswered(
  { days, model }: Pick<ReplayAsk, 'days' | 'model'>,
  scene: string,
  now: number,
): ReplayAnswered {
  const isEmpty = scene === 'empty';
  const after = model === 'plain-rule' ? 'plain-rule-1' : (model ?? 'model-4');
  return {
    type: 'replay.answered',
    of: 'question',
    from: now - days * DAY_MS,
    to: now,
    sessions: isEmpty ? 0 : 18_204,
    visitors: isEmpty ? 0 : 11_930,
    isCut: days > 28,
    decisions: isEmpty ? { before: [], after: [] } : { before: ['model-4'], after: [after] },
    maps: isEmpty ? [] : [...MAPS],
    estimates: ESTIMATES.get(scene) ?? MORE,
    leftOut: ['room', 'answers', 'batches', 'orders'],
  };
}

/** How the sidecar says that a file is no policy. */
export const REPLAY_REFUSED = {
  refusal: 'malformed',
  sentence: 'The change: /actionMaps/2/scoreFrom is not as it should be.',
  reason: { word: 'change-wrong', of: 'shape', path: '/actionMaps/2/scoreFrom' },
} as const;
