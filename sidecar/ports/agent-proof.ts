import type { Result } from '../../shared/kernel/result.ts';
import type { EpochMs } from '../../shared/kernel/time.ts';
import type { Device } from '../domain/agent/agent.ts';

/** What the token in an agent's hello must have been made for. */
export interface ProofExpected {
  /** The installation's id: a token made for one sidecar opens no other. */
  readonly audience: string;
  /** From this connection's challenge: a token made for one connection opens no other. */
  readonly nonce: string;
}

/** Why a proof was not accepted; for the log, the extension only hears `unauthenticated`. */
export type ProofFault =
  | 'malformed'
  | 'bad-signature'
  | 'wrong-device'
  | 'wrong-audience'
  | 'wrong-nonce'
  | 'expired'
  | 'too-long-valid';

/**
 * Checks the token of an agent's hello against the device's public key (SPEC ID2). Whether the device
 * or its agent has been revoked is the caller's to ask.
 */
export interface AgentProof {
  check(
    device: Device,
    expected: ProofExpected,
    token: string,
    now: EpochMs,
  ): Promise<Result<undefined, ProofFault>>;
}
