import type { ModelCard } from '../../../../shared/protocol/messages/learning.ts';
import { usePanel, useWords } from '../../../panel/state/panel.ts';
import { Pill, type Tone } from '../../../panel/ui/pill.tsx';
import { useConsoleWords } from '../../words/words.ts';
import { chancesIn } from './deciding.ts';
import { type Shown, shownState } from './quality.model.ts';
import { Quality } from './quality.tsx';
import { useSayVersion } from './say-version.ts';

/** Every kept version, the newest first: what it was learned from, how right it is, and whether it decides. */
export function Versions({ models }: { readonly models: readonly ModelCard[] }) {
  const { learning } = useConsoleWords();
  const { count } = useWords().number;
  const { when } = useSayVersion();
  const chances = chancesIn(models);
  const effect = models.find(({ kind, state }) => kind === 'effect' && state === 'champion');
  if (chances.length === 0 && effect === undefined) return null;
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
      {effect !== undefined && (
        <article class="effect" data-testid="learning-effect">
          <h3>{learning.effects}</h3>
          <p>
            {learning.effectsFrom(
              when(effect.learnedAt),
              count(effect.sessions),
              count(effect.positives),
            )}
          </p>
        </article>
      )}
    </section>
  );
}

const TONES: Readonly<Record<Shown, Tone>> = {
  champion: 'green',
  retired: 'plain',
  rejected: 'plain',
  candidate: 'plain',
  'rolled-back': 'amber',
};

type VersionProps = { readonly model: ModelCard; readonly models: readonly ModelCard[] };

function Version({ model, models }: VersionProps) {
  const { tables } = usePanel();
  const { learning } = useConsoleWords();
  const { number } = useWords();
  const { when, date } = useSayVersion();
  const { from, to, sessions, positives, rolledBackBy } = model;
  const state = shownState(model);
  const nameOf = (agent: string): string =>
    tables.agents.value?.find((one) => one.agent === agent)?.name ?? agent;
  return (
    <li class="effect" data-testid="learning-version" data-state={state}>
      <div class="learning-head">
        <h3>{learning.learned(when(model.learnedAt))}</h3>
        <Pill tone={TONES[state]}>{learning.state[state]}</Pill>
      </div>
      {state === 'rolled-back' && rolledBackBy !== null && (
        <p>{learning.rolledBack(nameOf(rolledBackBy))}</p>
      )}
      <Quality model={model} models={models} />
      <p class="hint">
        {learning.from(date(from), date(to), number.count(sessions), number.count(positives))}
      </p>
      <p class="hint learning-id">{model.model}</p>
    </li>
  );
}
