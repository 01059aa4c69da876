import { MessageSquare, MessageSquarePlus } from 'lucide';
import type { FloorRow } from '../../../../shared/protocol/messages/floor.ts';
import { usePanel, useWords } from '../../state/panel.ts';
import { Button } from '../../ui/button.tsx';
import { sayReasons } from '../../words/words.ts';
import { canOffer, sayOffer, sayPlace } from '../floor/floor.model.ts';
import { Score } from '../floor/score.tsx';

type NowProps = { readonly row: FloorRow | undefined; readonly visitor: string };

/** Where they are, why they may need help, and the one thing to do about it. */
export function Now({ row, visitor }: NowProps) {
  const { places, tables, clock } = usePanel();
  const words = useWords();
  const open = tables.conversations.value?.find((card) => card.visitor === visitor);
  const why = row === undefined ? '' : sayReasons(words, row.reasons);
  return (
    <section class="now" aria-label={words.visitor.now}>
      <p class="now-place">
        {row?.isHere ? (
          <>
            <strong>{sayPlace(words, row)}</strong>
            <Score row={row} />
          </>
        ) : (
          <span class="quiet">
            {words.visitor.notHere}
            {row !== undefined &&
              `, ${words.visitor.lastSeen(words.time.ago(row.lastAt, clock.calm.value))}`}
          </span>
        )}
      </p>
      {row?.isHere && why !== '' && <p class="now-why">{why}</p>}
      {row?.isHere && <p class="quiet">{sayOffer(words, row)}</p>}
      <div class="now-acts">
        {open !== undefined ? (
          <Button
            kind="primary"
            icon={MessageSquare}
            testId="open-conversation"
            onClick={() => places.go({ view: 'conversation', conversation: open.conversation })}
          >
            {words.visitor.openConversation}
          </Button>
        ) : (
          row !== undefined && canOffer(row) && <OfferButton session={row.session} />
        )}
      </div>
    </section>
  );
}

function OfferButton({ session }: { readonly session: string }) {
  const { commands, newId } = usePanel();
  const words = useWords();
  const isAsking = commands.pending.value.some(
    (body) => body.type === 'offer.make' && body.session === session,
  );
  return (
    <Button
      kind="primary"
      icon={MessageSquarePlus}
      testId="offer-by-hand"
      isDisabled={isAsking}
      onClick={() => commands.send({ type: 'offer.make', session, offer: newId() })}
    >
      {words.visitor.offer}
    </Button>
  );
}
