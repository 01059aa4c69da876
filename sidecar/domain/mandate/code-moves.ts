import type { CodeId } from '../../../shared/kernel/ids.ts';
import type { Minor } from '../../../shared/kernel/measure.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { Code, CodeState } from './code.ts';
import { later } from './later.ts';

/** Why a code cannot take a step. `too-much`: more would be taken off than was set aside (SPEC MD5). */
export type CodeFault = 'wrong-state' | 'already-used' | 'expired' | 'too-much';

/** The code after the step; the very same object when it had taken it already, so that nothing needs writing. */
export type CodeMove = Result<Code, CodeFault>;

/**
 * The shop has made it. One that has ended meanwhile keeps its end and learns what the shop calls it, so that it
 * can be taken back there: look at `state`.
 *
 * @param shopRef what the shop calls it; null when it has no name there, because the shop asks us
 */
export function made(code: Code, shopRef: string | null, now: EpochMs): CodeMove {
  if (code.state === 'making') {
    return moved(code, now, { state: 'made', shopRef, why: '', cause: null });
  }
  return code.shopRef === shopRef ? ok(code) : moved(code, now, { shopRef });
}

/**
 * The shop could not make it.
 *
 * @param why as the shop said it; empty when it said nothing
 */
export function failed(code: Code, why: string, now: EpochMs): CodeMove {
  if (code.state === 'failed') return ok(code);
  return code.state === 'making' ? moved(code, now, { state: 'failed', why }) : err(faultOf(code));
}

/** A line of the chat holds it; shown again it stays as it is. */
export function shown(code: Code, now: EpochMs): CodeMove {
  if (!isUsable(code)) return err(faultOf(code));
  if (now >= code.expiresAt) return err('expired');
  return code.state === 'made' ? moved(code, now, { state: 'shown' }) : ok(code);
}

/**
 * A basket holds it. The basket that took it last holds it: holding keeps nobody else from it, because a shopper
 * whose payment failed or who goes on elsewhere would be locked out; only redeeming decides (SPEC CD2).
 */
export function applied(code: Code, heldBy: string, now: EpochMs): CodeMove {
  if (!isUsable(code)) return err(faultOf(code));
  if (now >= code.expiresAt) return err('expired');
  if (code.state === 'applied' && code.heldBy === heldBy) return ok(code);
  return moved(code, now, { state: 'applied', heldBy });
}

/**
 * The basket lets go of it, or its payment failed (SPEC CD8). From a basket that does not hold it (any more) it
 * changes nothing.
 *
 * @param heldBy the basket; null lets go whichever holds it
 */
export function released(code: Code, heldBy: string | null, now: EpochMs): CodeMove {
  if (!isUsable(code)) return err(faultOf(code));
  const isHolder = heldBy === null || code.heldBy === heldBy;
  if (code.state !== 'applied' || !isHolder) return ok(code);
  return moved(code, now, { state: 'shown', heldBy: null });
}

/**
 * Used in an order, once: the same order again is the same answer, another one `already-used` (SPEC CD2). Only
 * what the shop's server says comes here (SPEC CD3).
 *
 * @param taken what was taken off, 0 up to `worth.most`; more is `too-much`. For an order that cannot be refused
 *   any more, say `worth.most`: what goes above it was not ours to give
 */
export function redeemed(code: Code, order: string, taken: Minor, now: EpochMs): CodeMove {
  if (code.state === 'redeemed' && code.order === order) return ok(code);
  if (!isUsable(code)) return err(faultOf(code));
  if (now >= code.expiresAt) return err('expired');
  if (taken > code.worth.most || taken < 0) return err('too-much');
  return moved(code, now, { state: 'redeemed', order, taken });
}

/**
 * The order it was redeemed in came to nothing (SPEC CD8): usable again while its time lasts, for at most what it
 * took off then, because the rest of what was set aside has been given back already (see `reopen`).
 */
export function returned(code: Code, order: string, now: EpochMs): CodeMove {
  if (code.state !== 'redeemed') return isUsable(code) ? ok(code) : err(faultOf(code));
  if (code.order !== order || code.taken === null) return err('already-used');
  const worth = { ...code.worth, most: code.taken };
  const state: CodeState = now >= code.expiresAt ? 'expired' : 'shown';
  return moved(code, now, { state, worth, heldBy: null, order: null, taken: null });
}

/**
 * It vanished at checkout (SPEC CD4).
 *
 * @param why as the shop said it; empty when it said nothing
 */
export function lost(code: Code, why: string, now: EpochMs): CodeMove {
  if (code.state === 'lost') return ok(code);
  return isUsable(code) ? moved(code, now, { state: 'lost', why }) : err(faultOf(code));
}

/** Its time is over. */
export function expired(code: Code, now: EpochMs): CodeMove {
  if (code.state === 'expired') return ok(code);
  if (!isOpen(code)) return err(faultOf(code));
  return now >= code.expiresAt ? moved(code, now, { state: 'expired' }) : err('wrong-state');
}

/** Taken back by an agent. */
export function revoked(code: Code, now: EpochMs): CodeMove {
  if (code.state === 'revoked') return ok(code);
  return isOpen(code) ? moved(code, now, { state: 'revoked' }) : err(faultOf(code));
}

/** A new code's own things. */
export interface Replacing {
  readonly code: CodeId;
  readonly text: string;
  readonly expiresAt: EpochMs;
}

/**
 * The code that stands in for one that was lost or could not be made, worth the same, under what was set aside for
 * that one (SPEC CD4). Whether it has been replaced before is for the caller to see: one stands in at most.
 */
export function replacing(code: Code, by: Replacing, now: EpochMs): CodeMove {
  if (code.state !== 'lost' && code.state !== 'failed') return err(faultOf(code));
  return ok({
    ...code,
    ...by,
    state: 'making',
    why: '',
    cause: null,
    afterEnd: [],
    shopRef: null,
    heldBy: null,
    heldBefore: [],
    order: null,
    taken: null,
    replaces: code.code,
    madeAt: now,
    changedAt: now,
  });
}

/** Whether a visitor can use it. */
export function isUsable({ state }: Code): boolean {
  return state === 'made' || state === 'shown' || state === 'applied';
}

/** Whether it has not ended. */
export function isOpen(code: Code): boolean {
  return code.state === 'making' || isUsable(code);
}

/** Why a code that cannot be used cannot. */
export function faultOf({ state }: Code): CodeFault {
  if (state === 'redeemed') return 'already-used';
  return state === 'expired' ? 'expired' : 'wrong-state';
}

function moved(code: Code, now: EpochMs, fields: Partial<Code>): CodeMove {
  return ok({ ...code, ...fields, changedAt: later(code.changedAt, now) });
}
