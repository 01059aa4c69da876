import type { Result } from '../../shared/kernel/result.ts';
import type {
  Candidate,
  ShopCourse,
  ShopLearned,
  Trial,
} from '../domain/engagement/learned/learn-moments.ts';
import type { Model } from '../domain/learning/model.ts';
import type { EffectCourse, LearnedEffect } from '../domain/learning/uplift/learn-uplift.ts';

/** A candidate with the SHA-256 of its text. */
export interface HashedTrial extends Omit<Trial, 'candidate'> {
  readonly candidate: Candidate & { readonly textHash: string };
}

/** What came of a shop's moments. */
export interface Learned extends Omit<ShopLearned, 'trial'> {
  readonly trial: HashedTrial | null;
}

/** Learns models away from whoever serves sockets. */
export interface Trainer {
  /**
   * Learns once; several may run side by side, each on a core of its own.
   *
   * @param stop ends it at once, whatever it is at
   * @returns the same as learning here would, or null when it was stopped. Rejects with what was wrong.
   */
  learn(course: ShopCourse, stop: AbortSignal): Promise<Learned | null>;
  /** Learns what treating changes, in the same way. */
  learnEffect(course: EffectCourse, stop: AbortSignal): Promise<LearnedEffect | null>;
  /** A model from its text; or why it is not used. */
  read(text: string): Promise<Result<Model, string>>;
}
