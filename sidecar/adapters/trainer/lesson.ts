import type { Course } from '../../domain/learning/learn.ts';
import type { EffectCourse } from '../../domain/learning/uplift/learn-uplift.ts';

/** What a thread is given: one of the two things there are to learn. */
export type Lesson =
  | { readonly kind: 'model'; readonly course: Course }
  | { readonly kind: 'effect'; readonly course: EffectCourse };
