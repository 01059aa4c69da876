import type { ConversationCard } from '../../../../shared/protocol/messages/conversation.ts';
import { usePanel, useWords } from '../../state/panel.ts';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { capital, sayDisposition } from '../../words/words.ts';
import { visitorName } from '../floor/floor.model.ts';

type PastRowProps = { readonly card: ConversationCard; readonly onOpen: () => void };

/** A conversation as found: who, when, what was said, how it ended. */
export function PastRow({ card, onOpen }: PastRowProps) {
  const { clock } = usePanel();
  const words = useWords();
  const ended =
    card.disposition === null ? words.states[card.state] : sayDisposition(words, card.disposition);
  return (
    <li class="row" data-testid="past-row">
      <button
        type="button"
        class="row-main"
        data-row={card.conversation}
        data-conversation={card.conversation}
        onClick={onOpen}
      >
        <span class="row-line">
          <span class="row-name">{visitorName(words, card.visitorName, card.visitor)}</span>
          <span class="row-aside">
            <TimeAgo at={card.openedAt} now={clock.calm} say={words.time.ago} />
          </span>
        </span>
        <span class="row-line row-second">
          <span class="row-words">
            {card.preview === '' ? words.causes[card.cause] : card.preview}
          </span>
          <span class="row-aside">{capital(ended)}</span>
        </span>
      </button>
    </li>
  );
}
