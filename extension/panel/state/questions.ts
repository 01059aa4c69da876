import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { AgentQuestion } from '../../../shared/protocol/shape.ts';
import type { Refused } from './commands.ts';
import type { PanelPort } from './port.ts';

/** How asking goes; the answer itself is in the answers table. */
export type Asking = 'idle' | 'asking' | 'answered' | 'refused';

export interface Questions {
  ask(question: AgentQuestion): void;
  asking(question: AgentQuestion): ReadonlySignal<Asking>;
  /** Why it was refused last; null when it was not. */
  refusal(question: AgentQuestion): Refused | null;
  /** Nobody waits for its answer any more: it is not asked again, and what is still said to it is not heard. */
  leave(question: AgentQuestion): void;
}

/** Reads that go over the link; asked again by themselves when the link comes back. */
export function followQuestions(
  port: PanelPort,
  key: (question: AgentQuestion) => string,
  newId: () => string,
): Questions {
  const states = new Map<string, Signal<Asking>>();
  const asked = new Map<string, AgentQuestion>();
  const unanswered = new Map<string, AgentQuestion>();
  const refusals = new Map<string, Refused>();

  const stateOf = (question: AgentQuestion) => {
    const known = states.get(key(question));
    if (known) return known;
    const made = signal<Asking>('idle');
    states.set(key(question), made);
    return made;
  };
  const settle = (id: string, asking: Asking, refused: Refused | null = null) => {
    const question = asked.get(id);
    if (question === undefined) return;
    asked.delete(id);
    if (refused === null) refusals.delete(key(question));
    else refusals.set(key(question), refused);
    if (asking === 'answered') unanswered.delete(key(question));
    stateOf(question).value = asking;
  };
  const ask = (question: AgentQuestion) => {
    const id = newId();
    unanswered.set(key(question), question);
    asked.set(id, question);
    stateOf(question).value = 'asking';
    port.post({ kind: 'question', id, body: question });
  };

  port.onMessage((message) => {
    if (message.kind === 'answered') settle(message.id, 'answered');
    else if (message.kind === 'refused') settle(message.id, 'refused', message);
    else if (message.kind === 'link' && message.state.kind === 'live') {
      asked.clear();
      for (const question of [...unanswered.values()]) ask(question);
    }
  });
  const leave = (question: AgentQuestion) => {
    unanswered.delete(key(question));
    for (const [id, other] of asked) {
      if (key(other) !== key(question)) continue;
      asked.delete(id);
      port.post({ kind: 'left', id });
    }
    stateOf(question).value = 'idle';
  };
  const refusal = (question: AgentQuestion) => refusals.get(key(question)) ?? null;
  return { ask, asking: stateOf, refusal, leave };
}
