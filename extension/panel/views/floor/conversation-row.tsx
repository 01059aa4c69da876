import {
  ClipboardCheck,
  Clock,
  Eye,
  Hourglass,
  Mail,
  MessageSquare,
  MessageSquareDot,
  TicketX,
} from 'lucide';
import type { ConversationCard } from '../../../../shared/protocol/messages/conversation.ts';
import { usePanel, useWords } from '../../state/panel.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Money } from '../../ui/money.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { isUsedElsewhere } from '../conversation/mandate/given.model.ts';
import { secondsLeft, unread, visitorName } from './floor.model.ts';

/** One open conversation: who, what was said last, and since when it asks for something. */
export function ConversationRow({ card }: { readonly card: ConversationCard }) {
  const { places, tables, clock } = usePanel();
  const words = useWords();
  const isMine = card.holder !== null && card.holder === tables.me.value?.agent;
  const isAsked = isMine && card.state === 'assigned';
  const name = visitorName(words, card.visitorName, card.visitor);
  const tone = isAsked ? 'row-red' : isMine && unread(card) > 0 ? 'row-petrol' : '';
  const open = () => {
    places.remember('floor', card.conversation);
    places.go({ view: 'conversation', conversation: card.conversation });
  };
  return (
    <li
      class={`row conversation-row ${tone}`}
      data-testid="conversation-row"
      data-state={card.state}
    >
      <button
        type="button"
        class="row-main"
        data-row={card.conversation}
        data-conversation={card.conversation}
        onClick={open}
      >
        <span class="row-line">
          <StateIcon card={card} isMine={isMine} />
          <span class="row-name">
            {name}
            <BasketValue visitor={card.visitor} />
          </span>
          <LookedAlong conversation={card.conversation} />
          <LostCode conversation={card.conversation} />
          <span class="row-aside">
            <TimeAgo at={card.queuedAt ?? card.changedAt} now={clock.calm} say={words.time.ago} />
          </span>
        </span>
        <span class="row-line row-second">
          <span class="row-words">
            {card.preview === '' ? words.causes[card.cause] : card.preview}
          </span>
          <span class="row-aside">
            <Aside card={card} isMine={isMine} />
          </span>
        </span>
      </button>
      {isAsked && <Answer card={card} name={name} />}
    </li>
  );
}

/** What is in the basket of somebody who is in the shop now. */
function BasketValue({ visitor }: { readonly visitor: string }) {
  const { pulse } = usePanel();
  const words = useWords();
  const row = pulse.ofVisitor(visitor);
  if (row === undefined || !row.isHere || row.basketMinor === 0) return null;
  return (
    <span class="row-value">
      {', '}
      <Money minor={row.basketMinor} currency={row.currency} say={words.number.money} />
    </span>
  );
}

/** An eye while somebody of the counter looks along. */
function LookedAlong({ conversation }: { readonly conversation: string }) {
  const { tables } = usePanel();
  const words = useWords();
  const isOn = (tables.cobrowses.value ?? []).some(
    (one) => one.conversation === conversation && one.state === 'active',
  );
  return isOn ? <Icon node={Eye} class="row-eye" name={words.cobrowse.inRow} /> : null;
}

/** A mark where a code did not hold: whoever gave it has to do something. */
function LostCode({ conversation }: { readonly conversation: string }) {
  const { tables } = usePanel();
  const words = useWords();
  const isLost = (tables.exercises.value ?? []).some(
    (one) =>
      one.conversation === conversation &&
      (one.code?.state === 'lost' || one.code?.state === 'failed' || isUsedElsewhere(one.code)),
  );
  return isLost ? <Icon node={TicketX} class="row-lost" name={words.mandate.lostInRow} /> : null;
}

function Aside({ card, isMine }: { readonly card: ConversationCard; readonly isMine: boolean }) {
  const { tables, clock } = usePanel();
  const words = useWords();
  if (card.state === 'wrap-up') return <>{words.floor.wrapUp}</>;
  if (isMine && card.state === 'assigned' && card.acceptBy !== null) {
    return (
      <b class="countdown">
        {words.floor.acceptWithin(secondsLeft(card.acceptBy, clock.second.value))}
      </b>
    );
  }
  if (isMine && unread(card) > 0) return <b>{words.floor.unread(unread(card))}</b>;
  if (card.holder === null) {
    return <>{card.contact === null ? words.states.queued : words.floor.leftMessage}</>;
  }
  if (isMine) return null;
  const holder = tables.agents.value?.find(({ agent }) => agent === card.holder);
  return <>{words.floor.with(holder?.name ?? words.floor.somebody)}</>;
}

function StateIcon({
  card,
  isMine,
}: {
  readonly card: ConversationCard;
  readonly isMine: boolean;
}) {
  const words = useWords();
  if (card.contact !== null) return <Icon node={Mail} name={words.floor.leftMessage} />;
  switch (card.state) {
    case 'queued':
      return <Icon node={Clock} name={words.states.queued} />;
    case 'assigned':
      return <Icon node={Hourglass} name={words.states.assigned} />;
    case 'wrap-up':
      return <Icon node={ClipboardCheck} name={words.states['wrap-up']} />;
    default:
      return isMine && unread(card) > 0 ? (
        <Icon node={MessageSquareDot} name={words.floor.unread(unread(card))} />
      ) : (
        <Icon node={MessageSquare} name={words.states[card.state]} />
      );
  }
}

function Answer({ card, name }: { readonly card: ConversationCard; readonly name: string }) {
  const { commands, places } = usePanel();
  const words = useWords();
  const { conversation } = card;
  const isOn = (type: string) =>
    commands.pending.value.some(
      (body) => body.type === type && 'conversation' in body && body.conversation === conversation,
    );
  const isAnswered = isOn('conversation.accept') || isOn('conversation.decline');
  return (
    <div class="row-acts">
      <Button
        kind="primary"
        testId="accept"
        isDisabled={isAnswered}
        label={`${words.floor.accept}: ${name}`}
        onClick={() => {
          commands.send({ type: 'conversation.accept', conversation });
          places.go({ view: 'conversation', conversation });
        }}
      >
        {words.floor.accept}
      </Button>
      <Button
        kind="quiet"
        testId="decline"
        isDisabled={isAnswered}
        label={`${words.floor.decline}: ${name}`}
        onClick={() => commands.send({ type: 'conversation.decline', conversation })}
      >
        {words.floor.decline}
      </Button>
    </div>
  );
}
