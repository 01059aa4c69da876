import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { LINE_MAX_CHARS } from '../../../shared/protocol/limits.ts';
import type { ChatProps } from './chat-props.ts';
import { Icon } from './icon.tsx';
import { sceneOf } from './scene.ts';

/** Where the visitor writes. Enter sends, except where a thumb types: there it begins a new line. */
export function Composer({ state, words, acts }: ChatProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useState(state.draft);
  // Before paint: a late effect would bring back the text of the line just sent.
  useLayoutEffect(() => setDraft(state.draft), [state.draft]);

  const send = (): void => {
    if (draft.trim() === '' || state.isFull) return;
    // What cannot be taken stays in the field: it is emptied by the state that follows.
    acts.say(draft);
    field.current?.focus();
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {state.isFull && (
        <p class="full" role="status">
          {words.full}
        </p>
      )}
      <textarea
        ref={field}
        aria-label={words.write}
        placeholder={words.writeHint}
        maxLength={LINE_MAX_CHARS}
        rows={rowsOf(draft)}
        enterkeyhint="send"
        value={draft}
        onInput={({ currentTarget: { value } }) => {
          setDraft(value);
          acts.typed(value);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing || isThumb()) return;
          event.preventDefault();
          send();
        }}
      />
      <button
        type="submit"
        class="send"
        aria-label={words.send}
        title={words.send}
        aria-disabled={draft.trim() === ''}
      >
        <Icon name="send" />
      </button>
      {sceneOf(state) === 'talking' && (
        <label class="share-draft">
          <input
            type="checkbox"
            checked={state.isDraftShared}
            onChange={({ currentTarget: { checked } }) => acts.shareDraft(checked)}
          />
          {words.shareDraft(state.conversation?.agentName ?? words.somebody)}
        </label>
      )}
    </form>
  );
}

const ROWS_MAX = 5;
/** About what fits on one row of the chat. */
const ROW_CHARS = 38;

/** Counted, not measured: measuring would lay the shop's page out again with every key. */
function rowsOf(draft: string): number {
  const rows = draft
    .split('\n')
    .reduce((sum, row) => sum + Math.max(1, Math.ceil(row.length / ROW_CHARS)), 0);
  return Math.min(ROWS_MAX, rows);
}

const isThumb = (): boolean => matchMedia('(hover: none) and (pointer: coarse)').matches;
