import { useEffect } from 'preact/hooks';
import type { MandateTerms } from '../../../../shared/protocol/messages/mandate.ts';
import type { AgentQuestion } from '../../../../shared/protocol/shape.ts';
import { usePanel, useWords } from '../../../panel/state/panel.ts';
import { useLive } from '../../../panel/state/use-live.ts';
import { useConsoleWords } from '../../words/words.ts';
import { sayProblem } from './problems.model.ts';

const DAYS = 28;
/** A pause in writing this long means: look what it would have meant. */
const PAUSE_MS = 400;

type Props = { readonly mandate: string | null; readonly terms: MandateTerms | null };

/** What is wrong with it, and what the last days would have allowed and cost, while one types. */
export function Preview({ mandate, terms }: Props) {
  const panel = usePanel();
  const words = useConsoleWords();
  const { number } = useWords();
  const written = JSON.stringify(terms);
  const question = (of: MandateTerms): AgentQuestion => ({
    type: 'mandate.try',
    mandate,
    days: DAYS,
    terms: of,
  });
  useEffect(() => {
    if (terms === null) return;
    const timer = setTimeout(() => panel.questions.ask(question(terms)), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [written, mandate]);
  const rows = useLive(
    () => (terms === null ? Promise.resolve([]) : panel.queries.answers([question(terms)])),
    `${mandate ?? ''} ${terms === null}`,
  );
  const answer = rows.value?.[0]?.answer;
  if (terms === null || answer?.type !== 'mandate.tried') return null;
  const { problems, conversations, reached, allowed, denied, costMinor, mostMinor } = answer;
  const { mandates } = words;
  const money = (minor: number): string => number.money(minor, answer.currency);
  return (
    <section class="preview" aria-live="polite" data-testid="mandate-preview">
      {problems.length > 0 && (
        <>
          <h3>{mandates.problems}</h3>
          <ul class="problems" data-testid="mandate-problems">
            {problems.map((problem) => (
              <li key={problem}>{sayProblem(mandates, problem, terms)}</li>
            ))}
          </ul>
        </>
      )}
      <h3>{mandates.preview}</h3>
      {answer.isWider && <p class="wider">{mandates.wider}</p>}
      <p>{mandates.bearers(answer.bearers)}</p>
      {conversations === 0 ? (
        <p class="hint">{mandates.previewNone}</p>
      ) : (
        <>
          <p>{mandates.reach(number.count(reached), number.count(conversations))}</p>
          <p>{mandates.kept(number.count(allowed), number.count(denied), money(costMinor))}</p>
          <p>{mandates.most(money(mostMinor))}</p>
        </>
      )}
    </section>
  );
}
