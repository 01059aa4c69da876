import { useSignal } from '@preact/signals';
import { Hand } from 'lucide';
import { NOTE_MAX_CHARS } from '../../../../shared/protocol/limits.ts';
import type { ConversationCard } from '../../../../shared/protocol/messages/conversation.ts';
import { usePanel, useWords } from '../../state/panel.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { canTakeOver } from './hand-over.model.ts';

type HeldProps = { readonly card: ConversationCard };

/** Nobody has it: one click and it is yours. */
export function Waiting({ card }: HeldProps) {
  const { commands } = usePanel();
  const words = useWords();
  const { conversation } = card;
  return (
    <div class="foot">
      <p>{words.conversation.inQueue}</p>
      <Button
        kind="primary"
        icon={Hand}
        testId="take"
        isDisabled={commands.pending.value.some(
          (body) => body.type === 'conversation.accept' && body.conversation === conversation,
        )}
        onClick={() => commands.send({ type: 'conversation.accept', conversation })}
      >
        {words.floor.take}
      </Button>
    </div>
  );
}

/** A colleague has it: who, and taking over where that is allowed. */
export function HeldElsewhere({ card }: HeldProps) {
  const { tables, commands } = usePanel();
  const words = useWords();
  const isAsking = useSignal(false);
  const me = tables.me.value ?? null;
  const holder = tables.agents.value?.find(({ agent }) => agent === card.holder);
  const isTaking = commands.pending.value.some(
    (body) => body.type === 'conversation.take-over' && body.conversation === card.conversation,
  );
  return (
    <div class="foot">
      <p>{words.conversation.heldBy(holder?.name ?? words.floor.somebody)}</p>
      {canTakeOver(card, me, holder) && (
        <Button
          icon={Hand}
          testId="take-over"
          isDisabled={isTaking}
          onClick={() => {
            isAsking.value = true;
          }}
        >
          {words.conversation.takeOver}
        </Button>
      )}
      {isAsking.value && (
        <TakeOverDialog
          card={card}
          onClose={() => {
            isAsking.value = false;
          }}
        />
      )}
    </div>
  );
}

function TakeOverDialog({ card, onClose }: HeldProps & { readonly onClose: () => void }) {
  const { commands } = usePanel();
  const words = useWords();
  const note = useSignal('');
  return (
    <Dialog
      title={words.conversation.takeOverTitle}
      testId="take-over-dialog"
      onClose={onClose}
      onSubmit={() => {
        const { conversation } = card;
        commands.send({ type: 'conversation.take-over', conversation, note: note.value.trim() });
        onClose();
      }}
      foot={
        <>
          <Button onClick={onClose}>{words.shell.cancel}</Button>
          <Button kind="primary" type="submit" testId="take-over-confirm">
            {words.conversation.takeOver}
          </Button>
        </>
      }
    >
      <p class="hint">{words.conversation.takeOverHint}</p>
      <Field
        label={words.wrapUp.note}
        hint={words.conversation.noteOptional}
        value={note.value}
        lines={2}
        maxLength={NOTE_MAX_CHARS}
        testId="take-over-note"
        onInput={(text) => {
          note.value = text;
        }}
      />
    </Dialog>
  );
}
