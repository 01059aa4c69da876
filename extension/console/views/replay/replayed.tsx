import { useEffect } from 'preact/hooks';
import type { ModelCard } from '../../../../shared/protocol/messages/learning.ts';
import { usePanel, useWords } from '../../../panel/state/panel.ts';
import { useAnswers } from '../../../panel/state/use-live.ts';
import { Button } from '../../../panel/ui/button.tsx';
import { sayRefusal } from '../../../panel/words/words.ts';
import { useConsoleWords } from '../../words/words.ts';
import type { Asked } from './asked.ts';
import { Result } from './result.tsx';

type ReplayedProps = {
  readonly asked: Asked;
  readonly models: readonly ModelCard[];
  readonly onLeave: () => void;
};

/** Asks when it is first shown; then what came of it, or why nothing did. */
export function Replayed({ asked, models, onLeave }: ReplayedProps) {
  const { questions } = usePanel();
  const panelWords = useWords();
  const { replay } = useConsoleWords();
  const { question } = asked;
  const { rows, asking } = useAnswers([question]);
  useEffect(() => () => questions.leave(question), []);
  const answer = rows?.[0]?.answer;
  if (asking === 'answered' && answer?.type === 'replay.answered') {
    return <Result answer={answer} file={asked.file} models={models} />;
  }
  if (asking === 'refused') {
    const refused = questions.refusal(question);
    const why = refused === null ? null : { ...refused, kind: refused.refusal };
    return (
      <p class="sentence sentence-red replay-refused" role="alert" data-testid="replay-refused">
        <span>{why === null ? replay.refused : sayRefusal(panelWords, why)}</span>
      </p>
    );
  }
  return (
    <div class="effect" data-testid="replay-going">
      <div role="status">
        <p>{replay.going(question.days)}</p>
        <p class="hint">{replay.goingHint}</p>
      </div>
      <progress class="replay-progress" aria-hidden="true" />
      <Button testId="replay-stop" onClick={onLeave}>
        {replay.stop}
      </Button>
    </div>
  );
}
