import { asId } from '../../../shared/kernel/ids.ts';
import type { CobrowseAnswer, CobrowseStop } from '../../../shared/protocol/messages/cobrowse.ts';
import { answer, stop } from '../../domain/cobrowse/answer.ts';
import type { Cobrowse } from '../../domain/cobrowse/cobrowse.ts';
import { DONE, type UseCase, type VisitorCaller, type Work } from '../context.ts';
import { BLOCKED } from '../conversation/refusal.ts';
import { answerRefusal, NO_COBROWSE } from './refusal.ts';
import { takeCobrowse } from './take.ts';

/**
 * The visitor's own yes or no: no other command makes a cobrowse active (SPEC CB2). Consent of its own:
 * *observe* is not asked.
 */
export const answerCobrowse: UseCase<VisitorCaller, CobrowseAnswer> = async (
  work,
  who,
  command,
) => {
  const cobrowse = await ownCobrowse(work, who, command);
  if (cobrowse === null) return NO_COBROWSE;
  const answered = answer(cobrowse, command.isAgreed, work.now);
  if (!answered.isOk) return answerRefusal(answered.error);
  if (answered.value === cobrowse) return DONE;
  const isAgreed = answered.value.state === 'active';
  if (isAgreed && (await isBlocked(work, who))) return BLOCKED;
  await takeCobrowse(work, answered.value, who.visitor);
  if (isAgreed) await noteAgreed(work, answered.value);
  return DONE;
};

/** The visitor stops it, or says no: heard in any state. */
export const stopCobrowse: UseCase<VisitorCaller, CobrowseStop> = async (work, who, command) => {
  const cobrowse = await ownCobrowse(work, who, command);
  if (cobrowse === null) return NO_COBROWSE;
  const stopped = stop(cobrowse, work.now);
  if (stopped !== cobrowse) await takeCobrowse(work, stopped, who.visitor);
  return DONE;
};

/** The visitor's; another visitor's is taken for one that never was. */
async function ownCobrowse(
  { tx }: Pick<Work, 'tx'>,
  { visitor }: VisitorCaller,
  { cobrowse }: { readonly cobrowse: string },
): Promise<Cobrowse | null> {
  const found = await tx.cobrowses.find(asId(cobrowse));
  return found?.visitor === visitor ? found : null;
}

async function isBlocked({ tx }: Work, { visitor }: VisitorCaller): Promise<boolean> {
  const row = await tx.visitors.find(visitor);
  return row === null || row.blocked !== null;
}

function noteAgreed({ tx, now }: Work, { cobrowse, visitor }: Cobrowse): Promise<void> {
  const entry = { at: now, by: visitor, about: visitor, detail: cobrowse };
  return tx.audit.add({ ...entry, kind: 'cobrowse-agreed' });
}
