import type { Result } from '../../shared/kernel/result.ts';
import type { Policy } from '../domain/policy.ts';

/** Why a policy cannot be. */
export interface PolicyFault {
  readonly sentence: string;
  /** The field it is about, from its outermost; empty when it is about the whole. */
  readonly path: string;
  /** It is as a policy should be, and contradicts itself or what stands. */
  readonly isContradiction: boolean;
}

/** What leads and operators have decided, as data. */
export interface PolicySource {
  current(): Policy;
  /** As it would be with one action map or whole fields changed, or why it cannot be; nothing changes. */
  changed(changes: unknown): Result<Policy, PolicyFault>;
  onChange(listener: (policy: Policy) => void): () => void;
}
