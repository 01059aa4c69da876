import type { CobrowseEnd } from '../../../shared/protocol/messages/cobrowse.ts';
import { endedByAgent } from '../../domain/cobrowse/ending.ts';
import { type AgentCaller, DONE, type UseCase } from '../context.ts';
import { cobrowseHeldBy } from './held.ts';
import { takeCobrowse } from './take.ts';

/** The holder or a lead withdraws the question or stops; what is over already is what was wanted. */
export const endCobrowse: UseCase<AgentCaller, CobrowseEnd> = async (work, who, command) => {
  const held = await cobrowseHeldBy(work, who, command);
  if (!held.isOk) return held.error;
  const { cobrowse, agent } = held.value;
  const ended = endedByAgent(cobrowse, work.now);
  if (ended !== cobrowse) await takeCobrowse(work, ended, agent.agent);
  return DONE;
};
