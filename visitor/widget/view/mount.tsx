import { render } from 'preact';
import { guarded } from '../../guard.ts';
import type { Question } from '../cobrowse.ts';
import type { Host } from '../host.ts';
import type { TalkActs, TalkState } from '../talk-state.ts';

import { wordsOf } from '../words/words-of.ts';
import css from './chat.css?inline';
import { Chat } from './chat.tsx';
import { CobrowseQuestion } from './cobrowse-question.tsx';
import { OfferCard } from './offer-card.tsx';

/** Everything that is loaded later, drawn into the widget's shadow root. */
export function mount(
  host: Host,
  acts: TalkActs,
): (state: TalkState, question: Question | null) => void {
  host.style(css);
  let place = document.createElement('div');
  host.root.append(place);
  const draw = (state: TalkState, question: Question | null): void => {
    const focused = place.querySelector(':focus');
    render(<Counter state={state} question={question} acts={acts} />, place);
    // What had the focus went with the old scene: whoever uses the keyboard stays in the chat.
    if (focused !== null && !focused.isConnected)
      place.querySelector<HTMLElement>('.chat')?.focus({ preventScroll: true });
  };
  // What failed half-way can be drawn on no more; the next state begins on a clean place.
  return guarded('the chat', draw, () => {
    const clean = document.createElement('div');
    place.replaceWith(clean);
    place = clean;
  });
}

interface CounterProps {
  readonly state: TalkState;
  readonly question: Question | null;
  readonly acts: TalkActs;
}

function Counter({ state, question, acts }: CounterProps) {
  const words = wordsOf(state.language);
  return (
    <>
      {/* There before the card is, so that its coming is told. */}
      <div role="status">
        {state.offer !== null && (
          <OfferCard offer={state.offer} state={state} words={words} acts={acts} />
        )}
        {question !== null && !state.isOpen && (
          <div class="offer offer-question">
            <CobrowseQuestion question={question} words={words} />
          </div>
        )}
      </div>
      {state.isOpen && <Chat state={state} question={question} words={words} acts={acts} />}
    </>
  );
}
