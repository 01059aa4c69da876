import type { AgentAnswer, AgentQuestion } from '../../../shared/protocol/shape.ts';
import type { Panel } from './panel.ts';

/** Asks, and waits for the answer; null when there is none. For what is read once and not shown as it comes. */
export function askOnce(
  { questions, queries }: Pick<Panel, 'questions' | 'queries'>,
  question: AgentQuestion,
): Promise<AgentAnswer | null> {
  return new Promise((resolve) => {
    questions.ask(question);
    const state = questions.asking(question);
    const stop = state.subscribe((asking) => {
      if (asking === 'asking') return;
      // Said at once when it is not "asking" any more: the subscription is not there yet.
      queueMicrotask(() => stop());
      if (asking !== 'answered') return resolve(null);
      void queries.answers([question]).then((rows) => resolve(rows[0]?.answer ?? null));
    });
  });
}
