import type { PolicyFault } from '../../ports/policy.ts';

/** A policy that cannot be used; `sentence` says to its author what is wrong where. */
export class PolicyRefused extends Error {
  override readonly name = 'PolicyRefused';
  readonly sentence: string;
  /** Where in it; null when it is no policy at all, or cannot be read. */
  readonly at: Pick<PolicyFault, 'path' | 'isContradiction'> | null;

  constructor(sentence: string, cause?: unknown, at: PolicyRefused['at'] = null) {
    super(sentence, { cause });
    this.sentence = sentence;
    this.at = at;
  }
}
