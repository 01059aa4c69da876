import type { AgentId, DeviceId } from '../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { Language } from '../visitor/visitor.ts';

export type Role = 'agent' | 'lead';
/** What an agent can choose; *wrap-up* is derived from what they hold. */
export type ChosenPresence = 'available' | 'busy' | 'away' | 'offline';

/** A person in customer service. */
export interface Agent {
  readonly agent: AgentId;
  readonly name: string;
  readonly role: Role;
  /** Conversations at once, 1 or more. */
  readonly capacity: number;
  readonly languages: readonly Language[];
  /** What they can do or may decide, in the team's own words; mandates name them. Missing: none. */
  readonly skills?: readonly string[];
  readonly chosen: ChosenPresence;
  /** Why the presence was not chosen by the agent. */
  readonly because: 'missed' | 'link-lost' | null;
  /** Whether a link is up. After it drops, presence holds until `linkLostAt` plus the grace. */
  readonly isLinked: boolean;
  readonly linkLostAt: EpochMs | null;
  /** When the sidecar that has the link last said so; missing when it was never asked to. */
  readonly linkSaidAt?: EpochMs;
  /** Since when without a conversation; longest idle goes first (SPEC RT2). */
  readonly idleSince: EpochMs;
  /** Assigned conversations not answered in a row. */
  readonly misses: number;
  /** Paired at least once. */
  readonly isPaired: boolean;
  readonly isRevoked: boolean;
  readonly since: EpochMs;
}

/** One key of one extension installation (SPEC ID2). */
export interface Device {
  readonly device: DeviceId;
  readonly agent: AgentId;
  /** P-256 public key as JWK members x and y, base64url. */
  readonly publicKey: { readonly x: string; readonly y: string };
  readonly name: string;
  readonly addedAt: EpochMs;
  readonly revokedAt: EpochMs | null;
}

/** A one-use pairing code: the first part finds it, the hash of the whole proves it. */
export interface Invitation {
  readonly lookup: string;
  /** SHA-256 of the whole code, base64url. */
  readonly codeHash: string;
  readonly agent: AgentId;
  readonly expiresAt: EpochMs;
  readonly tries: number;
  readonly usedAt: EpochMs | null;
}
