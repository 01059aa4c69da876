import type { ModelCard } from '../../../../shared/protocol/messages/learning.ts';
import { useWords } from '../../../panel/state/panel.ts';
import { useConsoleWords } from '../../words/words.ts';
import { chancesIn } from './deciding.ts';
import { shownState } from './quality.model.ts';
import { Quality } from './quality.tsx';
import { useSayVersion } from './say-version.ts';
import { VersionHead } from './version-head.tsx';

/** Every kept version of what scores a visit, the newest first: what it was learned from, how right it is, and whether it decides. */
export function Versions({ models }: { readonly models: readonly ModelCard[] }) {
  const { learning } = useConsoleWords();
  const chances = chancesIn(models);
  if (chances.length === 0) return null;
  return (
    <section aria-labelledby="learning-versions">
      <div class="console-head">
        <h2 id="learning-versions">{learning.versions}</h2>
      </div>
      <ol class="learning-versions">
        {chances.map((model) => (
          <Version key={model.model} model={model} models={models} />
        ))}
      </ol>
    </section>
  );
}

type VersionProps = { readonly model: ModelCard; readonly models: readonly ModelCard[] };

function Version({ model, models }: VersionProps) {
  const { learning } = useConsoleWords();
  const { number } = useWords();
  const { date } = useSayVersion();
  const { from, to, sessions, positives } = model;
  return (
    <li class="effect" data-testid="learning-version" data-state={shownState(model)}>
      <VersionHead model={model} candidate={learning.state.candidate} />
      <Quality model={model} models={models} />
      <p class="hint">
        {learning.from(date(from), date(to), number.count(sessions), number.count(positives))}
      </p>
      <p class="hint learning-id">{model.model}</p>
    </li>
  );
}
