import type { GapCluster, GapsAsk } from '../../../../shared/protocol/messages/suggestion.ts';
import { usePanel } from '../../../panel/state/panel.ts';

/** Sets a gap aside or takes it back; the gaps are asked again when that is done, or was refused. */
export function useSettingAside(
  question: GapsAsk,
): (cluster: GapCluster, isAside: boolean) => void {
  const { commands, questions } = usePanel();
  return ({ examples }, isAside) => {
    commands.send(
      { type: 'gap.set-aside', lines: examples.map(({ line }) => line), isAside },
      { onEnd: () => questions.ask(question) },
    );
  };
}
