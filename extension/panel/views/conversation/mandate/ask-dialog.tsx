import { useSignal } from '@preact/signals';
import { REASON_MAX_CHARS } from '../../../../../shared/protocol/limits.ts';
import { usePanel, useWords } from '../../../state/panel.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Ready } from '../../../ui/ready.tsx';
import { sayStep } from '../../../words/say-step.ts';
import type { ToAsk } from './giving.ts';

type AskProps = {
  readonly conversation: string;
  readonly toAsk: ToAsk;
  readonly onClose: () => void;
};

/** Why a lead should allow it, in a few words of one's own or a ready one. */
export function AskDialog({ conversation, toAsk, onClose }: AskProps) {
  const { commands, newId } = usePanel();
  const words = useWords();
  const reason = useSignal('');
  const isTried = useSignal(false);
  const { mandate, version, step, what, cost, currency } = toAsk;
  const said = sayStep(words, step, currency, what);

  const ask = () => {
    isTried.value = true;
    const why = reason.peek().trim();
    if (why === '') return;
    const approval = newId();
    commands.send({
      type: 'approval.ask',
      approval,
      conversation,
      mandate,
      version,
      step,
      reason: why,
    });
    onClose();
  };
  return (
    <Dialog
      title={words.mandate.askTitle(said)}
      testId="ask-dialog"
      onClose={onClose}
      onSubmit={ask}
      foot={
        <>
          <Button onClick={onClose}>{words.shell.cancel}</Button>
          <Button kind="primary" type="submit" testId="ask-confirm">
            {words.mandate.askDo}
          </Button>
        </>
      }
    >
      <p class="hint">{words.mandate.askHint(words.number.money(cost, currency))}</p>
      <Ready
        sentences={words.mandate.reasons}
        onChoose={(sentence) => {
          reason.value = sentence;
        }}
      />
      <Field
        label={words.mandate.reason}
        value={reason.value}
        lines={2}
        maxLength={REASON_MAX_CHARS}
        testId="ask-reason"
        error={
          isTried.value && reason.value.trim() === '' ? words.mandate.reasonMissing : undefined
        }
        onInput={(text) => {
          reason.value = text;
        }}
      />
    </Dialog>
  );
}
