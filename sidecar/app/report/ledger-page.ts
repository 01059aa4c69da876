import type { MessageId } from '../../../shared/kernel/ids.ts';
import { LEDGER_PAGE_MAX } from '../../../shared/protocol/limits.ts';
import type { LedgerAnswered, LedgerAsk } from '../../../shared/protocol/messages/allowed.ts';
import type { AgentCaller, Refusal, Work } from '../context.ts';
import { leadOnly } from './lead-only.ts';

/** A page of the ledger for leads, newest first; a longer one for a file. */
export async function answerLedger(
  work: Pick<Work, 'tx'>,
  who: AgentCaller,
  id: MessageId,
  { before, most }: LedgerAsk,
): Promise<LedgerAnswered | Refusal> {
  const refused = await leadOnly(work, who);
  if (refused !== null) return refused;
  const found = await work.tx.ledger.before(before, most ?? LEDGER_PAGE_MAX);
  const rows = found.map(({ place, hash, entry }) => {
    const { at, kind, mandate, version, exercise, agent, amount, currency } = entry;
    return { place, at, kind, mandate, version, exercise, agent, amount, currency, hash };
  });
  const last = rows.at(-1);
  return {
    type: 'ledger.answered',
    of: id,
    rows,
    next: last === undefined || last.place === 1 ? null : last.place,
  };
}
