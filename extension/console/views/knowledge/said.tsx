import { useEffect } from 'preact/hooks';
import type { ArticleTerms } from '../../../../shared/protocol/messages/knowledge.ts';
import type { AgentQuestion } from '../../../../shared/protocol/shape.ts';
import { usePanel } from '../../../panel/state/panel.ts';
import { useLive } from '../../../panel/state/use-live.ts';
import { Switch } from '../../../panel/ui/field.tsx';
import { useConsoleWords } from '../../words/words.ts';
import { type Said, sayProblems } from './problems.model.ts';

/** A pause in writing this long means: look whether it can be saved. */
const PAUSE_MS = 400;

/** What the sidecar says of what is being written, asked again after every pause; null: nothing yet. */
export function useSaid(article: string | null, terms: ArticleTerms | null): Said | null {
  const panel = usePanel();
  const { knowledge } = useConsoleWords();
  const written = JSON.stringify(terms);
  const question = (of: ArticleTerms): AgentQuestion => ({
    type: 'article.try',
    article,
    terms: of,
  });
  useEffect(() => {
    if (terms === null) return;
    const timer = setTimeout(() => panel.questions.ask(question(terms)), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [written, article]);
  const rows = useLive(
    () => (terms === null ? Promise.resolve([]) : panel.queries.answers([question(terms)])),
    `${article ?? ''} ${terms === null}`,
  );
  const answer = rows.value?.[0]?.answer;
  if (terms === null || answer?.type !== 'article.tried') return null;
  return sayProblems(knowledge, answer.problems);
}

type Props = {
  readonly said: Said | null;
  /** Too long to be sent at all: said here, not by the sidecar. */
  readonly isTooLarge: boolean;
  readonly stillHolds: boolean;
  readonly onStillHolds: (isOn: boolean) => void;
};

/** What keeps it from being saved, what is worth a look, and the word that a text still holds. */
export function SaidOf({ said, isTooLarge, stillHolds, onStillHolds }: Props) {
  const { knowledge } = useConsoleWords();
  const problems = isTooLarge
    ? [knowledge.problem['texts-too-large'] ?? '']
    : (said?.problems ?? []);
  const notes = said?.notes ?? [];
  return (
    <div aria-live="polite">
      {problems.length > 0 && (
        <>
          <p>{knowledge.problems}</p>
          <ul class="problems" data-testid="article-problems">
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </>
      )}
      {notes.length > 0 && (
        <>
          <p>{knowledge.notes}</p>
          <ul class="notes" data-testid="article-notes">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </>
      )}
      {said?.isBehind === true && (
        <Switch
          label={knowledge.stillHolds}
          isOn={stillHolds}
          testId="article-still-holds"
          onChange={onStillHolds}
        />
      )}
    </div>
  );
}
