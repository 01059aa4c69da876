import { useSignal } from '@preact/signals';
import { SendHorizontal } from 'lucide';
import { useEffect, useId, useRef } from 'preact/hooks';
import { LINE_MAX_CHARS, OUTBOX_LINES_MAX } from '../../../../shared/protocol/limits.ts';
import { usePanel, useWords } from '../../state/panel.ts';
import { IconButton } from '../../ui/button.tsx';

/** From here on what is left is counted. */
const COUNTED_CHARS = 200;

/** Where lines are written. The draft is kept until the background has the line in its outbox. */
export function Composer({ conversation }: { readonly conversation: string }) {
  const { queries, afloat, commands, typing } = usePanel();
  const words = useWords();
  const text = useSignal('');
  const field = useRef<HTMLTextAreaElement>(null);
  const isSending = useRef(false);
  const noteId = useId();
  const isFull = commands.pending.value.length >= OUTBOX_LINES_MAX;
  const left = LINE_MAX_CHARS - text.value.length;

  useEffect(() => {
    field.current?.focus();
    return queries.watch(
      () => queries.draft(conversation),
      (draft) => {
        // What was kept while writing is told late: until the draft is empty, it is the line just sent.
        if (isSending.current) isSending.current = draft !== '';
        // Text given back after a refusal arrives here too; what is being written goes first.
        else if (text.peek() === '') text.value = draft;
      },
    );
  }, [queries, conversation, text]);

  const write = (next: string) => {
    text.value = next;
    void queries.keepDraft(conversation, next);
    typing.note(conversation, next !== '');
  };
  const send = () => {
    const said = text.peek();
    if (said.trim() === '' || isFull) return;
    text.value = '';
    isSending.current = true;
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
