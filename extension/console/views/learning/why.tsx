import { HOUR_MS } from '../../../../shared/kernel/time.ts';
import { FORESIGHT_LEARNED_EVERY_MS } from '../../../../shared/protocol/limits.ts';
import { useWords } from '../../../panel/state/panel.ts';
import { hashOf } from '../../place.ts';
import { useConsoleWords } from '../../words/words.ts';

/** Why what decides may be trusted, and where a change is tried first. */
export function Why() {
  const { learning } = useConsoleWords();
  const { count } = useWords().number;
  return (
    <>
      <details class="effect-why">
        <summary data-testid="learning-why">{learning.why}</summary>
        <ul>
          {learning.whys(count(FORESIGHT_LEARNED_EVERY_MS / HOUR_MS)).map((why) => (
            <li key={why}>{why}</li>
          ))}
        </ul>
      </details>
      <section class="effect" aria-labelledby="learning-replay">
        <h2 id="learning-replay">{learning.replay.title}</h2>
        <p>{learning.replay.hint}</p>
        <div class="learning-back">
          <a class="button" href={hashOf({ view: 'replay' })} data-testid="learning-replay">
            {learning.replay.go}
          </a>
        </div>
      </section>
    </>
  );
}
