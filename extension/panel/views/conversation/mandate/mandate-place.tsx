import './mandate.css';
import { useSignal } from '@preact/signals';
import type { ConversationCard } from '../../../../../shared/protocol/messages/conversation.ts';
import { usePanel, useWords } from '../../../state/panel.ts';
import { settingOf } from '../../../state/tables.ts';
import { useKeptFocus } from '../../../ui/use-kept-focus.ts';
import { AskDialog } from './ask-dialog.tsx';
import { askedIn } from './asked.model.ts';
import { AskedLine } from './asked.tsx';
import { givenIn, needsAgent } from './given.model.ts';
import { GivenRow } from './given.tsx';
import { useGiving } from './giving.ts';
import { readOptions } from './mandate.model.ts';
import { MandateHead } from './mandate-head.tsx';
import { OptionRows } from './options.tsx';
import { useAllowed } from './use-allowed.ts';

type PlaceProps = {
  readonly card: ConversationCard;
  /** The picture of looking along is in the panel. */
  readonly isAlong: boolean;
};

/** What I may give here and now, what I asked, and what became of all that was given. */
export function MandatePlace({ card, isAlong }: PlaceProps) {
  const { tables, commands, queries } = usePanel();
  const words = useWords();
  const { conversation } = card;
  const me = tables.me.value?.agent ?? null;
  const isMine = me !== null && card.holder === me;
  const isTalking = isMine && card.state === 'active';
  const pending = commands.pending.value;
  const known = tables.exercises.value ?? [];
  // One thing at a time: a code that is ready, and a picture, need the room.
  const isCramped =
    isAlong || known.some((one) => one.conversation === conversation && one.code?.state === 'made');
  const chosen = useSignal<boolean | null>(null);
  const isKeptOpen = settingOf(tables.settings.value, 'mandate') !== 'shut';
  const isOpen = chosen.value ?? (isKeptOpen && !isCramped);
  const allowed = useAllowed(card, isTalking, isOpen);
  const giving = useGiving(card, allowed.again);
  const kept = useKeptFocus<HTMLElement>('button', '[data-testid="composer"]');
  const isAllShown = useSignal(false);
  const putAway = useSignal<ReadonlySet<string>>(new Set());
  const { answer } = allowed;
  const cards = [...known, ...(answer?.given ?? [])];
  const given = givenIn({ conversation, cards, pending });
  const asked = askedIn({
    conversation,
    me,
    approvals: tables.approvals.value ?? [],
    pending,
    putAway: putAway.value,
  });
  const reading = readOptions(answer?.options ?? []);
  const currency = answer?.options[0]?.currency ?? cards[0]?.currency ?? 'EUR';
  const isEmpty = given.length === 0 && asked.length === 0;
  if (!isTalking && isEmpty) {
    return <section hidden data-place="mandate" aria-label={words.conversation.places.mandate} />;
  }
  const pressing = given.filter(needsAgent);
  const rest = given.filter((one) => !needsAgent(one));
  const isShut = isTalking && !isOpen;
  const shown = isAllShown.value ? rest : rest.slice(0, isShut ? 1 : REST_SHOWN);
  const hidden = rest.length - shown.length;
  return (
    <section
      class="mandate"
      data-place="mandate"
      data-testid="mandate"
      {...kept}
      aria-label={words.conversation.places.mandate}
      onKeyDown={(event) => {
        const at = digitOf(event);
        if (at === null) return;
        const buttons = event.currentTarget.querySelectorAll<HTMLElement>('[data-give]');
        event.preventDefault();
        event.stopPropagation();
        buttons[at - 1]?.focus();
      }}
    >
      {isTalking && (
        <MandateHead
          allowed={allowed}
          reading={reading}
          giving={giving}
          conversation={conversation}
          isOpen={isOpen}
          onToggle={() => {
            chosen.value = !isOpen;
            if (!isCramped) void queries.keepSetting('mandate', isOpen ? 'shut' : 'open');
          }}
        />
      )}
      {isTalking && isOpen && answer !== undefined && answer.options.length > 0 && (
        <OptionRows {...reading} giving={giving} conversation={conversation} />
      )}
      {asked.map((one) => (
        <AskedLine
          key={one.kind === 'asking' ? one.approval : one.card.approval}
          asked={one}
          currency={currency}
          onPutAway={(approval) => {
            putAway.value = new Set([...putAway.peek(), approval]);
          }}
        />
      ))}
      {given.length > 0 && (
        <ul class="givens" aria-label={words.mandate.given}>
          {[...pressing, ...shown].map((one) => (
            <GivenRow
              key={one.exercise}
              given={one}
              talk={card}
              giving={giving}
              isMine={isMine}
              currency={currency}
            />
          ))}
        </ul>
      )}
      {hidden > 0 && (
        <button
          type="button"
          class="link-button given-others"
          data-testid="given-others"
          onClick={() => {
            isAllShown.value = true;
          }}
        >
          {words.mandate.showAll(hidden)}
        </button>
      )}
      {giving.toAsk.value !== null && (
        <AskDialog
          conversation={conversation}
          toAsk={giving.toAsk.value}
          onClose={() => {
            giving.toAsk.value = null;
          }}
        />
      )}
    </section>
  );
}

/** What needs nothing any more: a few stay in sight. */
const REST_SHOWN = 2;

function digitOf(event: KeyboardEvent): number | null {
  const { key, ctrlKey, metaKey, altKey, target } = event;
  if (ctrlKey || metaKey || altKey || !/^[1-9]$/.test(key)) return null;
  const isWriting = target instanceof HTMLElement && target.matches('input, textarea');
  return isWriting ? null : Number(key);
}
