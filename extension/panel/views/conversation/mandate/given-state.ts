import {
  CircleCheck,
  CircleX,
  ClipboardList,
  Gift,
  Hourglass,
  type IconNode,
  MessageSquareText,
  ShoppingCart,
  Ticket,
  TimerOff,
  TriangleAlert,
  Undo2,
} from 'lucide';
import type { CodeState } from '../../../../../shared/protocol/messages/code.ts';
import { usePanel, useWords } from '../../../state/panel.ts';
import { type Given, isUsedElsewhere } from './given.model.ts';

/** How a given thing stands: a mark, words and a tone, never the tone alone. */
export type GivenState = {
  readonly kind: CodeState | 'giving' | 'given' | 'open' | 'done' | 'not-done';
  readonly tone: 'plain' | 'petrol' | 'amber' | 'green' | 'red';
  readonly icon: IconNode;
  readonly says: string;
};

const CODES: Record<CodeState, Pick<GivenState, 'tone' | 'icon'>> = {
  making: { tone: 'plain', icon: Hourglass },
  made: { tone: 'petrol', icon: Ticket },
  shown: { tone: 'plain', icon: MessageSquareText },
  applied: { tone: 'amber', icon: ShoppingCart },
  redeemed: { tone: 'green', icon: CircleCheck },
  lost: { tone: 'red', icon: TriangleAlert },
  expired: { tone: 'plain', icon: TimerOff },
  revoked: { tone: 'plain', icon: Undo2 },
  failed: { tone: 'red', icon: TriangleAlert },
};

export function useGivenState({ card, moving, step }: Given): GivenState {
  const { tables, clock } = usePanel();
  const words = useWords();
  const nameOf = (agent: string) =>
    tables.agents.value?.find((one) => one.agent === agent)?.name ?? words.floor.somebody;
  if (card === null) {
    const isCode = step.kind !== 'credit' && step.kind !== 'gift' && step.kind !== 'card';
    const says = isCode ? words.mandate.states.making : words.mandate.giving;
    return { kind: 'giving', tone: 'plain', icon: Hourglass, says };
  }
  const { code, task } = card;
  if (code !== null) {
    const { state, order } = code;
    const said = words.mandate.states[state];
    const says =
      moving === 'revoking'
        ? words.mandate.revoking
        : order === null
          ? said
          : `${said} ${words.mandate.order(order)}`;
    return { kind: state, ...CODES[isUsedElsewhere(code) ? 'lost' : state], says };
  }
  if (task === null) {
    return { kind: 'given', tone: 'green', icon: Gift, says: words.mandate.wasGiven };
  }
  const name = nameOf(task.owner);
  const isMine = task.owner === tables.me.value?.agent;
  const { taskMine } = words.mandate;
  switch (task.state) {
    case 'open': {
      const due = words.time.until(task.dueAt, clock.calm.value);
      return {
        kind: 'open',
        tone: 'plain',
        icon: ClipboardList,
        says: isMine ? taskMine.open(due) : words.mandate.taskOpen(name, due),
      };
    }
    case 'done':
      return {
        kind: 'done',
        tone: 'green',
        icon: CircleCheck,
        says: isMine ? taskMine.done : words.mandate.taskDone(name),
      };
    case 'failed':
      return {
        kind: 'not-done',
        tone: 'red',
        icon: CircleX,
        says: isMine ? taskMine.failed : words.mandate.taskFailed(name),
      };
  }
}
