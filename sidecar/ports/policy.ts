import type { Result } from '../../shared/kernel/result.ts';
import type { Policy } from '../domain/policy.ts';

/** What leads and operators have decided, as data. */
export interface PolicySource {
  current(): Policy;
  /** As it would be with one action map or whole fields changed, or why it cannot be; nothing changes. */
  changed(changes: unknown): Result<Policy, string>;
  onChange(listener: (policy: Policy) => void): () => void;
}
