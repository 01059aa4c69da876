import { hash } from 'node:crypto';
import type { ShopLearned } from '../../domain/engagement/learned/learn-moments.ts';
import type { Learned } from '../../ports/trainer.ts';

/** The same with the SHA-256 of the candidate's text: of megabytes, so where it was learned. */
export function hashed({ trial, ...seen }: ShopLearned): Learned {
  if (trial === null) return { ...seen, trial };
  const { candidate } = trial;
  const textHash = hash('sha256', candidate.text, 'base64url');
  return { ...seen, trial: { ...trial, candidate: { ...candidate, textHash } } };
}
