import { useSignal } from '@preact/signals';
import { Undo2 } from 'lucide';
import type {
  LearningAnswered,
  LearningAsk,
} from '../../../../shared/protocol/messages/learning.ts';
import { useWords } from '../../../panel/state/panel.ts';
import { Button } from '../../../panel/ui/button.tsx';
import { type Outcome, OutcomeLine } from '../../outcome.tsx';
import { useConsoleWords } from '../../words/words.ts';
import { useAskAgain } from './ask-again.ts';
import { beforeIn, championIn, type Deciding, decidingOf } from './deciding.ts';
import { RollBackDialog } from './roll-back-dialog.tsx';
import { useSayVersion } from './say-version.ts';

type DecidesProps = { readonly learned: LearningAnswered; readonly question: LearningAsk };

/** What decides now, in one sentence, and the way back to the one before. */
export function Decides({ learned, question }: DecidesProps) {
  const { learning } = useConsoleWords();
  const { when, next } = useSayVersion();
  const isAsking = useSignal(false);
  const outcome = useSignal<Outcome | null>(null);
  const deciding = decidingOf(learned);
  const champion = championIn(learned.models);
  useAskAgain(question, deciding.by === 'changing');
  return (
    <section class="effect" aria-labelledby="learning-decides">
      <h2 id="learning-decides">{learning.decides}</h2>
      <p class="learning-deciding" data-testid="learning-deciding" data-by={deciding.by}>
        <Said deciding={deciding} />
      </p>
      <div class="learning-back">
        <Button
          icon={Undo2}
          testId="learning-back"
          isDisabled={champion === null}
          {...(champion === null ? { describedBy: 'learning-back-none' } : {})}
          onClick={() => {
            outcome.value = null;
            isAsking.value = true;
          }}
        >
          {learning.back}
        </Button>
        {champion === null && (
          <p class="hint" id="learning-back-none">
            {learning.backNone}
          </p>
        )}
      </div>
      <OutcomeLine outcome={outcome.value} testId="learning-outcome" />
      {isAsking.value && champion !== null && (
        <RollBackDialog
          command={{ type: 'learning.roll-back', shop: learned.shop, model: champion.model }}
          title={learning.backAsk(when(champion.learnedAt))}
          follows={learning.follows(next(beforeIn(learned.models)))}
          sure={learning.backSure}
          question={question}
          onEnd={(ended) => {
            outcome.value = ended;
          }}
          onClose={() => {
            isAsking.value = false;
          }}
        />
      )}
    </section>
  );
}

function Said({ deciding }: { readonly deciding: Deciding }) {
  const { learning } = useConsoleWords();
  const { count } = useWords().number;
  const { when, next } = useSayVersion();
  switch (deciding.by) {
    case 'plain':
      return <>{learning.deciding.plain}</>;
    case 'prior':
      return <>{learning.deciding.prior}</>;
    case 'own': {
      const { learnedAt, sessions } = deciding.model;
      return <>{learning.deciding.own(when(learnedAt), count(sessions))}</>;
    }
    case 'changing':
      return <>{learning.deciding.changing(next(deciding.to))}</>;
  }
}
