import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { NOTE_MAX_CHARS } from '../../../../shared/protocol/limits.ts';
import type { ConversationCard } from '../../../../shared/protocol/messages/conversation.ts';
import { usePanel, useWords } from '../../state/panel.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import type { Disposition } from './use-dispositions.ts';

type WrapUpProps = {
  readonly card: ConversationCard;
  readonly dispositions: readonly Disposition[];
};

/** After the talking: how it ended, and what a colleague should know. */
export function WrapUp({ card, dispositions }: WrapUpProps) {
  const { commands, places } = usePanel();
  const words = useWords();
  const picked = useSignal<string | null>(null);
  // What the policy no longer has is not chosen, also when it was a moment ago.
  const disposition = dispositions.find(({ id }) => id === picked.value)?.id ?? null;
  const note = useSignal('');
  const isTried = useSignal(false);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);

  const save = () => {
    isTried.value = true;
    if (disposition === null) {
      first.current?.focus();
      return;
    }
    commands.send({
      type: 'conversation.wrap-up',
      conversation: card.conversation,
      disposition,
      note: note.value.trim(),
    });
    places.go({ view: 'floor' });
  };
  return (
    <form
      class="foot wrap-up"
      data-testid="wrap-up"
      aria-label={words.wrapUp.title}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <fieldset class="choices choices-wide">
        <legend>{words.wrapUp.disposition}</legend>
        {dispositions.map(({ id, says }, at) => (
          <label key={id} class="choice" data-testid={`disposition-${id}`}>
            <input
              type="radio"
              name="disposition"
              ref={at === 0 ? first : null}
              checked={disposition === id}
              onChange={() => {
                picked.value = id;
              }}
            />
            <span>{says}</span>
          </label>
        ))}
      </fieldset>
      {isTried.value && disposition === null && (
        <p class="hint hint-error" role="alert">
          {words.wrapUp.choose}
        </p>
      )}
      <Field
        label={words.wrapUp.note}
        hint={words.wrapUp.noteHint}
        value={note.value}
        lines={2}
        maxLength={NOTE_MAX_CHARS}
        testId="wrap-up-note"
        onInput={(text) => {
          note.value = text;
        }}
      />
      <div class="foot-acts">
        <Button kind="primary" type="submit" testId="wrap-up-save">
          {words.wrapUp.save}
        </Button>
      </div>
    </form>
  );
}
