import { asId, type DeviceId } from '../../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import {
  DEVICES_PER_AGENT_MAX,
  NAME_MAX_CHARS,
  PAIR_CODE_VALID_MS,
  PAIR_TRIES_MAX,
} from '../../../shared/protocol/limits.ts';
import type { Agent, Invitation, Role } from '../../domain/agent/agent.ts';
import { lookupOf, type PairingFault, plainCode, tryCode } from '../../domain/agent/pairing.ts';
import { DONE, type Environment, type Refusal, refuse, type Work } from '../context.ts';
import { commit } from '../pipeline.ts';
import { withRouting } from '../routing/settle.ts';

const CODE_BOUNDS = { validMs: PAIR_CODE_VALID_MS, triesMax: PAIR_TRIES_MAX };

/** What an extension brings to be paired: the code a lead gave, and the public half of its key. */
export interface Pairing {
  readonly code: string;
  readonly publicKey: { readonly x: string; readonly y: string };
  /** Of the device, for the team. */
  readonly name: string;
}

export interface Paired {
  readonly device: DeviceId;
  readonly agent: string;
  readonly name: string;
  readonly role: Role;
}

/**
 * Pairs a device with the agent a code was made for (SPEC PP2). A wrong try is kept, whatever the
 * answer, so that a restart gives nobody new tries.
 */
export function pair(environment: Environment, pairing: Pairing): Promise<Result<Paired, Refusal>> {
  return commit(environment, async (work) => {
    const plain = plainCode(pairing.code);
    const invitation = plain === null ? null : await work.tx.agents.invitation(lookupOf(plain));
    if (plain === null || invitation === null) return refused(work, 'nobody', 'wrong');
    const tried = tryCode(invitation, work.digest.sha256(plain), CODE_BOUNDS, work.now);
    if (!tried.opens.isOk) {
      await work.tx.agents.putInvitation(tried.invitation);
      return refused(work, invitation.agent, tried.opens.error);
    }
    const agent = await work.tx.agents.find(invitation.agent);
    if (agent === null || agent.isRevoked) return refused(work, invitation.agent, 'expired');
    const devices = await work.tx.agents.devicesOf(agent.agent);
    const isMadeBefore = devices.some(({ revokedAt }) => (revokedAt ?? 0) > madeAt(invitation));
    if (isMadeBefore) return refused(work, agent.agent, 'expired');
    if (devices.filter(({ revokedAt }) => revokedAt === null).length >= DEVICES_PER_AGENT_MAX) {
      return err(TOO_MANY_DEVICES);
    }
    await work.tx.agents.putInvitation(tried.invitation);
    return ok(await addDevice(work, agent, pairing));
  });
}

async function addDevice(work: Work, agent: Agent, pairing: Pairing): Promise<Paired> {
  const device = asId<DeviceId>(work.ids.next());
  await work.tx.agents.putDevice({
    device,
    agent: agent.agent,
    publicKey: pairing.publicKey,
    name: pairing.name.slice(0, NAME_MAX_CHARS),
    addedAt: work.now,
    revokedAt: null,
  });
  if (!agent.isPaired) {
    await withRouting(work, async (routing) => {
      await routing.putAgent({ ...agent, isPaired: true });
      return DONE;
    });
  }
  const { agent: id, name, role } = agent;
  await work.tx.audit.add({
    at: work.now,
    kind: 'agent-paired',
    by: id,
    about: id,
    detail: `device ${device}`,
  });
  return { device, agent: id, name, role };
}

/** Codes from before a revocation open nothing, also when the agent has been invited again. */
function madeAt({ expiresAt }: Invitation): number {
  return expiresAt - PAIR_CODE_VALID_MS;
}

async function refused(
  work: Work,
  about: string,
  fault: PairingFault,
): Promise<Result<never, Refusal>> {
  await work.tx.audit.add({
    at: work.now,
    kind: 'pairing-refused',
    by: 'nobody',
    about,
    detail: fault,
  });
  return err(CODE_REFUSED);
}

// One sentence for every fault: which one it was would help who guesses.
const CODE_REFUSED = refuse(
  'code-refused',
  'This code is wrong, used or expired. Check it, or ask your lead for a new one.',
);

const TOO_MANY_DEVICES = refuse(
  'at-capacity',
  `You have ${DEVICES_PER_AGENT_MAX} paired browsers, which is the most. A lead can revoke them all and invite you again.`,
  { word: 'devices-full', count: DEVICES_PER_AGENT_MAX },
);
