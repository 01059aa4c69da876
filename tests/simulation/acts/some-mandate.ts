import { asDurationMs } from '../../../shared/kernel/time.ts';
import type { MandateSave, Step } from '../../../shared/protocol/messages/mandate.ts';
import { wireTerms } from '../../../sidecar/app/mandate/wire-terms.ts';
import type { MandateLimits } from '../../../sidecar/domain/mandate/mandate.ts';
import { minor, someTerms } from '../../support/builders/mandate.ts';
import type { Chances } from '../world/chance.ts';
import type { World } from '../world.ts';

export const MANDATES = ['mandate-1', 'mandate-2'] as const;
const DAY_MS = 86_400_000;
/** As short as a code may live: over before the day is. */
const SHORT_MS = 300_000;

/** A mandate whose limits are soon reached; saved over the newest version, or over one before it. */
export function someMandate({ chance, book }: World): MandateSave {
  const mandate = chance.one(MANDATES) ?? 'mandate-1';
  const newest = book.giving.mandates.get(mandate) ?? 0;
  const asks = chance.is(0.6);
  const costMax = minor(6_00);
  const terms = someTerms({
    name: `Boots ${book.giving.mandates.size}`,
    bearers: { agents: [], roles: chance.is(0.7) ? ['agent', 'lead'] : ['agent'], skills: [] },
    allowances: [
      {
        kind: 'percentage',
        free: 5,
        ask: asks ? 10 : 5,
        steps: [5],
        costMax: chance.is(0.5) ? costMax : null,
      },
      { kind: 'amount', free: minor(2_00), ask: asks ? costMax : minor(2_00), steps: [] },
      { kind: 'credit', free: minor(2_00), ask: asks ? costMax : minor(2_00), steps: [] },
      { kind: 'gift', what: 'Shoe brush', cost: minor(3_00), needsApproval: asks },
    ],
    limits: limitsOf(chance),
    approval: { by: [], answerWithinMs: asDurationMs(chance.whole(30_000, 120_000)) },
    codeValidMs: asDurationMs(chance.is(0.5) ? SHORT_MS : DAY_MS),
  });
  const from = chance.is(0.9) ? newest : Math.max(0, newest - 1);
  return { type: 'mandate.save', mandate, from, terms: wireTerms(terms) };
}

function limitsOf(chance: Chances): MandateLimits {
  const maybe = (least: number, most: number) =>
    chance.is(0.5) ? null : minor(chance.whole(least, most));
  const day = chance.whole(8_00, 60_00);
  return {
    perConversation: {
      minor: maybe(7_00, 20_00),
      exercises: chance.is(0.5) ? null : chance.whole(2, 6),
    },
    perVisitor: {
      minor: maybe(7_00, 30_00),
      exercises: chance.is(0.5) ? null : chance.whole(2, 8),
      period: chance.is(0.5) ? 'day' : 'week',
    },
    budgets: [
      { period: 'day', minor: minor(day) },
      ...(chance.is(0.5)
        ? [{ period: 'month' as const, minor: minor(day + chance.whole(0, 10_00)) }]
        : []),
    ],
  };
}

/** Within the free part, within what a lead may allow, or above both. */
export function aStep(chance: Chances): Step {
  const kind =
    chance.one([
      'percentage',
      'percentage',
      'amount',
      'amount',
      'amount',
      'credit',
      'gift',
    ] as const) ?? 'percentage';
  switch (kind) {
    case 'percentage':
      return { kind, percent: chance.is(0.8) ? chance.whole(1, 5) : chance.whole(6, 12) };
    case 'amount':
    case 'credit':
      return {
        kind,
        minor: chance.one([50, 50, 1_00, 1_00, 1_50, 2_00, 2_00, 4_00, 6_00, 7_00]) ?? 50,
      };
    case 'gift':
      return { kind };
  }
}
