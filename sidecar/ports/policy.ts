import type { Policy } from '../domain/policy.ts';

/** What leads and operators have decided, as data. */
export interface PolicySource {
  current(): Policy;
  onChange(listener: (policy: Policy) => void): () => void;
}
