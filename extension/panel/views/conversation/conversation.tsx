import type { ConversationCard } from '../../../../shared/protocol/messages/conversation.ts';
import { usePanel, useWords } from '../../state/panel.ts';
import { visitorName } from '../floor/floor.model.ts';
import { useVisitor } from '../visitor/use-visitor.ts';
import { BasketStrip } from './basket-strip.tsx';
import { standIn } from './cobrowse/act-along.ts';
import { AlongPlace } from './cobrowse/along-place.tsx';
import { AlongRow } from './cobrowse/along-row.tsx';
import { ConversationHead } from './conversation-head.tsx';
import { Foot } from './foot.tsx';
import { Lines } from './lines.tsx';
import { MandatePlace } from './mandate/mandate-place.tsx';
import { Strip } from './strip.tsx';
import { sayAbout } from './suggestions/say-about.ts';
import { SuggestionsPlace } from './suggestions/suggestions-place.tsx';
import { useSuggestions } from './suggestions/use-suggestions.ts';
import { useWriting } from './suggestions/writing.ts';
import { useLines } from './use-lines.ts';

/** Head, chat, what can be written or done, and the basket below. */
export function Conversation({ card }: { readonly card: ConversationCard }) {
  const panel = usePanel();
  const { tables } = panel;
  const words = useWords();
  const known = useVisitor(card.visitor);
  const read = useLines(card);
  const me = tables.me.value?.agent ?? null;
  const name = visitorName(words, card.visitorName, card.visitor);
  const isMine = me !== null && card.holder === me;
  const stand = standIn(panel, card);
  const isTalking = isMine && card.state === 'active';
  const writing = useWriting();
  const suggested = useSuggestions(card, read.lines, isTalking);

  return (
    <div class="conversation" data-testid="conversation" data-state={card.state}>
      <Strip current={card.conversation} />
      <ConversationHead card={card} name={name} isMine={isMine} row={known.row} />
      <AlongRow card={card} stand={stand} />
      <AlongPlace stand={stand} />
      <MandatePlace card={card} isAlong={stand.kind === 'active'} />
      {card.note !== null && card.note !== '' && card.state !== 'closed' && (
        <p class="banner" data-testid="hand-over-note">
          <b>{words.conversation.noteFrom}</b> {card.note}
        </p>
      )}
      {card.contact !== null && (
        <p class="banner" data-testid="contact">
          {words.conversation.leftMessage(card.contact)}
        </p>
      )}
      <Lines
        card={card}
        read={read}
        name={name}
        isMine={isMine}
        hint={sayAbout(words, suggested.answer)}
      />
      <SuggestionsPlace
        card={card}
        known={known}
        now={suggested}
        isTalking={isTalking}
        writing={writing}
      />
      <Foot card={card} isMine={isMine} name={name} writing={writing} />
      <BasketStrip visitor={card.visitor} known={known} />
    </div>
  );
}
