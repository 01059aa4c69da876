import type { ReadonlySignal } from '@preact/signals';

type TimeAgoProps = {
  readonly at: number;
  readonly now: ReadonlySignal<number>;
  readonly say: (at: number, now: number) => string;
};

/** A moment as people say it; only this text is drawn again when time passes. */
export function TimeAgo({ at, now, say }: TimeAgoProps) {
  return (
    <time class="time" dateTime={new Date(at).toISOString()}>
      {say(at, now.value)}
    </time>
  );
}
