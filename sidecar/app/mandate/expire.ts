import { elapsed } from '../../../shared/kernel/time.ts';
import { CODES_EXPIRED_AT_ONCE_MAX, SHOP_PAYS_WITHIN_MS } from '../../../shared/protocol/limits.ts';
import { timeOut } from '../../domain/mandate/approval-moves.ts';
import type { Code } from '../../domain/mandate/code.ts';
import { expired } from '../../domain/mandate/code-moves.ts';
import type { Work } from '../context.ts';
import { doesShopAskUs } from './ask-shop.ts';
import { takeApproval } from './take-approval.ts';
import { takeBack } from './take-back.ts';

/** Questions that nobody answered in time are over (SPEC AP4). */
export async function timeOutApprovals(work: Work): Promise<void> {
  for (const approval of await work.tx.approvals.open()) {
    // By time to answer: those after it have longer.
    if (approval.answerBy > work.now) break;
    const over = timeOut(approval, work.now);
    if (over.isOk) await takeApproval(work, over.value, null);
  }
}

/** Codes whose time is over end, and what was set aside for them can be given again (SPEC MD5). */
export async function expireCodes(work: Work): Promise<void> {
  for (const code of await work.tx.codes.overdue(work.now, CODES_EXPIRED_AT_ONCE_MAX)) {
    if (mayBePaid(work, code)) continue;
    const over = expired(code, work.now);
    const exercise = await work.tx.exercises.find(code.exercise);
    if (!over.isOk) continue;
    if (exercise === null) await work.tx.codes.put(over.value);
    else await takeBack(work, exercise, over.value, 'expired', null);
  }
}

/** An order that the shop's engine began in time may be paid, and told to us, a little after. */
function mayBePaid(work: Work, { shop, state, expiresAt }: Code): boolean {
  if (state === 'making' || doesShopAskUs(work, shop)) return false;
  return elapsed(expiresAt, work.now) < SHOP_PAYS_WITHIN_MS;
}
