import { asId } from '../../../shared/kernel/ids.ts';
import type { Agent, Device } from '../../../sidecar/domain/agent/agent.ts';
import { MONDAY_MORNING } from '../fake-clock.ts';

/** An agent at work: paired, linked, available, room for two; name only what matters. */
export function anAgent(changes: Partial<Agent> = {}): Agent {
  return {
    agent: asId('agent-1'),
    name: 'Anna',
    role: 'agent',
    capacity: 2,
    languages: ['nl', 'en'],
    chosen: 'available',
    because: null,
    isLinked: true,
    linkLostAt: null,
    idleSince: MONDAY_MORNING,
    misses: 0,
    isPaired: true,
    isRevoked: false,
    since: MONDAY_MORNING,
    ...changes,
  };
}

/** A key of an agent's extension; name only what matters. */
export function aDevice(changes: Partial<Device> = {}): Device {
  return {
    device: asId('device-1'),
    agent: asId('agent-1'),
    publicKey: { x: 'x', y: 'y' },
    name: 'Chrome on Linux',
    addedAt: MONDAY_MORNING,
    revokedAt: null,
    ...changes,
  };
}
