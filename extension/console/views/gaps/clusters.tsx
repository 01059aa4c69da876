import type { GapCluster } from '../../../../shared/protocol/messages/suggestion.ts';
import { usePanel, useWords } from '../../../panel/state/panel.ts';
import { Button } from '../../../panel/ui/button.tsx';
import { TimeAgo } from '../../../panel/ui/time-ago.tsx';
import { useConsoleWords } from '../../words/words.ts';

type ClustersProps = {
  readonly clusters: readonly GapCluster[];
  readonly isAside: boolean;
  readonly onAside: (cluster: GapCluster, isAside: boolean) => void;
};

/** Questions that are alike, with what visitors wrote: what they have in common, how often, and since when. */
export function Clusters({ clusters, isAside, onAside }: ClustersProps) {
  const { clock } = usePanel();
  const words = useConsoleWords();
  const { number, time } = useWords();
  return (
    <ol class="gap-clusters">
      {clusters.map((cluster) => {
        const { words: common, questions, shown, lastAt, examples } = cluster;
        return (
          <li
            key={common.join(' ')}
            class="gap-cluster"
            data-testid={isAside ? 'gap-aside' : 'gap'}
          >
            <div class="gap-head">
              <b class="gap-count">{number.count(questions)}</b>
              <bdi class="gap-words">{common.join(' · ')}</bdi>
              <span class="quiet">
                {words.gaps.last} <TimeAgo at={lastAt} now={clock.calm} say={time.ago} />
              </span>
              <Button
                kind="quiet"
                testId={isAside ? 'gap-take-back' : 'gap-set-aside'}
                label={`${isAside ? words.gaps.takeBack : words.gaps.setAside}: ${common.join(' ')}`}
                onClick={() => onAside(cluster, !isAside)}
              >
                {isAside ? words.gaps.takeBack : words.gaps.setAside}
              </Button>
            </div>
            {shown > 0 && <p class="hint">{words.gaps.inVain(number.count(shown))}</p>}
            <ul class="gap-examples">
              {examples.map(({ line, text }) => (
                <li key={line} dir="auto">
                  {text}
                </li>
              ))}
            </ul>
          </li>
        );
      })}
    </ol>
  );
}
