import { type Signal, useSignal, useSignalEffect } from '@preact/signals';
import { BookSearch, SendHorizontal } from 'lucide';
import { useEffect, useId, useRef } from 'preact/hooks';
import { isVariable, namesIn } from '../../../../shared/kernel/snippet.ts';
import { LINE_MAX_CHARS, OUTBOX_LINES_MAX } from '../../../../shared/protocol/limits.ts';
import type { SuggestionUse } from '../../../../shared/protocol/messages/suggestion.ts';
import { usePanel, useWords } from '../../state/panel.ts';
import { IconButton } from '../../ui/button.tsx';
import { insertedBy, putIn } from './suggestions/suggestions.model.ts';
import type { Writing } from './suggestions/writing.ts';

/** From here on what is left is counted. */
const COUNTED_CHARS = 200;

type ComposerProps = {
  readonly conversation: string;
  /** A refused line that should be written again. */
  readonly takenBack: Signal<string | null>;
  readonly writing: Writing;
};

/** Where lines are written. The draft is kept until the background has the line in its outbox. */
export function Composer({ conversation, takenBack, writing }: ComposerProps) {
  const { queries, afloat, commands, typing } = usePanel();
  const words = useWords();
  const text = useSignal('');
  // What the line was made from, for as long as any of it may be left.
  const made = useSignal<SuggestionUse | null>(null);
  const sentOpen = useSignal<string | null>(null);
  const hasWritten = useRef(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const noteId = useId();
  const isFull = commands.pending.value.length >= OUTBOX_LINES_MAX;
  const left = LINE_MAX_CHARS - text.value.length;

  useEffect(() => {
    field.current?.focus();
    // Read once, never followed: what this field itself keeps would come back after the line was sent.
    void queries.draft(conversation).then((draft) => {
      if (!hasWritten.current) text.value = draft;
    });
    void queries.draftMadeFrom(conversation).then((suggestion) => {
      if (!hasWritten.current) made.value = suggestion;
    });
  }, [queries, conversation, text, made]);
  useSignalEffect(() => {
    writing.isEmpty.value = text.value === '';
  });
  useSignalEffect(() => {
    const insertion = writing.inserted.value;
    if (insertion === null) return;
    writing.inserted.value = null;
    insert(insertion.text, insertion.suggestion);
  });
  useSignalEffect(() => {
    const given = takenBack.value;
    if (given === null) return;
    takenBack.value = null;
    // What is being written goes first.
    if (text.peek() === '') write(given);
  });

  const write = (next: string) => {
    hasWritten.current = true;
    text.value = next;
    if (next.trim() === '') made.value = null;
    writing.acts.value += 1;
    void queries.keepDraft(conversation, next, made.peek());
    typing.note(conversation, next !== '');
  };
  /** What is open, to be written over; else behind what was put in. */
  const select = (end: number) => {
    const [place = ''] = openIn(text.peek());
    const from = place === '' ? end : text.peek().indexOf(place);
    // Once the field has the text.
    requestAnimationFrame(() => field.current?.setSelectionRange(from, from + place.length));
  };
  const insert = (given: string, suggestion: SuggestionUse | null) => {
    const before = text.peek();
    const from = field.current?.selectionStart ?? before.length;
    const to = field.current?.selectionEnd ?? before.length;
    const next = putIn(before, from, to, given);
    made.value = suggestion;
    write(next.text.slice(0, LINE_MAX_CHARS));
    field.current?.focus();
    select(next.end);
  };
  const send = () => {
    const said = text.peek();
    if (said.trim() === '' || isFull) return;
    if (openIn(said).length > 0 && sentOpen.peek() !== said) {
      // Said first, and sent all the same when it is meant.
      sentOpen.value = said;
      select(said.length);
      return;
    }
    const suggestion = made.peek();
    text.value = '';
    made.value = null;
    writing.acts.value += 1;
    typing.note(conversation, false);
    afloat.say(
      conversation,
      said.trim(),
      () => {
        if (text.peek() === '') void queries.keepDraft(conversation, '');
      },
      suggestion,
    );
    field.current?.focus();
  };
  const open = openIn(text.value);

  return (
    <div class="composer">
      <div class="composer-box">
        <textarea
          ref={field}
          class="composer-text"
          rows={1}
          value={text.value}
          maxLength={LINE_MAX_CHARS}
          placeholder={words.conversation.write}
          aria-label={words.conversation.writeLabel}
          aria-describedby={noteId}
          title={words.conversation.writeHint}
          data-testid="composer"
          onInput={(event) => write(event.currentTarget.value)}
          onBlur={() => typing.note(conversation, false)}
          onKeyDown={(event) => {
            if (event.isComposing) return;
            const isEmpty = text.peek() === '';
            const at = insertedBy(event, isEmpty);
            if (at !== null && writing.insertAt.current?.(at) === true) event.preventDefault();
            else if (event.key === 'Escape' && writing.hide.current?.() === true) {
              event.preventDefault();
            } else if (event.key === '/' && isEmpty && !event.ctrlKey && !event.metaKey) {
              event.preventDefault();
              writing.isSearching.value = true;
            } else if (event.key === 'Enter' && !event.shiftKey) {
              event.preventDefault();
              send();
            }
          }}
        />
        <IconButton
          icon={BookSearch}
          name={words.suggestions.search}
          testId="knowledge"
          class="send"
          isPressed={writing.isSearching.value}
          onClick={() => {
            writing.isSearching.value = !writing.isSearching.value;
          }}
        />
        <IconButton
          icon={SendHorizontal}
          name={words.conversation.send}
          testId="send"
          class="send"
          isDisabled={text.value.trim() === '' || isFull}
          onClick={send}
        />
      </div>
      <p id={noteId} class="hint composer-note" role="status">
        {isFull
          ? words.conversation.outboxFull
          : open.length > 0
            ? words.suggestions.stillOpen(open.join(', '), sentOpen.value === text.value)
            : left <= COUNTED_CHARS
              ? words.conversation.charsLeft(left)
              : ''}
      </p>
    </div>
  );
}

/** What a snippet left open and nobody has filled in, as it stands in the line. */
function openIn(text: string): readonly string[] {
  return namesIn(text)
    .filter(isVariable)
    .map((name) => `{${name}}`);
}
