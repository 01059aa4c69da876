import { useEffect } from 'preact/hooks';
import { isWritingIn } from '../../../state/keys.ts';
import { insertedBy } from './suggestions.model.ts';
import type { Writing } from './writing.ts';

/**
 * The keys of suggestions where nothing is being written; in the line's own field it reads them itself. A region with
 * digits of its own keeps them: it hears them first.
 */
export function useInsertKeys(writing: Writing, isTalking: boolean): void {
  useEffect(() => {
    if (!isTalking) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isWritingIn(event.target)) return;
      if (event.target instanceof Element && event.target.closest('dialog') !== null) return;
      const at = insertedBy(event, true);
      if (at !== null && writing.insertAt.current?.(at) === true) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [writing, isTalking]);
}
