import { render } from 'preact';
import { guarded } from '../../guard.ts';
import type { Host } from '../host.ts';
import type { TalkActs, TalkState } from '../talk-state.ts';

import { wordsOf } from '../words/words-of.ts';
import css from './chat.css?inline';
import { Chat } from './chat.tsx';
import { OfferCard } from './offer-card.tsx';

/** Everything that is loaded later, drawn into the widget's shadow root. */
export function mount(host: Host, acts: TalkActs): (state: TalkState) => void {
  host.style(css);
  const place = document.createElement('div');
  host.root.append(place);
  return guarded('the chat', (state: TalkState) => {
    const focused = place.querySelector(':focus');
    render(<Counter state={state} acts={acts} />, place);
    // What had the focus went with the old scene: whoever uses the keyboard stays in the chat.
    if (focused !== null && !focused.isConnected)
      place.querySelector<HTMLElement>('.chat')?.focus({ preventScroll: true });
  });
}

function Counter({ state, acts }: { readonly state: TalkState; readonly acts: TalkActs }) {
  const words = wordsOf(state.language);
  return (
    <>
      {/* There before the card is, so that its coming is told. */}
      <div role="status">
        {state.offer !== null && (
          <OfferCard offer={state.offer} state={state} words={words} acts={acts} />
        )}
      </div>
      {state.isOpen && <Chat state={state} words={words} acts={acts} />}
    </>
  );
}
