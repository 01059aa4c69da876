import { useSignal } from '@preact/signals';
import { Check, Copy } from 'lucide';
import { usePanel, useWords } from '../../state/panel.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { sayRefusal } from '../../words/words.ts';

type CodeProps = {
  readonly name: string;
  /** The command whose ack brings the code. */
  readonly command: string;
  readonly onClose: () => void;
  readonly onAgain: () => void;
};

/** The one-use code, until when it works, and the address that goes with it. */
export function CodeDialog({ name, command, onClose, onAgain }: CodeProps) {
  const { commands, tables, clock } = usePanel();
  const words = useWords();
  const isCopied = useSignal(false);
  const ending = commands.ending(command).value;
  const url = tables.pairing.value?.url ?? '';
  const isExpired = ending?.kind === 'acked' && ending.expiresAt <= clock.second.value;

  return (
    <Dialog
      title={words.people.codeFor(name)}
      testId="code-dialog"
      onClose={onClose}
      onSubmit={onClose}
      foot={
        <>
          {isExpired && <Button onClick={onAgain}>{words.people.reinvite}</Button>}
          {ending?.kind === 'acked' && !isExpired && (
            <Button
              icon={isCopied.value ? Check : Copy}
              testId="copy-code"
              onClick={() => {
                void navigator.clipboard.writeText(`${url}\n${ending.code}`).then(() => {
                  isCopied.value = true;
                });
              }}
            >
              {isCopied.value ? words.people.copied : words.people.copy}
            </Button>
          )}
          <Button kind="primary" type="submit">
            {words.shell.close}
          </Button>
        </>
      }
    >
      <div role="status">
        {ending === undefined && <p class="hint">{words.people.waitCode}</p>}
        {ending?.kind === 'refused' && (
          <p>
            {words.commands['agent.invite']}{' '}
            {sayRefusal(words, { ...ending, kind: ending.refusal })}
          </p>
        )}
        {ending?.kind === 'acked' && isExpired && (
          <p>{words.people.codeExpired(words.time.clock(ending.expiresAt))}</p>
        )}
        {ending?.kind === 'acked' && !isExpired && (
          <>
            <p class="code" data-testid="code">
              {ending.code}
            </p>
            <p class="hint">{words.people.codeHint(words.time.clock(ending.expiresAt))}</p>
            <p class="code-address">{url}</p>
          </>
        )}
      </div>
    </Dialog>
  );
}
