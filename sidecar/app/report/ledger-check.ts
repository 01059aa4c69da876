import type { MessageId } from '../../../shared/kernel/ids.ts';
import type { LedgerChecked } from '../../../shared/protocol/messages/allowed.ts';
import type { AgentCaller, Environment, Refusal } from '../context.ts';
import { verifyLedger } from '../mandate/verify-ledger.ts';
import { look } from '../pipeline.ts';
import { leadOnly } from './lead-only.ts';

const SENTENCE_MAX_CHARS = 500; // as many as the answer's shape holds

/** Whether the ledger is whole, for leads; read in many small pictures, so that nobody waits for it (SPEC LG2). */
export async function answerLedgerCheck(
  environment: Environment,
  who: AgentCaller,
  id: MessageId,
): Promise<LedgerChecked | Refusal> {
  const refused = await look(environment, (work) => leadOnly(work, who));
  if (refused !== null) return refused;
  const { isWhole, brokenAt, head, sentence, fault } = await verifyLedger(environment);
  return {
    type: 'ledger.checked',
    of: id,
    isWhole,
    rows: head.place,
    brokenAt,
    sentence: sentence.slice(0, SENTENCE_MAX_CHARS),
    ...(fault === null ? {} : { fault }),
  };
}
