import type { ModelCard } from '../../../../shared/protocol/messages/learning.ts';
import { useWords } from '../../../panel/state/panel.ts';
import { useConsoleWords } from '../../words/words.ts';
import { versionsIn } from './deciding.ts';
import { EffectsOf } from './effects-of.tsx';
import { useSayVersion } from './say-version.ts';
import { VersionHead } from './version-head.tsx';

/** Every kept version of what offers change, the newest first. */
export function EffectVersions({ models }: { readonly models: readonly ModelCard[] }) {
  const { weighing } = useConsoleWords().learning;
  const versions = versionsIn(models, 'effect');
  if (versions.length === 0) return null;
  return (
    <section aria-labelledby="learning-effect-versions">
      <div class="console-head">
        <h2 id="learning-effect-versions">{weighing.versions}</h2>
      </div>
      <ol class="learning-versions">
        {versions.map((model) => (
          <Version key={model.model} model={model} />
        ))}
      </ol>
    </section>
  );
}

function Version({ model }: { readonly model: ModelCard }) {
  const { weighing } = useConsoleWords().learning;
  const { count } = useWords().number;
  const { date } = useSayVersion();
  const { from, to, sessions, positives, effects } = model;
  const stretch = [date(from), date(to)] as const;
  const orders = count(positives);
  return (
    <li class="effect" data-testid="learning-effect" data-state={model.state}>
      <VersionHead model={model} candidate={weighing.waits} />
      <p class="hint">
        {effects === undefined
          ? weighing.fromAll(...stretch, count(sessions), orders)
          : weighing.from(...stretch, count(effects.offered), count(effects.heldOut), orders)}
      </p>
      {effects !== undefined && <EffectsOf effects={effects} isWithMaps={false} />}
      <p class="hint learning-id">{model.model}</p>
    </li>
  );
}
