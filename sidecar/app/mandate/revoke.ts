import { asId } from '../../../shared/kernel/ids.ts';
import type { MandateRevoke } from '../../../shared/protocol/messages/mandate.ts';
import { revokeMandate as endEarly } from '../../domain/mandate/mandate-moves.ts';
import { permitted } from '../agent/permission.ts';
import { type AgentCaller, DONE, type UseCase } from '../context.ts';
import { noteAct } from './note-act.ts';
import { NO_MANDATE } from './refusal.ts';
import { tellMandate } from './tell.ts';

/** A lead ends a mandate: nothing more is given under it, and what was given stays (SPEC MD2, MD4). */
export const revokeMandate: UseCase<AgentCaller, MandateRevoke> = async (work, who, command) => {
  const may = await permitted(work, who, command.type);
  if (!may.isOk) return may.error;
  const mandate = await work.tx.mandates.find(asId(command.mandate));
  if (mandate === null) return NO_MANDATE;
  const revoked = endEarly(mandate, work.now);
  if (revoked === mandate) return DONE;
  await work.tx.mandates.put(revoked);
  const by = may.value.agent.agent;
  await noteAct(work, { kind: 'mandate-revoked', mandate, by, content: { at: revoked.revokedAt } });
  tellMandate(work, revoked);
  return DONE;
};
