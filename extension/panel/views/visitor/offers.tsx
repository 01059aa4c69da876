import type { JourneyAct } from '../../../../shared/protocol/messages/report.ts';
import { usePanel, useWords } from '../../state/panel.ts';
import { useLive } from '../../state/use-live.ts';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { mergeOffers } from './offers.model.ts';
import { sayStamp } from './say-act.ts';

type OffersProps = { readonly acts: readonly JourneyAct[]; readonly visitor: string };

/** Every offer with its reasons, and every silence with its own. */
export function Offers({ acts, visitor }: OffersProps) {
  const { queries, clock } = usePanel();
  const words = useWords();
  const qualified = useLive(() => queries.qualified(visitor), visitor);
  const offers = mergeOffers(qualified.value ?? [], acts);
  return (
    <section aria-labelledby="offers-title" data-testid="offers">
      <h2 id="offers-title" class="section-title">
        {words.visitor.offers}
      </h2>
      {offers.length === 0 ? (
        <p class="hint section-hint">{words.visitor.offersEmpty}</p>
      ) : (
        <ul class="offers" aria-label={words.visitor.offers}>
          {offers.map((offer) => (
            <li key={offer.offer} class="offer">
              <span>{sayStamp(words, offer)}</span>
              <TimeAgo at={offer.at} now={clock.calm} say={words.time.ago} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
