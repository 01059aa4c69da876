import type { ModelCard } from '../../../../shared/protocol/messages/learning.ts';
import { usePanel } from '../../../panel/state/panel.ts';
import { Pill, type Tone } from '../../../panel/ui/pill.tsx';
import { useConsoleWords } from '../../words/words.ts';
import { type Shown, shownState } from './quality.model.ts';
import { useSayVersion } from './say-version.ts';

type HeadProps = {
  readonly model: ModelCard;
  /** What is said of one that does not decide yet. */
  readonly candidate: string;
};

const TONES: Readonly<Record<Shown, Tone>> = {
  champion: 'green',
  retired: 'plain',
  rejected: 'plain',
  candidate: 'plain',
  'rolled-back': 'amber',
};

/** When a version was learned, whether it decides, and who took it back. */
export function VersionHead({ model, candidate }: HeadProps) {
  const { tables } = usePanel();
  const { learning } = useConsoleWords();
  const { when } = useSayVersion();
  const { rolledBackBy } = model;
  const state = shownState(model);
  const nameOf = (agent: string): string =>
    tables.agents.value?.find((one) => one.agent === agent)?.name ?? agent;
  return (
    <>
      <div class="learning-head">
        <h3>{learning.learned(when(model.learnedAt))}</h3>
        <Pill tone={TONES[state]}>{state === 'candidate' ? candidate : learning.state[state]}</Pill>
      </div>
      {state === 'rolled-back' && rolledBackBy !== null && (
        <p>{learning.rolledBack(nameOf(rolledBackBy))}</p>
      )}
    </>
  );
}
