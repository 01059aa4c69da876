import type { Result } from '../../shared/kernel/result.ts';
import type { EpochMs } from '../../shared/kernel/time.ts';
import type { Shop } from '../domain/policy.ts';
import type { CustomerValue } from '../domain/visitor/visitor.ts';

/** What a shop signed about a visitor; signature, audience and times have been checked. */
export interface SignedIdentity {
  readonly customer: string;
  /** The shown visitor id it is bound to; compared by the use case. */
  readonly visitor: string;
  readonly jti: string;
  readonly expiresAt: EpochMs;
  readonly name: string | null;
  readonly customerValue: CustomerValue | null;
  readonly orders: number | null;
}

/** Why a token was not accepted, for the shop's developer. */
export type IdentityFault =
  | 'no-key'
  | 'bad-signature'
  | 'wrong-audience'
  | 'expired'
  | 'too-long-valid'
  | 'malformed';

/** Checks `identify` tokens (SPEC ID1). Asynchronous, so it runs before the transaction. */
export interface IdentityCheck {
  check(shop: Shop, token: string, now: EpochMs): Promise<Result<SignedIdentity, IdentityFault>>;
}
