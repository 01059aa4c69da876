import './learning.css';
import { useSignal } from '@preact/signals';
import { Download } from 'lucide';
import { csvLine } from '../../../../shared/kernel/csv.ts';
import type {
  LearningAnswered,
  LearningAsk,
} from '../../../../shared/protocol/messages/learning.ts';
import { useAnswers } from '../../../panel/state/use-live.ts';
import { Button } from '../../../panel/ui/button.tsx';
import { Choose } from '../../../panel/ui/field.tsx';
import { download } from '../../download.ts';
import { NotYet } from '../../not-yet.tsx';
import { useConsoleWords } from '../../words/words.ts';
import { Decides } from './decides.tsx';
import { championIn } from './deciding.ts';
import { EffectVersions } from './effect-versions.tsx';
import { featureCells, versionCells } from './features.model.ts';
import { Features } from './features.tsx';
import { Versions } from './versions.tsx';
import { Weighs } from './weighs.tsx';
import { Why } from './why.tsx';
import { Young } from './young.tsx';

/** What a shop has learned: who decides now and why one may trust it, and the way back. */
export function LearningView() {
  const words = useConsoleWords();
  const shop = useSignal<string | null>(null);
  const question: LearningAsk = { type: 'learning.ask', shop: shop.value };
  const { rows, asking, refused } = useAnswers([question]);
  const answer = rows?.[0]?.answer;
  const learned = answer?.type === 'learning.answered' ? answer : undefined;

  return (
    <div class="console-page learning">
      <div class="console-head">
        <h1>{words.learning.title}</h1>
        {learned !== undefined && learned.shops.length > 1 && (
          <Choose
            label={words.learning.shop}
            value={learned.shop}
            choices={learned.shops.map(({ shop, name }) => ({ value: shop, words: name }))}
            testId="learning-shop"
            onChange={(chosen) => {
              shop.value = chosen;
            }}
          />
        )}
        <Files learned={learned} />
      </div>
      {learned === undefined ? (
        <p class="hint section-hint" role="status">
          <NotYet asking={asking} refused={refused} />
        </p>
      ) : (
        <>
          <Decides learned={learned} question={question} />
          {championIn(learned.models) === null && <Young learned={learned} />}
          <Versions models={learned.models} />
          <Weighs learned={learned} question={question} />
          <EffectVersions models={learned.models} />
          <Why />
          <Features key={learned.shop} features={learned.features} />
        </>
      )}
    </div>
  );
}

function Files({ learned }: { readonly learned: LearningAnswered | undefined }) {
  const words = useConsoleWords();
  const { csv, file } = words.learning;
  const models = learned?.models ?? [];
  return (
    <>
      <Button
        icon={Download}
        testId="learning-versions-csv"
        isDisabled={models.length === 0}
        onClick={() => {
          const lines = [Object.values(file.versions), ...models.map(versionCells)];
          download('learning-versions.csv', 'text/csv', lines.map(csvLine).join(''));
        }}
      >
        {csv.versions}
      </Button>
      <Button
        icon={Download}
        testId="learning-features-csv"
        isDisabled={learned === undefined}
        onClick={() => {
          const cells = (learned?.features ?? []).map((feature) => featureCells(words, feature));
          const lines = [Object.values(file.features), ...cells];
          download('learning-features.csv', 'text/csv', lines.map(csvLine).join(''));
        }}
      >
        {csv.features}
      </Button>
    </>
  );
}
