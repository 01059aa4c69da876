import { useSignal } from '@preact/signals';
import { REASON_MAX_CHARS } from '../../../../shared/protocol/limits.ts';
import type { ApprovalCard } from '../../../../shared/protocol/messages/approval.ts';
import type { Step } from '../../../../shared/protocol/messages/mandate.ts';
import { usePanel, useWords } from '../../state/panel.ts';
import { useAnswers } from '../../state/use-live.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { writeMoney } from '../../words/money.ts';
import { sayChip } from '../../words/say-step.ts';
import type { Words } from '../../words/words.ts';
import { readLower, stepsBelow } from './approvals.model.ts';
import { useInPlace } from './use-in-place.ts';

type LowerProps = { readonly card: ApprovalCard; readonly onClose: () => void };

/** Less of what was asked: a step that is ready, or a size by hand. */
export function LowerForm({ card, onClose }: LowerProps) {
  const { commands } = usePanel();
  const words = useWords();
  const written = useSignal('');
  const says = useSignal('');
  const isTried = useSignal(false);
  const place = useInPlace(onClose);
  const said = words.mandate.approvals;
  const { approval, mandate, step, currency } = card;
  const { rows } = useAnswers([{ type: 'mandates.ask' }]);
  const answer = rows?.[0]?.answer;
  const terms =
    answer?.type === 'mandates.answered'
      ? answer.mandates.find((one) => one.mandate === mandate)?.terms
      : undefined;
  const allowed = readLower(step, written.value, currency);
  const isWrong = isTried.value && allowed === null;

  return (
    <form
      class="approval-form"
      data-testid="lower-form"
      {...place}
      onSubmit={(event) => {
        event.preventDefault();
        isTried.value = true;
        if (allowed === null) return;
        commands.send({
          type: 'approval.answer',
          approval,
          answer: 'lower',
          step: allowed,
          words: says.peek().trim(),
        });
        onClose();
      }}
    >
      <Field
        label={`${said.lowerTo} (${step.kind === 'percentage' ? '%' : currency})`}
        value={written.value}
        kind="numeric"
        maxLength={12}
        testId="lower-to"
        error={isWrong ? said.lowerWrong(sayChip(words, step, currency)) : undefined}
        onInput={(text) => {
          written.value = text;
        }}
      />
      <div class="ready">
        {stepsBelow(step, terms).map((less) => {
          const chip = sayChip(words, less, currency);
          return (
            <button
              key={chip}
              type="button"
              class="pill pill-petrol pill-button"
              data-testid="lower-step"
              onClick={() => {
                written.value = writeSize(less, currency, words.language);
              }}
            >
              {chip}
            </button>
          );
        })}
      </div>
      <Field
        label={said.words}
        hint={said.wordsHint}
        value={says.value}
        lines={2}
        maxLength={REASON_MAX_CHARS}
        testId="lower-words"
        onInput={(text) => {
          says.value = text;
        }}
      />
      <div class="approval-acts">
        <Button onClick={onClose}>{words.shell.cancel}</Button>
        <Button kind="primary" type="submit" testId="lower-confirm">
          {said.lower}
        </Button>
      </div>
    </form>
  );
}

function writeSize(step: Step, currency: string, language: Words['language']): string {
  if (step.kind === 'percentage') return String(step.percent);
  return 'minor' in step ? writeMoney(step.minor, currency, language) : '';
}
