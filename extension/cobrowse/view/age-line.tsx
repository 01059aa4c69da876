import { EyeOff, LoaderCircle, Timer, Unplug } from 'lucide';
import { Icon } from '../../panel/ui/icon.tsx';
import type { Words } from '../../panel/words/words.ts';
import type { Reading } from './age.model.ts';
import { sayAge } from './say-age.ts';

const ICONS = {
  connecting: LoaderCircle,
  waiting: LoaderCircle,
  away: EyeOff,
  lost: Unplug,
  stale: Timer,
  ended: EyeOff,
};

type AgeProps = { readonly words: Words; readonly reading: Reading };

/** The age in the corner: a word or a number, with an icon when it is not of now. */
export function AgePill({ words, reading }: AgeProps) {
  if (reading.seconds === null) return <span class="age age-none" data-testid="picture-age" />;
  const says = sayAge(words, reading.seconds);
  return (
    <span
      class={`pill pill-${reading.tone} age`}
      data-testid="picture-age"
      data-tone={reading.tone}
      title={words.cobrowse.view.age.spoken(says)}
    >
      {reading.tone === 'red' && <Icon node={Timer} size={12} />}
      <span class="sr-only">{words.cobrowse.view.age.spoken(says)}</span>
      <span aria-hidden="true">{says}</span>
    </span>
  );
}

/** Why the picture is not of now, in words; said once when it begins, not every second. */
export function AgeLine({ words, reading }: AgeProps) {
  const { says, seconds, tone } = reading;
  const { states } = words.cobrowse.view;
  return (
    <div role="status" class="age-line-place">
      {says !== null && says !== 'ended' && (
        <p
          class={`viewer-line ${tone === 'red' ? 'viewer-line-red' : ''}`}
          data-testid="age-line"
          data-says={says}
        >
          <Icon node={ICONS[says]} />
          {/* The seconds change all the time: only eyes follow them. */}
          {says === 'stale' ? (
            <>
              <span class="sr-only">{states.stale(words.cobrowse.view.age.seconds(3))}</span>
              <span aria-hidden="true">{states.stale(sayAge(words, seconds ?? 0))}</span>
            </>
          ) : says === 'connecting' && seconds !== null ? (
            <span>{states.offline}</span>
          ) : (
            <span>{states[says]}</span>
          )}
        </p>
      )}
    </div>
  );
}
