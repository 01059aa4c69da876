import './tasks.css';
import { useSignal } from '@preact/signals';
import { ClipboardList, ClockAlert, TriangleAlert } from 'lucide';
import type { TaskCard } from '../../../../shared/protocol/messages/approval.ts';
import { usePanel, useWords } from '../../state/panel.ts';
import { Icon } from '../../ui/icon.tsx';
import { List } from '../../ui/list.tsx';
import { visitorName } from '../floor/floor.model.ts';
import { TaskDialog } from './task-dialog.tsx';
import { isTaskMoving, tasksFor } from './tasks.model.ts';

/** Goodwill that people have to carry out: only there when there is any. */
export function Tasks() {
  const { tables, clock } = usePanel();
  const words = useWords();
  const opened = useSignal<string | null>(null);
  const tasks = tasksFor(tables.tasks.value ?? [], tables.me.value ?? null, clock.calm.value);
  const open = tasks.find(({ task }) => task === opened.value);
  if (tasks.length === 0) return null;
  return (
    <section aria-labelledby="tasks-title" data-testid="tasks">
      <h2 id="tasks-title" class="section-title">
        {words.mandate.tasks.title}
        <span class="count">{words.number.count(tasks.length)}</span>
      </h2>
      <List label={words.mandate.tasks.title}>
        {tasks.map((card) => (
          <TaskRow
            key={card.task}
            card={card}
            onOpen={() => {
              opened.value = card.task;
            }}
          />
        ))}
      </List>
      {open !== undefined && (
        <TaskDialog
          card={open}
          onClose={() => {
            opened.value = null;
          }}
        />
      )}
    </section>
  );
}

/** What, for whom, by when, and whose when it is a colleague's. */
function TaskRow({ card, onOpen }: { readonly card: TaskCard; readonly onOpen: () => void }) {
  const { tables, clock, commands } = usePanel();
  const words = useWords();
  const { task, what, owner, dueAt, state, note } = card;
  const now = clock.calm.value;
  const isFailed = state === 'failed';
  const isLate = !isFailed && dueAt < now;
  const due = words.time.until(dueAt, now);
  const person = tables.agents.value?.find(({ agent }) => agent === owner);
  const isMine = owner === tables.me.value?.agent;
  const icon = isFailed ? TriangleAlert : isLate ? ClockAlert : ClipboardList;
  return (
    <li
      class={`row task-row ${isFailed ? 'row-red' : isLate ? 'row-hesitates' : ''}`}
      data-testid="task"
      data-state={state}
    >
      <button type="button" class="row-main" data-row={task} onClick={onOpen}>
        <span class="row-line">
          <Icon node={icon} />
          <span class="row-name">
            {what}
            <span class="task-for"> {words.mandate.tasks.for(useVisitorName(card))}</span>
          </span>
        </span>
        <span class="row-line row-second">
          <span class="row-words">
            {isFailed ? (
              <span class="task-failed">
                {words.mandate.tasks.failed}
                {note !== '' && `: ${note}`}
              </span>
            ) : (
              <span class={isLate ? 'task-late' : ''}>
                {isLate ? words.mandate.tasks.overdue(due) : words.mandate.tasks.due(due)}
              </span>
            )}
          </span>
          <span class="row-aside">
            {isTaskMoving(card, commands.pending.value)
              ? words.mandate.tasks.moving
              : isMine
                ? ''
                : words.mandate.tasks.of(person?.name ?? words.floor.somebody)}
          </span>
        </span>
      </button>
    </li>
  );
}

function useVisitorName({ conversation, visitor }: TaskCard): string {
  const { tables } = usePanel();
  const words = useWords();
  const talk = tables.conversations.value?.find((one) => one.conversation === conversation);
  return visitorName(words, talk?.visitorName ?? null, visitor);
}
