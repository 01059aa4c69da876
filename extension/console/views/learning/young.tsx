import { HOUR_MS, MINUTE_MS } from '../../../../shared/kernel/time.ts';
import {
  FORESIGHT_LEARNED_EVERY_MS,
  HELD_OUT_SESSIONS_MIN,
  LEARNED_AGAIN_SESSIONS_MIN,
  LEARNED_ORDERS_MIN,
  LEARNED_SESSIONS_MIN,
  OUTCOME_MATURES_MS,
} from '../../../../shared/protocol/limits.ts';
import type { LearningAnswered } from '../../../../shared/protocol/messages/learning.ts';
import { useWords } from '../../../panel/state/panel.ts';
import { useConsoleWords } from '../../words/words.ts';
import { useSayVersion } from './say-version.ts';
import { SESSIONS_NEEDED } from './sessions-needed.ts';

/** What must happen until a shop has a version of its own. */
export function Young({ learned }: { readonly learned: LearningAnswered }) {
  const { learning } = useConsoleWords();
  const { count } = useWords().number;
  const { when } = useSayVersion();
  const { learnedAt, sessions } = learned;
  const needed = count(SESSIONS_NEEDED);
  const share = Math.min(1, sessions / SESSIONS_NEEDED);
  return (
    <section class="effect" aria-labelledby="learning-young" data-testid="learning-young">
      <h2 id="learning-young">{learning.young}</h2>
      <p>
        {learnedAt === null
          ? learning.youngUnseen(needed)
          : learning.youngSeen(count(sessions), needed, when(learnedAt))}
      </p>
      <span class="learning-bar" aria-hidden="true">
        <span style={{ inlineSize: `${100 * share}%` }} />
      </span>
      <ul class="learning-follows">
        {learning
          .youngNeeds(
            count(LEARNED_SESSIONS_MIN),
            count(HELD_OUT_SESSIONS_MIN),
            count(LEARNED_ORDERS_MIN),
          )
          .map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
      </ul>
      <p class="hint">
        {learning.youngWhen(
          count(OUTCOME_MATURES_MS / MINUTE_MS),
          count(FORESIGHT_LEARNED_EVERY_MS / HOUR_MS),
          count(LEARNED_AGAIN_SESSIONS_MIN),
        )}
      </p>
    </section>
  );
}
