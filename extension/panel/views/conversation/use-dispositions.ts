import { useWords } from '../../state/panel.ts';
import { useAnswers } from '../../state/use-live.ts';
import { DISPOSITIONS } from './dispositions.ts';

export type Disposition = { readonly id: string; readonly says: string };

/** How a conversation may end here: as the policy said when it was last asked, before that as shipped. */
export function useDispositions(): readonly Disposition[] {
  const words = useWords();
  const answer = useAnswers([{ type: 'dispositions.ask' }]).rows?.[0]?.answer;
  if (answer?.type !== 'dispositions.answered') {
    return DISPOSITIONS.map((id) => ({ id, says: words.dispositions[id] }));
  }
  return answer.dispositions.map((one) => ({ id: one.id, says: one[words.language] }));
}
