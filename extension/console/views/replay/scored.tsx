import type { ModelCard } from '../../../../shared/protocol/messages/learning.ts';
import type { ReplayAnswered } from '../../../../shared/protocol/messages/replay.ts';
import { useConsoleWords } from '../../words/words.ts';
import { againstOf } from '../learning/deciding.ts';
import { useSayVersion } from '../learning/say-version.ts';

type ScoredProps = {
  readonly decisions: ReplayAnswered['decisions'];
  readonly models: readonly ModelCard[];
};

/** By which rules and models, before and after; nothing where no session was scored. */
export function Scored({ decisions: { before, after }, models }: ScoredProps) {
  const { replay, learning } = useConsoleWords();
  const { when } = useSayVersion();
  const named = (names: readonly string[]): string =>
    names
      .map((name) => {
        const met = againstOf(name, models);
        // A model of another shop is known by its id alone.
        if (met.is === 'gone') return name;
        return met.is === 'version'
          ? learning.who.version(when(met.model.learnedAt))
          : learning.who[met.is];
      })
      .join(', ');
  const [was, is] = [named(before), named(after)];
  if (was === '') return null;
  return <>{was === is ? replay.scored(was) : replay.scoredBoth(was, is)}</>;
}
