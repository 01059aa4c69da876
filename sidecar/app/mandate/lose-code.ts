import type { Code, CodeCause } from '../../domain/mandate/code.ts';
import { heldWithout } from '../../domain/mandate/code-holders.ts';
import { lost } from '../../domain/mandate/code-moves.ts';
import { later } from '../../domain/mandate/later.ts';
import type { Work } from '../context.ts';
import { askShopToRevoke } from './ask-shop.ts';
import { takeBack } from './take-back.ts';
import { exerciseOf, shortly, tellCode } from './tell-code.ts';

/** An order that was paid at the full price. */
export interface PaidOrder {
  readonly order: string;
  readonly totalMinor: number;
  readonly currency: string;
}

/** It vanished at checkout: the order was paid without it. The agent hears at once and can replace it (SPEC CD4). */
export async function loseCode(work: Work, code: Code, paid: PaidOrder): Promise<boolean> {
  const why = shortly(`Order ${paid.order} was paid without it.`);
  const moved = lost(code, why, work.now);
  if (!moved.isOk || moved.value === code) return false;
  const told = { ...moved.value, cause: causeOf('paid-without', paid) };
  await takeBack(work, await exerciseOf(work, code), told, 'lost', null);
  // Its shop may still take it: with the one that comes in its place that would be two.
  await askShopToRevoke(work, told);
  await tellLost(work, code, paid, why);
  return true;
}

/** Two baskets held it, another order used it first, and this one was paid at the full price. */
export async function tellUsedElsewhere(work: Work, code: Code, paid: PaidOrder): Promise<void> {
  const why = shortly(`Order ${paid.order} was paid without it: order ${code.order} had used it.`);
  await tellCode(work, {
    ...code,
    ...heldWithout(code, [code.heldBy]),
    why,
    cause: causeOf('used-elsewhere', paid, code.order),
    changedAt: later(code.changedAt, work.now),
  });
  await tellLost(work, code, paid, why);
}

function causeOf(
  kind: CodeCause['kind'],
  { order }: PaidOrder,
  by: string | null = null,
): CodeCause {
  return { kind, order, by };
}

async function tellLost(work: Work, code: Code, paid: PaidOrder, why: string): Promise<void> {
  const { conversation, exercise, shop } = code;
  await work.act('webhook', 'code.lost', {
    code: code.code,
    exercise,
    conversation,
    shop,
    order: paid.order,
    totalMinor: paid.totalMinor,
    currency: paid.currency,
    why,
  });
}
