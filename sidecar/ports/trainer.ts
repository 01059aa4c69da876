import type { Course, Learned } from '../domain/learning/learn.ts';
import type { EffectCourse, LearnedEffect } from '../domain/learning/uplift/learn-uplift.ts';

/** Learns models away from whoever serves sockets. */
export interface Trainer {
  /**
   * Learns once; several may run side by side, each on a core of its own.
   *
   * @param stop ends it at once, whatever it is at
   * @returns the same as learning here would, or null when it was stopped. Rejects with what was wrong.
   */
  learn(course: Course, stop: AbortSignal): Promise<Learned | null>;
  /** Learns what treating changes, in the same way. */
  learnEffect(course: EffectCourse, stop: AbortSignal): Promise<LearnedEffect | null>;
}
