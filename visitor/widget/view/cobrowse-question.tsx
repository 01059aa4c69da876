import { useEffect, useState } from 'preact/hooks';
import type { Question } from '../cobrowse.ts';
import type { Words } from '../words/words.ts';

/** What comes up under a pointer that is on its way down must not be pressed by it. */
const SETTLING_MS = 500;

interface QuestionProps {
  readonly question: Question;
  readonly words: Words;
}

/** Who asks, what they would see, what stays hidden; yes and no weigh the same. It takes no focus. */
export function CobrowseQuestion({ question, words }: QuestionProps) {
  const [isSettled, setIsSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsSettled(true), SETTLING_MS);
    return () => clearTimeout(timer);
  }, []);
  // A script of the page can press a button, but not as somebody who is there would.
  const own = (act: () => void) => (event: Event) => {
    if (event.isTrusted && isSettled) act();
  };
  return (
    <section class="cobrowse" aria-label={words.cobrowse}>
      <p class="cobrowse-asks">{words.cobrowseAsks(question.agentName)}</p>
      <p>{words.cobrowseSees(question.agentName)}</p>
      <p>{words.cobrowseHides}</p>
      <p>{words.cobrowseStops}</p>
      <div class="cobrowse-acts">
        <button
          type="button"
          class="quiet"
          aria-disabled={!isSettled}
          onClick={own(() => question.answer(true))}
        >
          {words.cobrowseYes}
        </button>
        <button
          type="button"
          class="quiet"
          aria-disabled={!isSettled}
          onClick={own(() => question.answer(false))}
        >
          {words.cobrowseNo}
        </button>
      </div>
      <button
        type="button"
        class="inline"
        aria-disabled={!isSettled}
        onClick={own(question.hideFirst)}
      >
        {words.cobrowseHideFirst}
      </button>
    </section>
  );
}
