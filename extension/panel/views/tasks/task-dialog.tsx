import { useSignal } from '@preact/signals';
import { NOTE_MAX_CHARS } from '../../../../shared/protocol/limits.ts';
import type { TaskCard } from '../../../../shared/protocol/messages/approval.ts';
import { usePanel, useWords } from '../../state/panel.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Choose, Field } from '../../ui/field.tsx';
import { sayTask } from '../../words/say-step.ts';
import { capital } from '../../words/words.ts';
import { owners } from './tasks.model.ts';

type TaskProps = { readonly card: TaskCard; readonly onClose: () => void };

/** Done, could not be done, or somebody else does it. */
export function TaskDialog({ card, onClose }: TaskProps) {
  const { commands, tables, places, clock } = usePanel();
  const words = useWords();
  const note = useSignal(card.note);
  const owner = useSignal(card.owner);
  const isTried = useSignal(false);
  const said = words.mandate.tasks;
  const { task, conversation, dueAt } = card;
  const me = tables.me.value?.agent ?? null;
  const isOpen = card.state === 'open';
  const isPassed = isOpen && owner.value !== card.owner;
  const pass = () => {
    commands.send({ type: 'task.assign', task, owner: owner.peek() });
    onClose();
  };
  const settle = (state: 'done' | 'failed') => {
    if (!isOpen) return onClose();
    isTried.value = state === 'failed';
    const says = note.peek().trim();
    if (state === 'failed' && says === '') return;
    commands.send({ type: 'task.settle', task, state, note: says });
    onClose();
  };
  return (
    <Dialog
      title={capital(sayTask(words, card))}
      testId="task-dialog"
      onClose={onClose}
      onSubmit={() => (isPassed ? pass() : settle('done'))}
      foot={
        <>
          <Button onClick={onClose}>{words.shell.cancel}</Button>
          {isOpen && !isPassed && (
            <Button testId="task-failed" onClick={() => settle('failed')}>
              {said.couldNot}
            </Button>
          )}
          {isOpen && (
            <Button kind="primary" type="submit" testId={isPassed ? 'task-pass' : 'task-done'}>
              {isPassed ? said.passOn : said.done}
            </Button>
          )}
        </>
      }
    >
      <p class="hint">
        {isOpen
          ? (dueAt < clock.calm.value ? said.overdue : said.due)(
              words.time.until(dueAt, clock.calm.value),
            )
          : (card.state === 'done' ? said.carriedOut : said.failed) +
            (card.note && `: ${card.note}`)}
      </p>
      <button
        type="button"
        class="link-button"
        onClick={() => {
          onClose();
          places.go({ view: 'conversation', conversation });
        }}
      >
        {said.conversation}
      </button>
      {isOpen && (
        <>
          <Field
            label={said.note}
            hint={said.noteHint}
            value={note.value}
            lines={2}
            maxLength={NOTE_MAX_CHARS}
            testId="task-note"
            error={isTried.value && note.value.trim() === '' ? said.noteMissing : undefined}
            onInput={(text) => {
              note.value = text;
            }}
          />
          <Choose
            label={said.owner}
            value={owner.value}
            choices={owners(tables.agents.value ?? [], card).map(({ agent, name }) => ({
              value: agent,
              words: agent === me ? said.me(name) : name,
            }))}
            testId="task-owner"
            onChange={(agent) => {
              owner.value = agent;
            }}
          />
        </>
      )}
    </Dialog>
  );
}
