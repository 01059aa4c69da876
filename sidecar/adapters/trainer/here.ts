import type { Course, Learned } from '../../domain/learning/learn.ts';
import type { EffectCourse, LearnedEffect } from '../../domain/learning/uplift/learn-uplift.ts';
import type { Trainer } from '../../ports/trainer.ts';

/** Learns in the caller's own thread, for tests and simulations. */
export function trainerHere(
  learn: (course: Course) => Learned,
  learnEffect: (course: EffectCourse) => LearnedEffect,
): Trainer {
  return {
    learn: async (course, stop) => (stop.aborted ? null : learn(course)),
    learnEffect: async (course, stop) => (stop.aborted ? null : learnEffect(course)),
  };
}
