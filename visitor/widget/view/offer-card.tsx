import type { OfferShown } from '../../../shared/protocol/messages/engagement.ts';
import type { TalkActs, TalkState } from '../talk-state.ts';
import type { Words } from '../words/words.ts';

interface CardProps {
  readonly offer: OfferShown;
  readonly state: TalkState;
  readonly words: Words;
  readonly acts: TalkActs;
}

/** A small card beside the launcher: takes no focus, makes no sound, goes when its time is over. */
export function OfferCard({ offer, state, words, acts }: CardProps) {
  const said = offer.words?.[state.language] ?? words.offerWords;
  return (
    <section class="offer" aria-label={words.offer}>
      <p class="offer-words">{said}</p>
      {offer.agentName !== null && <p class="offer-from">{words.offerFrom(offer.agentName)}</p>}
      <div class="offer-acts">
        <button type="button" class="primary" onClick={acts.accept}>
          {words.offerYes}
        </button>
        <button type="button" class="quiet" onClick={acts.reject}>
          {words.offerNo}
        </button>
      </div>
    </section>
  );
}
