import { useSignal } from '@preact/signals';
import { Eye, Hourglass, UserPlus } from 'lucide';
import { useId } from 'preact/hooks';
import type { CobrowseCard } from '../../../../../shared/protocol/messages/cobrowse.ts';
import type { ConversationCard } from '../../../../../shared/protocol/messages/conversation.ts';
import { usePanel, useWords } from '../../../state/panel.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { actAlong } from './act-along.ts';
import { othersLooking, type Stand, secondsToAnswer } from './cobrowse.model.ts';
import { InviteDialog } from './invite-dialog.tsx';

type RowProps = { readonly card: ConversationCard; readonly stand: Stand };

/** The act, always in the same place, and in words how it stands. */
export function AlongRow({ card, stand }: RowProps) {
  switch (stand.kind) {
    case 'none':
      return null;
    case 'asked':
      return <Asked stand={stand} />;
    case 'active':
      return <Active card={card} stand={stand} />;
    default:
      return <Ask card={card} stand={stand} />;
  }
}

type AskProps = {
  readonly card: ConversationCard;
  readonly stand: Extract<Stand, { kind: 'off' | 'ready' | 'asking' }>;
};

function Ask({ card, stand }: AskProps) {
  const panel = usePanel();
  const words = useWords();
  const hintId = useId();
  const says = sayAsk(words, stand, useHolderName(card), panel.port.link.value?.kind === 'live');
  return (
    <div class="along-row" data-testid="along" data-stand={stand.kind}>
      <Button
        icon={stand.kind === 'asking' ? Hourglass : Eye}
        testId="look-along"
        isDisabled={stand.kind !== 'ready'}
        describedBy={hintId}
        onClick={() => actAlong(panel, card)}
      >
        {stand.kind === 'asking' ? words.cobrowse.asking : words.cobrowse.act}
      </Button>
      <span id={hintId} class="along-words" role="status">
        {says}
      </span>
    </div>
  );
}

function sayAsk(
  { cobrowse }: ReturnType<typeof useWords>,
  stand: AskProps['stand'],
  holder: string,
  isLive: boolean,
): string {
  switch (stand.kind) {
    case 'off':
      return cobrowse.off[stand.why](holder);
    case 'asking':
      return isLive ? '' : cobrowse.askingLater;
    case 'ready':
      return stand.over?.ending ? cobrowse.endings[stand.over.ending] : '';
  }
}

function Asked({ stand }: { readonly stand: Extract<Stand, { kind: 'asked' }> }) {
  const { commands, clock, tables } = usePanel();
  const words = useWords();
  const { card, isMine, isEnding } = stand;
  const asker = tables.agents.value?.find(({ agent }) => agent === card.askedBy);
  const seconds = secondsToAnswer(card, clock.second.value);
  return (
    <div class="along-row along-asked" data-testid="along" data-stand="asked">
      <Icon node={Hourglass} />
      <span class="along-words">
        <span role="status">
          {isMine
            ? words.cobrowse.asked
            : words.cobrowse.askedBy(asker?.name ?? words.floor.somebody)}
        </span>
        {seconds > 0 && <b class="countdown"> {words.cobrowse.left(seconds)}</b>}
      </span>
      {isMine && (
        <Button
          kind="quiet"
          testId="along-withdraw"
          isDisabled={isEnding}
          onClick={() => commands.send({ type: 'cobrowse.end', cobrowse: card.cobrowse })}
        >
          {isEnding ? words.cobrowse.withdrawing : words.cobrowse.withdraw}
        </Button>
      )}
    </div>
  );
}

type ActiveProps = {
  readonly card: ConversationCard;
  readonly stand: Extract<Stand, { kind: 'active' }>;
};

function Active({ card, stand }: ActiveProps) {
  const panel = usePanel();
  const words = useWords();
  const isInviting = useSignal(false);
  const holder = useHolderName(card);
  const { card: along, isMine, mayWatch, isEnding } = stand;
  const isOpen = isMine || panel.along.watched.value.has(along.cobrowse);
  return (
    <div class="along-row along-active" data-testid="along" data-stand="active">
      {mayWatch && !isOpen ? (
        <Button icon={Eye} testId="look-along-too" onClick={() => actAlong(panel, card)}>
          {words.cobrowse.tooAct}
        </Button>
      ) : (
        <Icon node={Eye} />
      )}
      <span class="along-words">
        <span role="status">
          {isEnding
            ? words.cobrowse.ending
            : isOpen
              ? words.cobrowse.active
              : words.cobrowse.activeBy(holder)}
        </span>
        <Others card={along} />
      </span>
      {isMine && !isEnding && (
        <IconButton
          icon={UserPlus}
          name={words.cobrowse.invite}
          testId="along-invite"
          onClick={() => {
            isInviting.value = true;
          }}
        />
      )}
      {isInviting.value && (
        <InviteDialog
          card={along}
          onClose={() => {
            isInviting.value = false;
          }}
        />
      )}
    </div>
  );
}

function Others({ card }: { readonly card: CobrowseCard }) {
  const { tables } = usePanel();
  const words = useWords();
  const names = othersLooking(card, tables.me.value?.agent ?? null);
  if (names.length === 0) return null;
  return <span class="hint">{words.cobrowse.also(names.join(', '))}</span>;
}

function useHolderName({ holder }: ConversationCard): string {
  const { tables } = usePanel();
  const words = useWords();
  const known = tables.agents.value?.find(({ agent }) => agent === holder);
  return known?.name ?? words.floor.somebody;
}
