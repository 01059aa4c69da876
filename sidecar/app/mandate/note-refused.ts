import { asId, type MessageId } from '../../../shared/kernel/ids.ts';
import { ofAgent } from '../../domain/audience.ts';
import type { DenialWord } from '../../domain/mandate/denial.ts';
import type { Work } from '../context.ts';
import type { Giving } from './give.ts';
import { commitmentOf, noteAct } from './note-act.ts';
import { denialRefusal } from './refusal.ts';

/** What a mandate refused is in the ledger too (SPEC MD2), once for each exercise however often it is asked. */
export async function noteRefused(
  work: Work,
  { exercise, mandate, by, visitor, step }: Giving,
  denial: DenialWord,
): Promise<void> {
  const caller = ofAgent(by);
  const id = asId<MessageId>(work.digest.sha256(`refused ${exercise}`));
  if ((await work.tx.marks.find(caller, id)) !== null) return;
  const answer = denialRefusal(denial, mandate);
  await work.tx.marks.put({ caller, id, bodyHash: '', answer, at: work.now });
  await noteAct(work, {
    kind: 'refused',
    mandate,
    by,
    exercise,
    visitorCommitment: commitmentOf(work, visitor),
    content: { step, denial },
    currency: mandate.terms.currency,
  });
}
