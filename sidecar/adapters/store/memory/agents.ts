import type { Agent, Device, Invitation } from '../../../domain/agent/agent.ts';
import type { Agents } from '../../../ports/store/agents.ts';
import { by, forgetOldest, type Journal, table } from './table.ts';

const added = by<Device>([(row) => row.addedAt, (row) => row.device]);
const byId = by<Agent>([(row) => row.agent]);

export function memoryAgents(journal: Journal): Agents {
  const agents = table<Agent>(journal, { key: (row) => row.agent });
  const devices = table<Device>(journal, {
    key: (row) => row.device,
    groups: { agent: (row) => row.agent },
  });
  const invitations = table<Invitation>(journal, { key: (row) => row.lookup });

  return {
    find: async (agent) => agents.get(agent) ?? null,
    put: async (agent) => agents.put(agent),
    all: async () => [...agents.all()].sort(byId),
    device: async (device) => devices.get(device) ?? null,
    devicesOf: async (agent) => [...devices.in('agent', agent)].sort(added),
    putDevice: async (device) => devices.put(device),
    invitation: async (lookup) => invitations.get(lookup) ?? null,
    putInvitation: async (invitation) => invitations.put(invitation),
    forgetInvitations: async (before) =>
      forgetOldest(
        invitations,
        (row) => row.lookup,
        (row) => row.expiresAt,
        before,
        Number.POSITIVE_INFINITY,
      ),
  };
}
