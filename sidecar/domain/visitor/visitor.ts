import type { AgentId, ShopId, VisitorId } from '../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';

/** The languages in which a person is spoken to. */
export type Language = 'nl' | 'en';
/** What the shop says a customer is worth; the shop's own judgement, three steps. */
export type CustomerValue = 'low' | 'middle' | 'high';

/** Who the visitor is, as far as the shop has signed it (SPEC ID1). */
export interface Identity {
  /** The shop's own customer number. */
  readonly customer: string;
  readonly name: string | null;
  readonly customerValue: CustomerValue | null;
  readonly orders: number | null;
  readonly identifiedAt: EpochMs;
}

/** A browser profile seen on a shop. */
export interface Visitor {
  readonly visitor: VisitorId;
  readonly shop: ShopId;
  /** SHA-256 of the secret, base64url; the secret itself is never kept (SPEC ID1). */
  readonly secretHash: string;
  readonly language: Language;
  /** Whether *observe* is granted now (SPEC PV1). */
  readonly observe: boolean;
  readonly identity: Identity | null;
  /** 32 random bytes; with it the ledger's rows about them lead here (SPEC LG1). Missing: there are none. */
  readonly ledgerSalt?: string;
  readonly blocked: { readonly at: EpochMs; readonly by: AgentId; readonly reason: string } | null;
  /** Sessions so far, the current one included. */
  readonly sessions: number;
  readonly firstSeenAt: EpochMs;
  readonly lastSeenAt: EpochMs;
}
