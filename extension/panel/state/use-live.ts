import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { AgentQuestion } from '../../../shared/protocol/shape.ts';
import type { AnswerRow } from '../../db/queries.ts';
import type { Refused } from './commands.ts';
import { usePanel } from './panel.ts';
import type { Asking } from './questions.ts';

/** A live query for as long as the view is shown; undefined until first read. */
export function useLive<T>(ask: () => Promise<T>, about: string): ReadonlySignal<T | undefined> {
  const { queries } = usePanel();
  const current = useSignal<T | undefined>(undefined);
  // `about` says when it is another query; the closure is new every time
  useEffect(() => {
    current.value = undefined;
    return queries.watch(ask, (value) => {
      current.value = value;
    });
  }, [about]);
  return current;
}

export type Asked = {
  readonly rows: readonly AnswerRow[] | undefined;
  readonly asking: Asking;
  /** Why one of them was refused; null when none was. */
  readonly refused: Refused | null;
};

/** Questions asked once when the view is shown, with what the tables hold of their answers. */
export function useAnswers(questions: readonly AgentQuestion[]): Asked {
  const panel = usePanel();
  const about = questions.map(panel.queries.key).join('\n');
  const rows = useLive(() => panel.queries.answers(questions), about);
  // `about` names the questions
  useEffect(() => {
    for (const question of questions) {
      if (panel.questions.asking(question).peek() !== 'asking') panel.questions.ask(question);
    }
  }, [about]);
  const states = questions.map((question) => panel.questions.asking(question).value);
  const asking = states.find((state) => state !== 'answered') ?? 'answered';
  const refusals = questions.map((question, at) =>
    states[at] === 'refused' ? panel.questions.refusal(question) : null,
  );
  const refused = refusals.find((refusal) => refusal !== null) ?? null;
  return { rows: rows.value, asking, refused };
}
