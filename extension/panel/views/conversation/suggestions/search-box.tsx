import { useSignal } from '@preact/signals';
import { X } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { SEARCH_MAX_CHARS } from '../../../../../shared/protocol/limits.ts';
import type { ConversationCard } from '../../../../../shared/protocol/messages/conversation.ts';
import { usePanel, useWords } from '../../../state/panel.ts';
import { IconButton } from '../../../ui/button.tsx';
import { nextPlace } from '../../../ui/list-keys.ts';
import { SuggestionRow } from './suggestion-row.tsx';
import type { Inserting } from './use-inserting.ts';
import { useKnowledgeSearch } from './use-knowledge-search.ts';
import type { Writing } from './writing.ts';

/** A pause in typing this long means: look. */
const PAUSE_MS = 150;

type BoxProps = {
  readonly card: ConversationCard;
  /** The line of the visitor that is being answered. */
  readonly line: string | null;
  readonly inserting: Inserting;
  readonly writing: Writing;
};

/** Looks through all of the knowledge; arrows move, Enter inserts, Esc goes back to the line. */
export function SearchBox({ card, line, inserting, writing }: BoxProps) {
  const { later } = usePanel();
  const words = useWords();
  const written = useSignal('');
  const asked = useSignal('');
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const { found, isLocal } = useKnowledgeSearch(card, asked.value);
  useEffect(() => field.current?.focus(), []);

  const write = (next: string) => {
    written.value = next;
    later(() => {
      if (written.peek() === next) asked.value = next.trim();
    }, PAUSE_MS);
  };
  const move = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('[data-suggestion]') ?? [])];
    const isInField = event.target === field.current;
    if (isInField && event.key === 'Enter') {
      event.preventDefault();
      // What is on screen was found for another text until the pause is over.
      if (asked.peek() === written.peek().trim()) buttons[0]?.click();
      return;
    }
    if (isInField && event.key !== 'ArrowDown') return;
    const focused = document.activeElement;
    const at = focused instanceof HTMLElement ? buttons.indexOf(focused) : -1;
    if (event.key === 'ArrowUp' && at === 0) field.current?.focus();
    else {
      const next = isInField ? 0 : nextPlace(event, at, buttons.length);
      if (next === null) return;
      buttons[next]?.focus();
    }
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the field and the list below it
    <div
      class="knowledge-search"
      data-testid="knowledge-search"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return move(event);
        // Back to the line, not out of the conversation.
        event.preventDefault();
        writing.isSearching.value = false;
      }}
    >
      <search class="suggestions-head">
        <input
          ref={field}
          type="search"
          class="knowledge-field"
          value={written.value}
          maxLength={SEARCH_MAX_CHARS}
          placeholder={words.suggestions.searchPlaceholder}
          aria-label={words.suggestions.search}
          data-testid="knowledge-field"
          onInput={(event) => write(event.currentTarget.value)}
        />
        <IconButton
          icon={X}
          name={words.suggestions.closeSearch}
          testId="close-search"
          onClick={() => {
            writing.isSearching.value = false;
          }}
        />
      </search>
      <p class="hint suggestions-found" role="status" data-testid="search-says">
        {asked.value === ''
          ? words.suggestions.snippets
          : found === undefined
            ? words.suggestions.looking
            : found.length === 0
              ? words.suggestions.nothing
              : isLocal
                ? words.suggestions.foundHere(found.length)
                : words.suggestions.found(found.length)}
      </p>
      <ul class="suggestion-rows knowledge-found" ref={list}>
        {(found ?? []).map((one) => (
          <SuggestionRow
            key={one.article}
            offered={one}
            place={null}
            text={inserting.textOf(one)}
            onInsert={() => {
              inserting.insert(one, line);
              writing.isSearching.value = false;
            }}
          />
        ))}
      </ul>
    </div>
  );
}
