import { useSignal } from '@preact/signals';
import { REASON_MAX_CHARS } from '../../../../shared/protocol/limits.ts';
import type { ApprovalCard } from '../../../../shared/protocol/messages/approval.ts';
import { usePanel, useWords } from '../../state/panel.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Ready } from '../../ui/ready.tsx';
import { useInPlace } from './use-in-place.ts';

type RefuseProps = { readonly card: ApprovalCard; readonly onClose: () => void };

/** A no comes with words: the agent has to go on with it. */
export function RefuseForm({ card, onClose }: RefuseProps) {
  const { commands } = usePanel();
  const words = useWords();
  const says = useSignal('');
  const isTried = useSignal(false);
  const place = useInPlace(onClose);
  const said = words.mandate.approvals;
  return (
    <form
      class="approval-form"
      data-testid="refuse-form"
      {...place}
      onSubmit={(event) => {
        event.preventDefault();
        isTried.value = true;
        const why = says.peek().trim();
        if (why === '') return;
        commands.send({
          type: 'approval.answer',
          approval: card.approval,
          answer: 'refuse',
          step: null,
          words: why,
        });
        onClose();
      }}
    >
      <Ready
        sentences={said.refusals}
        onChoose={(sentence) => {
          says.value = sentence;
        }}
      />
      <Field
        label={said.words}
        hint={said.wordsHint}
        value={says.value}
        lines={2}
        maxLength={REASON_MAX_CHARS}
        testId="refuse-words"
        error={isTried.value && says.value.trim() === '' ? said.refuseMissing : undefined}
        onInput={(text) => {
          says.value = text;
        }}
      />
      <div class="approval-acts">
        <Button onClick={onClose}>{words.shell.cancel}</Button>
        <Button kind="danger" type="submit" testId="refuse-confirm">
          {said.refuse}
        </Button>
      </div>
    </form>
  );
}
