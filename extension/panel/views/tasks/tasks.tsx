import './tasks.css';
import { useSignal } from '@preact/signals';
import { CircleCheck, ClipboardList, ClockAlert, TriangleAlert } from 'lucide';
import type { TaskCard } from '../../../../shared/protocol/messages/approval.ts';
import { usePanel, useWords } from '../../state/panel.ts';
import { Icon } from '../../ui/icon.tsx';
import { List } from '../../ui/list.tsx';
import { sayTask } from '../../words/say-step.ts';
import { visitorName } from '../floor/floor.model.ts';
import { TaskDialog } from './task-dialog.tsx';
import { isTaskMoving, tasksFor } from './tasks.model.ts';

/** Done ones in sight; older ones follow when they are asked for. */
const DONE_SHOWN_MAX = 3;

/** Goodwill that people have to carry out: only there when there is any. */
export function Tasks() {
  const { tables, clock } = usePanel();
  const words = useWords();
  const opened = useSignal<string | null>(null);
  const isAllShown = useSignal(false);
  const tasks = tasksFor(tables.tasks.value ?? [], tables.me.value ?? null, clock.calm.value);
  const open = tasks.find(({ task }) => task === opened.value);
  if (tasks.length === 0) return null;
  const said = words.mandate.tasks;
  const toDo = tasks.filter(({ state }) => state === 'open').length;
  const done = tasks.filter(({ state }) => state === 'done');
  const folded = isAllShown.value ? [] : done.slice(DONE_SHOWN_MAX);
  const title = toDo === 0 ? said.titleOver : said.title;
  return (
    <section aria-labelledby="tasks-title" data-testid="tasks">
      <h2 id="tasks-title" class="section-title">
        {title}
        {toDo > 0 && <span class="count">{words.number.count(toDo)}</span>}
      </h2>
      <List label={title}>
        {tasks.slice(0, tasks.length - folded.length).map((card) => (
          <TaskRow
            key={card.task}
            card={card}
            onOpen={() => {
              opened.value = card.task;
            }}
          />
        ))}
      </List>
      {folded.length > 0 && (
        <button
          type="button"
          class="link-button tasks-others"
          data-testid="tasks-others"
          onClick={() => {
            isAllShown.value = true;
          }}
        >
          {said.others(folded.length)}
        </button>
      )}
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
  const { task, owner, dueAt, state, note } = card;
  const said = words.mandate.tasks;
  const now = clock.calm.value;
  const isFailed = state === 'failed';
  const isDone = state === 'done';
  const isLate = state === 'open' && dueAt < now;
  const due = words.time.until(dueAt, now);
  const person = tables.agents.value?.find(({ agent }) => agent === owner);
  const isMine = owner === tables.me.value?.agent;
  const icon = isFailed
    ? TriangleAlert
    : isDone
      ? CircleCheck
      : isLate
        ? ClockAlert
        : ClipboardList;
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
            {sayTask(words, card)}
            <span class="task-for"> {said.for(useVisitorName(card))}</span>
          </span>
        </span>
        <span class="row-line row-second">
          <span class="row-words">
            {isFailed || isDone ? (
              <span class={isFailed ? 'task-failed' : ''}>
                {isFailed ? said.failed : said.carriedOut}
                {note !== '' && `: ${note}`}
              </span>
            ) : (
              <span class={isLate ? 'task-late' : ''}>
                {isLate ? said.overdue(due) : said.due(due)}
              </span>
            )}
          </span>
          <span class="row-aside">
            {isTaskMoving(card, commands.pending.value)
              ? said.moving
              : isMine
                ? ''
                : said.of(person?.name ?? words.floor.somebody)}
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
