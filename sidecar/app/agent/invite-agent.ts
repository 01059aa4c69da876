import { assert } from '../../../shared/kernel/assert.ts';
import { type AgentId, asId } from '../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../shared/kernel/time.ts';
import { AGENTS_MAX, PAIR_CODE_VALID_MS } from '../../../shared/protocol/limits.ts';
import type { AgentInvite, AgentReinvite } from '../../../shared/protocol/messages/presence.ts';
import { lookupOf, plainCode } from '../../domain/agent/pairing.ts';
import { invited } from '../../domain/agent/team.ts';
import { type AgentCaller, type Done, refuse, type UseCase, type Work } from '../context.ts';
import { withRouting } from '../routing/settle.ts';
import { permitted } from './permission.ts';

/** A lead invites somebody new; the answer is their pairing code. */
export const inviteAgent: UseCase<AgentCaller, AgentInvite> = (work, who, command) => {
  return withRouting(work, async (routing) => {
    const may = await permitted(work, who, command.type);
    if (!may.isOk) return may.error;
    const id = asId<AgentId>(command.agent);
    if (routing.agents.has(id)) {
      return refuse(
        'already-used',
        'This agent is there already. Ask for a new code for them.',
        'agent-there',
      );
    }
    if (routing.agents.size >= AGENTS_MAX) {
      return refuse('at-capacity', `A team has at most ${AGENTS_MAX} agents.`, {
        word: 'team-full',
        count: AGENTS_MAX,
      });
    }
    await routing.putAgent(invited(id, command, work.now));
    return makeCode(work, id, may.value.agent.agent);
  });
};

/** A lead lets somebody known in again, on a new machine or after a revocation. */
export const reinviteAgent: UseCase<AgentCaller, AgentReinvite> = (work, who, command) => {
  return withRouting(work, async (routing) => {
    const may = await permitted(work, who, command.type);
    if (!may.isOk) return may.error;
    const agent = routing.agents.get(asId(command.agent));
    if (agent === undefined) return NO_AGENT;
    if (agent.isRevoked) await routing.putAgent({ ...agent, isRevoked: false, isPaired: false });
    return makeCode(work, agent.agent, may.value.agent.agent);
  });
};

export const NO_AGENT = refuse('not-found', 'There is no such agent.', 'no-agent');

const MAKE_TRIES_MAX = 20; // a million lookups for a handful of open codes

/** A one-use code for this agent; only its hash is kept (SPEC PP2). */
export async function makeCode(work: Work, agent: AgentId, by: string): Promise<Done> {
  const expiresAt = asEpochMs(work.now + PAIR_CODE_VALID_MS);
  const { code, plain } = await freeCode(work);
  await work.tx.agents.putInvitation({
    lookup: lookupOf(plain),
    codeHash: work.digest.sha256(plain),
    agent,
    expiresAt,
    tries: 0,
    usedAt: null,
  });
  await work.tx.audit.add({ at: work.now, kind: 'agent-invited', by, about: agent, detail: '' });
  return { kind: 'done', result: { code, expiresAt } };
}

/** A code whose first group finds no code that somebody could still use. */
async function freeCode(work: Work): Promise<{ readonly code: string; readonly plain: string }> {
  for (let tries = 0; tries < MAKE_TRIES_MAX; tries += 1) {
    const code = work.ids.pairingCode();
    const plain = plainCode(code);
    assert(plain !== null, 'a pairing code as it is made can be read back');
    const known = await work.tx.agents.invitation(lookupOf(plain));
    if (known === null || known.usedAt !== null || known.expiresAt <= work.now) {
      return { code, plain };
    }
  }
  throw new Error('no pairing code could be made whose first group is free');
}
