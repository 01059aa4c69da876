import type { Result } from '../../../shared/kernel/result.ts';
import type { ShopCourse, ShopLearned } from '../../domain/engagement/learned/learn-moments.ts';
import type { Model } from '../../domain/learning/model.ts';
import type { EffectCourse, LearnedEffect } from '../../domain/learning/uplift/learn-uplift.ts';
import type { Trainer } from '../../ports/trainer.ts';
import { hashed } from './hashed.ts';

/** What it is done by. */
interface Doing {
  readonly learn: (course: ShopCourse) => ShopLearned;
  readonly learnEffect: (course: EffectCourse) => LearnedEffect;
  readonly read: (text: string) => Result<Model, string>;
}

/** Learns in the caller's own thread, for tests and simulations. */
export function trainerHere({ learn, learnEffect, read }: Doing): Trainer {
  return {
    learn: async (course, stop) => (stop.aborted ? null : hashed(learn(course))),
    learnEffect: async (course, stop) => (stop.aborted ? null : learnEffect(course)),
    read: async (text) => read(text),
  };
}
