import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { AgentCommand } from '../../../shared/protocol/shape.ts';
import type { Agent, Role } from '../../domain/agent/agent.ts';
import { type AgentCaller, type Refusal, refuse, type Work } from '../context.ts';
import { REVOKED } from './prove-device.ts';

/**
 * How far a role reaches with a command. `any`: whoever and whatever it is about. `own`: what the
 * caller holds, was assigned, or is. `none`: never.
 */
export type Reach = 'any' | 'own' | 'none';

/** Who may do what (SPEC PP1); a command without a row does not compile. */
export const REACH = {
  'chat.say': { agent: 'own', lead: 'own' },
  'chat.see': { agent: 'own', lead: 'own' },
  'conversation.accept': { agent: 'own', lead: 'own' },
  'conversation.decline': { agent: 'own', lead: 'own' },
  'conversation.hand-over': { agent: 'own', lead: 'any' },
  // For an agent: what nobody is talking in, or whose holder is gone.
  'conversation.take-over': { agent: 'own', lead: 'any' },
  'conversation.end': { agent: 'own', lead: 'any' },
  'conversation.wrap-up': { agent: 'own', lead: 'any' },
  'visitor.block': { agent: 'own', lead: 'any' },
  'visitor.unblock': { agent: 'none', lead: 'any' },
  'cobrowse.ask': { agent: 'own', lead: 'own' },
  'cobrowse.invite': { agent: 'own', lead: 'own' },
  'cobrowse.end': { agent: 'own', lead: 'any' },
  'offer.make': { agent: 'any', lead: 'any' },
  'mandate.save': { agent: 'none', lead: 'any' },
  'mandate.revoke': { agent: 'none', lead: 'any' },
  'mandate.exercise': { agent: 'own', lead: 'own' },
  'code.show': { agent: 'own', lead: 'own' },
  // Of an agent whose access was taken back nobody else could.
  'code.revoke': { agent: 'own', lead: 'any' },
  'code.replace': { agent: 'own', lead: 'own' },
  'approval.ask': { agent: 'own', lead: 'own' },
  'approval.withdraw': { agent: 'own', lead: 'own' },
  // Those who were asked, as long as they are leads.
  'approval.answer': { agent: 'none', lead: 'own' },
  'approval.delegate': { agent: 'none', lead: 'own' },
  'task.settle': { agent: 'own', lead: 'any' },
  'task.assign': { agent: 'own', lead: 'any' },
  'suggestion.shown': { agent: 'own', lead: 'own' },
  'gap.set-aside': { agent: 'none', lead: 'any' },
  'article.save': { agent: 'none', lead: 'any' },
  'article.retire': { agent: 'none', lead: 'any' },
  'learning.roll-back': { agent: 'none', lead: 'any' },
  'presence.set': { agent: 'own', lead: 'own' },
  'agent.invite': { agent: 'none', lead: 'any' },
  'agent.reinvite': { agent: 'none', lead: 'any' },
  'agent.revoke': { agent: 'none', lead: 'any' },
  'agent.change': { agent: 'own', lead: 'any' },
} as const satisfies Record<AgentCommand['type'], Record<Role, Reach>>;

/** Who asks, and how far they reach with this command. */
export interface Permitted {
  readonly agent: Agent;
  readonly reach: Exclude<Reach, 'none'>;
}

/**
 * The caller as the store knows them now. A role changed or revoked after the link came up counts at
 * once: what the link was greeted with is not asked.
 */
export async function permitted(
  work: Pick<Work, 'tx'>,
  who: AgentCaller,
  command: AgentCommand['type'],
): Promise<Result<Permitted, Refusal>> {
  const agent = await work.tx.agents.find(who.agent);
  if (agent === null || agent.isRevoked) {
    return err(REVOKED);
  }
  const reach: Reach = REACH[command][agent.role];
  if (reach === 'none') {
    return err(refuse('not-allowed', 'Only a lead can do this. Ask your lead.', 'leads-only'));
  }
  return ok({ agent, reach });
}
