import { type Signal, useSignal, useSignalEffect } from '@preact/signals';
import { SendHorizontal } from 'lucide';
import { useEffect, useId, useRef } from 'preact/hooks';
import { LINE_MAX_CHARS, OUTBOX_LINES_MAX } from '../../../../shared/protocol/limits.ts';
import { usePanel, useWords } from '../../state/panel.ts';
import { IconButton } from '../../ui/button.tsx';

/** From here on what is left is counted. */
const COUNTED_CHARS = 200;

type ComposerProps = {
  readonly conversation: string;
  /** A refused line that should be written again. */
  readonly takenBack: Signal<string | null>;
};

/** Where lines are written. The draft is kept until the background has the line in its outbox. */
export function Composer({ conversation, takenBack }: ComposerProps) {
  const { queries, afloat, commands, typing } = usePanel();
  const words = useWords();
  const text = useSignal('');
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
  }, [queries, conversation, text]);
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
    void queries.keepDraft(conversation, next);
    typing.note(conversation, next !== '');
  };
  const send = () => {
    const said = text.peek();
    if (said.trim() === '' || isFull) return;
    text.value = '';
    typing.note(conversation, false);
    afloat.say(conversation, said.trim(), () => {
      if (text.peek() === '') void queries.keepDraft(conversation, '');
    });
    field.current?.focus();
  };

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
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            send();
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
          : left <= COUNTED_CHARS
            ? words.conversation.charsLeft(left)
            : ''}
      </p>
    </div>
  );
}
