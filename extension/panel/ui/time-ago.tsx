import { type ReadonlySignal, useComputed } from '@preact/signals';

type TimeAgoProps = {
  readonly at: number;
  readonly now: ReadonlySignal<number>;
  readonly say: (at: number, now: number) => string;
};

/** A moment as people say it; only its own text changes when time passes. */
export function TimeAgo({ at, now, say }: TimeAgoProps) {
  const text = useComputed(() => say(at, now.value));
  return (
    <time class="time" dateTime={new Date(at).toISOString()}>
      {text}
    </time>
  );
}
