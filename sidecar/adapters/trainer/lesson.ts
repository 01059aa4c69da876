import type { ShopCourse } from '../../domain/engagement/learned/learn-moments.ts';
import type { EffectCourse } from '../../domain/learning/uplift/learn-uplift.ts';

/** What a thread is given: one of the things there are to do. */
export type Lesson =
  | { readonly kind: 'shop'; readonly course: ShopCourse }
  | { readonly kind: 'effect'; readonly course: EffectCourse }
  | { readonly kind: 'read'; readonly text: string };
