import { asId } from '../../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { AgentCommand } from '../../../shared/protocol/shape.ts';
import type { Cobrowse } from '../../domain/cobrowse/cobrowse.ts';
import { type Permitted, permitted } from '../agent/permission.ts';
import type { AgentCaller, Refusal, Work } from '../context.ts';
import { NOT_HOLDER } from '../conversation/refusal.ts';
import { NO_COBROWSE } from './refusal.ts';

/** The cobrowse an agent asks something of; refused unless they asked it or reach beyond their own. */
export async function cobrowseHeldBy(
  work: Pick<Work, 'tx'>,
  who: AgentCaller,
  command: { readonly type: AgentCommand['type']; readonly cobrowse: string },
): Promise<Result<Permitted & { readonly cobrowse: Cobrowse }, Refusal>> {
  const may = await permitted(work, who, command.type);
  if (!may.isOk) return may;
  const cobrowse = await work.tx.cobrowses.find(asId(command.cobrowse));
  if (cobrowse === null) return err(NO_COBROWSE);
  const { agent, reach } = may.value;
  if (reach === 'own' && cobrowse.askedBy !== agent.agent) return err(NOT_HOLDER);
  return ok({ ...may.value, cobrowse });
}
