import { useWords } from '../panel/state/panel.ts';
import type { Asked } from '../panel/state/use-live.ts';
import { sayRefusal } from '../panel/words/words.ts';
import { useConsoleWords } from './words/words.ts';

/** In place of what was asked: that it is on its way, or why it does not come. */
export function NotYet({ asking, refused }: Pick<Asked, 'asking' | 'refused'>) {
  const panelWords = useWords();
  const words = useConsoleWords();
  if (asking !== 'refused') return <>{words.loading}</>;
  // Said by the background, for a link that is gone: nobody refused anything.
  if (refused === null || refused.refusal === 'unavailable') return <>{words.unanswered}</>;
  return <>{sayRefusal(panelWords, { ...refused, kind: refused.refusal })}</>;
}
