import type { Ending } from '../panel/state/commands.ts';
import { sayRefusal, type Words } from '../panel/words/words.ts';

/** How saving ended. */
export interface Outcome {
  readonly isOk: boolean;
  readonly says: string;
}

/**
 * Said at the foot of an editor.
 *
 * @param done null: what was done is seen without words
 * @param about what is wrong with what was to be saved, where the editor has a sentence for it
 */
export function outcomeOf(
  words: Words,
  ending: Ending,
  done: string | null,
  about?: (problem: string) => string | null,
): Outcome | null {
  if (ending.kind !== 'refused') return done === null ? null : { isOk: true, says: done };
  const { of, path = '', says = '' } = ending.reason ?? {};
  const problem = of === undefined ? null : (about?.(`${of} ${path} ${says}`.trimEnd()) ?? null);
  return { isOk: false, says: problem ?? sayRefusal(words, { ...ending, kind: ending.refusal }) };
}

type OutcomeProps = { readonly outcome: Outcome | null; readonly testId: string };

/** Heard when it comes, and there until something is changed again. */
export function OutcomeLine({ outcome, testId }: OutcomeProps) {
  if (outcome === null) return null;
  return (
    <p class={`sentence ${outcome.isOk ? '' : 'sentence-red'}`} role="status" data-testid={testId}>
      <span>{outcome.says}</span>
    </p>
  );
}
