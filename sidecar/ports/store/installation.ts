import type { EpochMs } from '../../../shared/kernel/time.ts';

/** What was drawn once, when this data was created. */
export interface InstallationRow {
  /** Names this sidecar to extensions: the `aud` of their tokens. */
  readonly id: string;
  /** Salts the holdout assignment (SPEC EN3): who is held out cannot be guessed or re-rolled. */
  readonly holdoutSalt: string;
  readonly createdAt: EpochMs;
}

export interface Installation {
  find(): Promise<InstallationRow | null>;
  /** @throws when there is one already */
  create(row: InstallationRow): Promise<void>;
}
