import { useSignal } from '@preact/signals';
import { NOTE_MAX_CHARS } from '../../../../shared/protocol/limits.ts';
import type { ConversationCard } from '../../../../shared/protocol/messages/conversation.ts';
import { usePanel, useWords } from '../../state/panel.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { canTakeMore } from './hand-over.model.ts';

type HandOverProps = { readonly card: ConversationCard; readonly onClose: () => void };

/** To a colleague who has room, or to the queue; with a note. */
export function HandOverDialog({ card, onClose }: HandOverProps) {
  const { commands, tables } = usePanel();
  const words = useWords();
  const to = useSignal<string | null>(null);
  const note = useSignal('');
  const me = tables.me.value?.agent ?? null;
  const others = (tables.agents.value ?? []).filter((agent) => canTakeMore(agent, me));
  return (
    <Dialog
      title={words.conversation.handOverTitle}
      testId="hand-over-dialog"
      onClose={onClose}
      onSubmit={() => {
        commands.send({
          type: 'conversation.hand-over',
          conversation: card.conversation,
          to: to.value,
          note: note.value.trim(),
        });
        onClose();
      }}
      foot={
        <>
          <Button onClick={onClose}>{words.shell.cancel}</Button>
          <Button kind="primary" type="submit" testId="hand-over-confirm">
            {words.conversation.handOver}
          </Button>
        </>
      }
    >
      <fieldset class="choices">
        <legend class="sr-only">{words.conversation.handOverTitle}</legend>
        <Target
          id={null}
          name={words.conversation.toQueue}
          hint={words.conversation.toQueueHint}
          chosen={to.value}
          onChoose={(id) => {
            to.value = id;
          }}
        />
        {others.map(({ agent, name, open, capacity }) => (
          <Target
            key={agent}
            id={agent}
            name={name}
            hint={words.shell.load(open, capacity)}
            chosen={to.value}
            onChoose={(id) => {
              to.value = id;
            }}
          />
        ))}
      </fieldset>
      {others.length === 0 && <p class="hint">{words.conversation.nobodyElse}</p>}
      <Field
        label={words.conversation.note}
        hint={words.conversation.noteOptional}
        value={note.value}
        lines={2}
        maxLength={NOTE_MAX_CHARS}
        testId="hand-over-note-field"
        onInput={(text) => {
          note.value = text;
        }}
      />
    </Dialog>
  );
}

type TargetProps = {
  readonly id: string | null;
  readonly name: string;
  readonly hint: string;
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
};

function Target({ id, name, hint, chosen, onChoose }: TargetProps) {
  return (
    <label class="choice" data-testid="hand-over-target" data-agent={id ?? ''}>
      <input
        type="radio"
        name="hand-over-to"
        checked={chosen === id}
        onChange={() => onChoose(id)}
      />
      <span>
        {name}
        <span class="hint">{hint}</span>
      </span>
    </label>
  );
}
