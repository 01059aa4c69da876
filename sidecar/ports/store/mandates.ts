import type { MandateId } from '../../../shared/kernel/ids.ts';
import type { Mandate } from '../../domain/mandate/mandate.ts';

/** Mandates with all their versions; none is ever deleted, because things given refer to them. */
export interface Mandates {
  /** The newest version. */
  find(mandate: MandateId): Promise<Mandate | null>;
  version(mandate: MandateId, version: number): Promise<Mandate | null>;
  /** Adds a version, or changes `revokedAt` of one that is there. */
  put(mandate: Mandate): Promise<void>;
  /** The newest version of each, saved first first; revoked ones left out unless asked for. */
  all(withRevoked: boolean): Promise<readonly Mandate[]>;
}
