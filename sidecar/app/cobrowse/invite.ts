import { asId } from '../../../shared/kernel/ids.ts';
import { COBROWSE_WATCHERS_MAX } from '../../../shared/protocol/limits.ts';
import type { CobrowseInvite } from '../../../shared/protocol/messages/cobrowse.ts';
import { invite } from '../../domain/cobrowse/watch.ts';
import { NO_AGENT } from '../agent/invite-agent.ts';
import { type AgentCaller, DONE, type UseCase } from '../context.ts';
import { cobrowseHeldBy } from './held.ts';
import { inviteRefusal } from './refusal.ts';
import { takeCobrowse } from './take.ts';

/** The holder lets a colleague look along; the visitor is told their name when they do. */
export const inviteToCobrowse: UseCase<AgentCaller, CobrowseInvite> = async (
  work,
  who,
  command,
) => {
  const held = await cobrowseHeldBy(work, who, command);
  if (!held.isOk) return held.error;
  const { cobrowse, agent } = held.value;
  const colleague = await work.tx.agents.find(asId(command.agent));
  if (colleague === null || colleague.isRevoked) return NO_AGENT;
  const invited = invite(cobrowse, colleague.agent, COBROWSE_WATCHERS_MAX, work.now);
  if (!invited.isOk) return inviteRefusal(invited.error);
  if (invited.value !== cobrowse) await takeCobrowse(work, invited.value, agent.agent);
  return DONE;
};
