import type { Words } from '../../panel/words/words.ts';

/** now · 4 s · 1:05 */
export function sayAge({ cobrowse, time }: Words, seconds: number): string {
  if (seconds === 0) return cobrowse.view.age.now;
  return seconds < 60 ? cobrowse.view.age.seconds(seconds) : time.length(seconds * 1_000);
}
