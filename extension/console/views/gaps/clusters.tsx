import type { GapCluster } from '../../../../shared/protocol/messages/suggestion.ts';
import { usePanel, useWords } from '../../../panel/state/panel.ts';
import { TimeAgo } from '../../../panel/ui/time-ago.tsx';
import { useConsoleWords } from '../../words/words.ts';

/** Questions that are alike, with what visitors wrote: what they have in common, how often, and since when. */
export function Clusters({ clusters }: { readonly clusters: readonly GapCluster[] }) {
  const { clock } = usePanel();
  const words = useConsoleWords();
  const { number, time } = useWords();
  return (
    <ol class="gap-clusters">
      {clusters.map(({ words: common, questions, shown, lastAt, examples }) => (
        <li key={common.join(' ')} class="gap-cluster" data-testid="gap">
          <p class="gap-head">
            <b class="gap-count">{number.count(questions)}</b>
            <bdi class="gap-words">{common.join(' · ')}</bdi>
            <span class="quiet">
              {words.gaps.last} <TimeAgo at={lastAt} now={clock.calm} say={time.ago} />
            </span>
          </p>
          {shown > 0 && <p class="hint">{words.gaps.inVain(number.count(shown))}</p>}
          <ul class="gap-examples">
            {examples.map(({ conversation, text, at }) => (
              <li key={`${conversation} ${at}`} dir="auto">
                {text}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
