import type { eventWithTime } from 'rrweb';
import { openSending } from '../../../../visitor/record/sending.ts';
import { type Come, openViewer } from '../../../support/frames/viewer.ts';

/** Sending with a viewer at its other end, and a world that a test moves. */
export function stage() {
  const viewer = openViewer();
  const come: Come[] = [];
  const world = {
    nowMs: 1_000,
    bufferedBytes: 0,
    pictures: 0,
    tooLarge: 0,
    sentBytes: 0,
    frames: 0,
    asked: 0,
    /** How often it may ask in one slice before its time is up. */
    patience: Number.POSITIVE_INFINITY,
  };
  let longest = 0;
  const sending = openSending({
    send(frame) {
      longest = Math.max(longest, frame.length);
      world.frames += 1;
      come.push(viewer.take(frame));
    },
    bufferedBytes: () => world.bufferedBytes,
    askPicture() {
      world.pictures += 1;
    },
    sent(bytes) {
      world.sentBytes += bytes;
    },
    tooLarge() {
      world.tooLarge += 1;
    },
    nowMs: () => world.nowMs,
    slice() {
      let left = world.patience;
      return () => {
        left -= 1;
        return left < 0;
      };
    },
    soon() {
      world.asked += 1;
    },
  });
  return { sending, come, world, longest: () => longest };
}

export function custom(payload: unknown): eventWithTime {
  return { type: 5, data: { tag: 't', payload }, timestamp: 1 };
}

export const picture = (payload: unknown = 'picture') => ({
  opensCheckpoint: true,
  events: [custom(payload)],
  ageMs: 7,
});
export const change = (payload: unknown) => ({
  opensCheckpoint: false,
  events: [custom(payload)],
  ageMs: 3,
});
