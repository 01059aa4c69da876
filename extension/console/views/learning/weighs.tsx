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
import { beforeIn, championIn } from './deciding.ts';
import { EffectsOf } from './effects-of.tsx';
import { RollBackDialog } from './roll-back-dialog.tsx';
import { useSayVersion } from './say-version.ts';
import { type Weighing, weighingOf } from './weighing.model.ts';

type WeighsProps = { readonly learned: LearningAnswered; readonly question: LearningAsk };

const WAYS = ['before', 'none'] as const;

/** By what offers are weighed now, map by map, and the two ways back. */
export function Weighs({ learned, question }: WeighsProps) {
  const { learning } = useConsoleWords();
  const { weighing } = learning;
  const { when, next } = useSayVersion();
  const asking = useSignal<(typeof WAYS)[number] | null>(null);
  const outcome = useSignal<Outcome | null>(null);
  const { models, shop } = learned;
  const now = weighingOf(learned);
  const champion = championIn(models, 'effect');
  const before = beforeIn(models, 'effect');
  const hint =
    champion === null ? weighing.nothingBack : before === null ? weighing.nothingBefore : null;
  const isIdle = { before: champion === null || before === null, none: champion === null };
  useAskAgain(question, now.by === 'changing');
  return (
    <section class="effect" aria-labelledby="learning-weighs">
      <h2 id="learning-weighs">{weighing.title}</h2>
      <p class="learning-deciding" data-testid="learning-weighing" data-by={now.by}>
        <Said weighing={now} />
      </p>
      <p class="hint">
        {weighing.hint} {weighing.order}
      </p>
      {champion?.effects !== undefined && <EffectsOf effects={champion.effects} isWithMaps />}
      <div class="learning-back">
        {WAYS.map((to) => (
          <Button
            key={to}
            icon={Undo2}
            testId={`learning-weighs-${to}`}
            isDisabled={isIdle[to]}
            {...(isIdle[to] ? { describedBy: 'learning-weighs-idle' } : {})}
            onClick={() => {
              outcome.value = null;
              asking.value = to;
            }}
          >
            {to === 'before' ? weighing.toBefore : weighing.toNone}
          </Button>
        ))}
        {hint !== null && (
          <p class="hint" id="learning-weighs-idle">
            {hint}
          </p>
        )}
      </div>
      <OutcomeLine outcome={outcome.value} testId="learning-weighs-outcome" />
      {asking.value !== null && champion !== null && (
        <RollBackDialog
          command={{
            type: 'learning.roll-back',
            shop,
            model: champion.model,
            to: asking.value,
          }}
          title={
            asking.value === 'before'
              ? weighing.askBefore(when(champion.learnedAt))
              : weighing.askNone
          }
          follows={
            asking.value === 'before' ? weighing.followsBefore(next(before)) : weighing.followsNone
          }
          sure={asking.value === 'before' ? weighing.sureBefore : weighing.sureNone}
          question={question}
          onEnd={(ended) => {
            outcome.value = ended;
          }}
          onClose={() => {
            asking.value = null;
          }}
        />
      )}
    </section>
  );
}

function Said({ weighing: now }: { readonly weighing: Weighing }) {
  const { weighing } = useConsoleWords().learning;
  const { count } = useWords().number;
  const { when, next } = useSayVersion();
  switch (now.by) {
    case 'young':
      return <>{weighing.young}</>;
    case 'taken-back':
      return <>{weighing.takenBack}</>;
    case 'changing':
      return <>{now.to === null ? weighing.changingToNone : weighing.changing(next(now.to))}</>;
    case 'version': {
      const at = when(now.model.learnedAt);
      const maps = now.model.effects?.maps ?? [];
      const known = maps.filter(({ isKnown }) => isKnown).length;
      if (known === 0 && maps.length > 0) return <>{weighing.noMap(at)}</>;
      if (known === maps.length) return <>{weighing.all(at)}</>;
      return <>{weighing.some(at, count(known), count(maps.length))}</>;
    }
  }
}
