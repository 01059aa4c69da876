import type { EffectAnswered } from '../../shared/protocol/messages/effect.ts';
import type { AgentAnswer, AgentQuestion } from '../../shared/protocol/shape.ts';
import { terms } from './fixture-approval.ts';
import { learningAnswered } from './fixture-learning.ts';
import { offersAnswered } from './fixture-offers.ts';
import { replayAnswered } from './fixture-replay.ts';

type EffectRow = EffectAnswered['rows'][number];

const side = (visitors: number, orders: number) => ({ visitors, orders, claimed: orders });
const NOBODY = { given: 0, sure: 0, heldOut: side(0, 0), needless: null, isWarned: false };
const effect = (mandateName: string, more: Partial<EffectRow>): EffectRow => ({
  mandate: mandateName,
  mandateName,
  currency: 'EUR',
  given: 40,
  afterOffer: 31,
  offered: side(900, 180),
  heldOut: side(100, 8),
  says: 'more',
  extra: { orders: 108, from: 41, to: 151 },
  needed: null,
  sure: NOBODY,
  ...more,
});

/** Everything that can be said of a mandate, each once. */
const EFFECTS: readonly EffectRow[] = [
  effect('Boots', {
    sure: { given: 40, sure: 24, heldOut: side(50, 31), needless: 15, isWarned: true },
  }),
  effect('Winback', {
    offered: side(900, 99),
    heldOut: side(100, 6),
    says: 'unclear',
    extra: { orders: 45, from: -16, to: 81 },
    needed: 820,
    sure: { given: 12, sure: 3, heldOut: side(50, 15), needless: 1, isWarned: false },
  }),
  effect('Delivery', {
    offered: side(62, 9),
    heldOut: side(7, 1),
    says: 'too-few',
    extra: null,
    needed: 230,
    sure: { given: 4, sure: 1, heldOut: side(6, 3), needless: null, isWarned: false },
  }),
  effect('Wrong invoice', {
    afterOffer: 0,
    offered: side(0, 0),
    heldOut: side(0, 0),
    says: 'no-offers',
    extra: null,
  }),
  effect('Shoes', { says: 'unconfirmed', extra: null, heldOut: side(100, 0) }),
  effect('Bags', {
    offered: side(900, 45),
    heldOut: side(100, 15),
    says: 'fewer',
    extra: { orders: -90, from: -163, to: -34 },
  }),
];

const GIVEN = [
  ['Boots', 'agent-me', 28, 19, 1, 312_40, 201_15, 1_843_20],
  ['Boots', 'agent-b', 12, 7, 0, 140_00, 82_50, 912_00],
  ['Delivery', 'agent-b', 9, 9, 0, 44_55, 44_55, 640_00],
] as const;

const KINDS = ['paid-after-end', 'redeemed', 'given', 'refused', 'mandate-saved'] as const;

/** What the sidecar would answer in the console; null: nothing of its own. @param scene `empty`, or all there is */
export function consoleAnswer(
  question: AgentQuestion,
  scene: string | null,
  now: number,
): AgentAnswer | null {
  if (scene === null) return null;
  const of = 'question';
  const isEmpty = scene === 'empty';
  switch (question.type) {
    case 'given.ask':
      return {
        type: 'given.answered',
        of,
        rows: isEmpty
          ? []
          : GIVEN.map(([name, agent, given, redeemed, lost, reserved, cost, worth]) => ({
              mandate: name,
              mandateName: name,
              agent,
              currency: 'EUR',
              given,
              redeemed,
              lost,
              reservedMinor: reserved,
              costMinor: cost,
              orders: redeemed,
              orderMinor: worth,
            })),
      };
    case 'measures.ask':
      return offersAnswered(scene);
    case 'learning.ask':
      return learningAnswered(scene, now);
    case 'replay.ask':
      return replayAnswered(question, scene, now);
    case 'effect.ask':
      return {
        type: 'effect.answered',
        of,
        rows: isEmpty ? [] : [...EFFECTS],
        ratios: offersAnswered(scene).ratios ?? [],
      };
    case 'ledger.ask':
      return {
        type: 'ledger.answered',
        of,
        rows: isEmpty
          ? []
          : KINDS.map((kind, n) => ({
              place: KINDS.length - n,
              at: now - n * 600_000,
              kind,
              mandate: 'mandate-boots',
              version: 3,
              exercise: 'exercise-1',
              agent: n < 2 ? null : 'agent-me',
              amount: n < 3 ? 8_00 : 0,
              currency: n < 3 ? 'EUR' : null,
              hash: `k3XvQ9-${n}dXr1mZpYb2`,
            })),
        next: null,
      };
    case 'mandates.ask': {
      const card = { mandate: 'mandate-boots', version: 3, terms: terms(now) };
      const saved = { savedBy: 'agent-c', savedAt: now, revokedAt: null };
      return {
        type: 'mandates.answered',
        of,
        mandates: isEmpty ? [] : [{ ...card, ...saved }],
        next: null,
      };
    }
    default:
      return null;
  }
}
