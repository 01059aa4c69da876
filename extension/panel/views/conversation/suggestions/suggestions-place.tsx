import './suggestions.css';
import { useSignal } from '@preact/signals';
import { ChevronDown, ChevronUp, X } from 'lucide';
import { useEffect } from 'preact/hooks';
import { SUGGESTIONS_SHOWN_MAX } from '../../../../../shared/protocol/limits.ts';
import type { ConversationCard } from '../../../../../shared/protocol/messages/conversation.ts';
import { usePanel, useWords } from '../../../state/panel.ts';
import { IconButton } from '../../../ui/button.tsx';
import type { VisitorNow } from '../../visitor/use-visitor.ts';
import { SearchBox } from './search-box.tsx';
import { SuggestionRow } from './suggestion-row.tsx';
import { isTight } from './suggestions.model.ts';
import { useInsertKeys } from './use-insert-keys.ts';
import { useInserting } from './use-inserting.ts';
import { useRoom } from './use-room.ts';
import { type SuggestionsNow, useShown } from './use-suggestions.ts';
import type { Writing } from './writing.ts';

type PlaceProps = {
  readonly card: ConversationCard;
  readonly known: VisitorNow;
  readonly now: SuggestionsNow;
  readonly isTalking: boolean;
  readonly writing: Writing;
};

/**
 * Under the visitor's last line: what the knowledge has for it, or the search. Its height is taken when the line comes
 * and given back when the agent does something, so that nothing moves by itself while somebody reads. Where that would
 * leave too little of the chat, the best stands there alone, in one line.
 */
export function SuggestionsPlace({ card, known, now, isTalking, writing }: PlaceProps) {
  const words = useWords();
  const { port } = usePanel();
  const { line, under, offered, asking } = now;
  const hiddenFor = useSignal<string | null>(null);
  const openedFor = useSignal<string | null>(null);
  const room = useRoom();
  const isSearching = isTalking && writing.isSearching.value;
  const isHidden = under !== null && hiddenFor.value === under;
  const actsAtAnswer = useActsSince(offered === undefined ? null : under, writing);
  const inserting = useInserting(card, known, writing);
  const isLost =
    offered === undefined && (asking === 'refused' || port.link.value?.kind !== 'live');
  const rows =
    under === null || isHidden || isLost
      ? 0
      : offered === undefined || !actsAtAnswer
        ? SUGGESTIONS_SHOWN_MAX
        : offered.length;
  const isOpen = isSearching || rows > 0;
  const isNarrow = isTight(room.px, rows);
  const isWhole = under !== null && openedFor.value === under;
  const isSlim = isNarrow && !isWhole && !isSearching;
  const isLow = isNarrow && isWhole && !isSearching;
  const seen = isSlim ? offered?.slice(0, 1) : offered;
  useShown(card, { ...now, offered: seen }, isTalking && !isHidden && !isSearching);

  writing.insertAt.current = (at) => {
    const one = isSearching || isHidden ? undefined : seen?.[at];
    if (one === undefined) return false;
    inserting.insert(one, line?.line ?? null);
    return true;
  };
  writing.hide.current = () => {
    if (isSearching) {
      writing.isSearching.value = false;
      return true;
    }
    if (under === null || rows === 0) return false;
    hiddenFor.value = under;
    return true;
  };
  useInsertKeys(writing, isTalking);

  if (!isTalking || !isOpen) {
    return (
      <section
        ref={room.place}
        hidden
        data-place="suggestions"
        aria-label={words.conversation.places.suggestions}
      />
    );
  }
  return (
    <section
      ref={room.place}
      class={`suggestions ${isSlim ? 'suggestions-slim' : isLow ? 'suggestions-low' : ''}`}
      data-place="suggestions"
      data-testid="suggestions"
      data-state={isSearching ? 'searching' : offered === undefined ? 'asking' : 'answered'}
      aria-label={words.conversation.places.suggestions}
      onKeyDown={(event) => {
        // Puts this away; one step further back is the conversation itself.
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        if (writing.hide.current?.() === true) event.preventDefault();
      }}
    >
      {isSearching ? (
        <SearchBox card={card} line={line?.line ?? null} inserting={inserting} writing={writing} />
      ) : (
        <>
          <div class="suggestions-head">
            <p
              class={isSlim && (seen?.length ?? 0) > 0 ? 'sr-only' : 'suggestions-says'}
              role="status"
              data-testid="suggestions-says"
            >
              {offered === undefined
                ? ''
                : offered.length === 0
                  ? words.suggestions.none
                  : words.suggestions.count(offered.length)}
            </p>
            {isNarrow && (offered?.length ?? 0) > 1 && (
              <IconButton
                icon={isSlim ? ChevronUp : ChevronDown}
                name={words.suggestions[isSlim ? 'showAll' : 'showFirst']}
                testId="whole-suggestions"
                onClick={() => {
                  openedFor.value = isSlim ? under : null;
                }}
              />
            )}
            <IconButton
              icon={X}
              name={words.suggestions.hide}
              testId="hide-suggestions"
              onClick={() => {
                hiddenFor.value = under;
              }}
            />
          </div>
          <ul class="suggestion-rows" style={{ '--rows': isSlim ? Math.min(rows, 1) : rows }}>
            {(seen ?? []).map((one, at) => (
              <SuggestionRow
                key={one.article}
                offered={one}
                place={at + 1}
                text={inserting.textOf(one)}
                onInsert={() => inserting.insert(one, line?.line ?? null)}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** Whether the agent has done something since these were answered. */
function useActsSince(answered: string | null, { acts }: Writing): boolean {
  const since = useSignal<{ readonly of: string; readonly acts: number } | null>(null);
  useEffect(() => {
    since.value = answered === null ? null : { of: answered, acts: acts.peek() };
  }, [answered, acts, since]);
  const known = since.value;
  return known !== null && known.of === answered && acts.value > known.acts;
}
