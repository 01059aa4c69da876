import type { AgentId, DeviceId } from '../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { Agent, Device, Invitation } from '../../domain/agent/agent.ts';

export interface Agents {
  find(agent: AgentId): Promise<Agent | null>;
  put(agent: Agent): Promise<void>;
  all(): Promise<readonly Agent[]>;
  device(device: DeviceId): Promise<Device | null>;
  devicesOf(agent: AgentId): Promise<readonly Device[]>;
  putDevice(device: Device): Promise<void>;
  invitation(lookup: string): Promise<Invitation | null>;
  putInvitation(invitation: Invitation): Promise<void>;
  forgetInvitations(before: EpochMs): Promise<number>;
}
