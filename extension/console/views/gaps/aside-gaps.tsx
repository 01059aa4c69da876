import type { GapCluster } from '../../../../shared/protocol/messages/suggestion.ts';
import { useConsoleWords } from '../../words/words.ts';
import { Clusters } from './clusters.tsx';

type AsideProps = {
  readonly clusters: readonly GapCluster[];
  readonly onAside: (cluster: GapCluster, isAside: boolean) => void;
};

/** What a lead said needs no article, folded away, each with the way back. */
export function AsideGaps({ clusters, onAside }: AsideProps) {
  const words = useConsoleWords();
  if (clusters.length === 0) return null;
  return (
    <details class="gaps gaps-aside" data-testid="gaps-aside">
      <summary>
        {words.gaps.aside} ({clusters.length})
      </summary>
      <p class="hint">{words.gaps.asideHint}</p>
      <Clusters clusters={clusters} isAside={true} onAside={onAside} />
    </details>
  );
}
