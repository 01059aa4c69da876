import { useSignal } from '@preact/signals';
import { Forward } from 'lucide';
import type { ApprovalCard } from '../../../../shared/protocol/messages/approval.ts';
import { usePanel, useWords } from '../../state/panel.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { canLower, movingOf } from './approvals.model.ts';
import { DelegateDialog } from './delegate-dialog.tsx';
import { LowerForm } from './lower-form.tsx';
import { RefuseForm } from './refuse-form.tsx';

/** Grant, lower, refuse or pass on; what needs words or a number opens in its place. */
export function ApprovalForms({ card }: { readonly card: ApprovalCard }) {
  const { commands } = usePanel();
  const words = useWords();
  const opened = useSignal<'lower' | 'refuse' | 'delegate' | null>(null);
  const said = words.mandate.approvals;
  const { approval, step } = card;
  const moving = movingOf(card, commands.pending.value);
  const shut = () => {
    opened.value = null;
  };
  const isMoving = () => movingOf(card, commands.pending.peek()) !== null;
  if (moving !== null) {
    return (
      <p class="hint" role="status" data-testid="approval-moving">
        {said.onItsWay[moving]}
      </p>
    );
  }
  if (opened.value === 'lower') return <LowerForm card={card} onClose={shut} />;
  if (opened.value === 'refuse') return <RefuseForm card={card} onClose={shut} />;
  return (
    <div class="approval-acts">
      <IconButton
        icon={Forward}
        name={said.delegate}
        testId="approval-delegate"
        onClick={() => {
          opened.value = 'delegate';
        }}
      />
      <Button
        testId="approval-refuse"
        onClick={() => {
          opened.value = 'refuse';
        }}
      >
        {said.refuse}
      </Button>
      {canLower(step) && (
        <Button
          testId="approval-lower"
          onClick={() => {
            opened.value = 'lower';
          }}
        >
          {said.lower}
        </Button>
      )}
      <Button
        kind="primary"
        testId="approval-grant"
        onClick={() => {
          if (isMoving()) return;
          commands.send({
            type: 'approval.answer',
            approval,
            answer: 'grant',
            step: null,
            words: '',
          });
        }}
      >
        {said.grant}
      </Button>
      {opened.value === 'delegate' && <DelegateDialog card={card} onClose={shut} />}
    </div>
  );
}
