import { useSignal } from '@preact/signals';
import { Ban, Ellipsis, RotateCcw } from 'lucide';
import { NOTE_MAX_CHARS } from '../../../../shared/protocol/limits.ts';
import type { VisitorAnswered } from '../../../../shared/protocol/messages/report.ts';
import { usePanel, useWords } from '../../state/panel.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Pill } from '../../ui/pill.tsx';

type BlockProps = {
  readonly visitor: string;
  readonly card: VisitorAnswered | undefined;
  readonly name: string;
};

/** Blocks somebody who abuses the chat, with a reason; and takes it back. */
export function BlockMenu({ visitor, card, name }: BlockProps) {
  const { commands, questions } = usePanel();
  const words = useWords();
  const isAsking = useSignal(false);
  const isBlocked = card?.isBlocked === true;
  const askAgain = () => questions.ask({ type: 'visitor.ask', visitor });
  return (
    <>
      {isBlocked && (
        <Pill tone="red" icon={Ban}>
          {words.visitor.blocked}
        </Pill>
      )}
      <Menu
        label={words.shell.more}
        align="end"
        class="menu-icon"
        testId="visitor-more"
        button={<Icon node={Ellipsis} />}
        choices={[
          isBlocked
            ? {
                id: 'unblock',
                testId: 'unblock',
                content: (
                  <>
                    <Icon node={RotateCcw} />
                    {words.visitor.unblock}
                  </>
                ),
                onChoose: () =>
                  commands.send({ type: 'visitor.unblock', visitor }, { onEnd: askAgain }),
              }
            : {
                id: 'block',
                testId: 'block',
                content: (
                  <>
                    <Icon node={Ban} />
                    {words.visitor.block}
                  </>
                ),
                onChoose: () => {
                  isAsking.value = true;
                },
              },
        ]}
      />
      {isAsking.value && (
        <BlockDialog
          name={name}
          onClose={() => {
            isAsking.value = false;
          }}
          onBlock={(reason) =>
            commands.send({ type: 'visitor.block', visitor, reason }, { onEnd: askAgain })
          }
        />
      )}
    </>
  );
}

type BlockDialogProps = {
  readonly name: string;
  readonly onClose: () => void;
  readonly onBlock: (reason: string) => void;
};

function BlockDialog({ name, onClose, onBlock }: BlockDialogProps) {
  const words = useWords();
  const reason = useSignal('');
  const isReady = reason.value.trim() !== '';
  const block = () => {
    if (!isReady) return;
    onBlock(reason.value.trim());
    onClose();
  };
  return (
    <Dialog
      title={words.visitor.blockTitle}
      testId="block-dialog"
      onClose={onClose}
      onSubmit={block}
      foot={
        <>
          <Button onClick={onClose}>{words.shell.cancel}</Button>
          <Button kind="danger" type="submit" isDisabled={!isReady} testId="block-confirm">
            {words.visitor.block}
          </Button>
        </>
      }
    >
      <p>
        <b>{name}</b>
      </p>
      <p class="hint">{words.visitor.blockHint}</p>
      <Field
        label={words.visitor.reason}
        value={reason.value}
        maxLength={NOTE_MAX_CHARS}
        lines={2}
        isRequired
        testId="block-reason"
        onInput={(text) => {
          reason.value = text;
        }}
      />
    </Dialog>
  );
}
