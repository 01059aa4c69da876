import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openFeeding } from '../../../../extension/cobrowse/feeding.ts';
import { VIEWER_CATCH_UP_MAX_MS } from '../../../../shared/protocol/limits.ts';
import { openPageStream } from '../../../support/picture/page-stream.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const LIST = 2;
const element = (id: number, childNodes: readonly object[] = []) => ({
  ...{ type: 2, tagName: 'p', attributes: {}, childNodes, id },
});
const PICTURE = {
  type: 2,
  data: { node: { type: 0, childNodes: [element(LIST)], id: 1 } },
};
const changed = (adds: readonly object[], removes: readonly object[] = []) => ({
  type: 3,
  data: { source: 0, texts: [], attributes: [], removes, adds },
});
const added = (id: number) => changed([{ parentId: LIST, nextId: null, node: element(id) }]);
const removed = (id: number) => changed([], [{ parentId: LIST, id }]);

/** A viewer whose player writes down what it is given. */
function viewer({ isHidden = false } = {}) {
  const played: unknown[] = [];
  const asked: string[] = [];
  const echoes: number[] = [];
  const player = {
    prepare: () => undefined,
    begin: (checkpoint: number) => void played.push(checkpoint),
    apply: (events: readonly unknown[]) => void played.push(events),
    // Only asked for whether there is one.
    shown: () => ({}) as never,
    close: () => undefined,
  };
  const side = {
    player,
    now: () => performance.now(),
    isHidden: () => isHidden,
    ask: (why: string) => asked.push(why) > 0,
    sendEcho: (number: number) => void echoes.push(number),
    opened: () => undefined,
  };
  const feeding = openFeeding(side, 0.5);
  const page = openPageStream();
  const sent = (...batches: (readonly unknown[])[]) => {
    for (const events of batches) for (const frame of page.batch(events)) feeding.frame(frame);
  };
  return { feeding, page, played, asked, echoes, sent };
}

test('[VW9] who joins greets with an echo, and what comes before its answer is one picture', () => {
  const { feeding, played, echoes, sent } = viewer();
  feeding.connected();
  expect(echoes).toHaveLength(1);
  feeding.sourceTold();
  sent([PICTURE], [added(3)], [added(4)], [removed(3)]);
  expect(played).toEqual([1]);
  feeding.sourceTold();
  expect(played).toEqual([1, [PICTURE, added(4)]]);
  sent([added(5)], [removed(5)]);
  expect(played.slice(2)).toEqual([[added(5)], [removed(5)]]);
});

test('[VW9] a stream that breaks off before the answer shows what came, and asks for a new picture', () => {
  const { feeding, page, played, asked, sent } = viewer();
  feeding.connected();
  feeding.sourceTold();
  sent([PICTURE], [added(3)]);
  const [broken = new Uint8Array(16)] = page.batch([added(4)]);
  feeding.frame(broken.fill(0xa5, 16));
  sent([removed(3)]);
  expect(asked).toEqual(['gap']);
  feeding.sourceTold();
  expect(played).toEqual([1, [PICTURE, added(3)]]);
  page.next();
  sent([PICTURE], [added(6)]);
  expect(played.slice(2)).toEqual([2, [PICTURE], [added(6)]]);
});

test('[VW9] a checkpoint that opens before the answer takes the place of what is held', () => {
  const { feeding, page, played, sent } = viewer();
  feeding.connected();
  feeding.sourceTold();
  sent([PICTURE], [added(3)]);
  page.next();
  sent([PICTURE]);
  feeding.sourceTold();
  expect(played).toEqual([1, 2, [PICTURE]]);
});

test('[VW5, VW9] a hidden page, no answer, and the end in between: nothing waits that nobody comes for', () => {
  const hidden = viewer({ isHidden: true });
  hidden.feeding.connected();
  hidden.sent([PICTURE], [added(3)]);
  expect(hidden.played).toEqual([1, [PICTURE], [added(3)]]);
  const unanswered = viewer();
  unanswered.feeding.connected();
  unanswered.sent([PICTURE], [added(3)], [removed(3)]);
  vi.advanceTimersByTime(VIEWER_CATCH_UP_MAX_MS);
  expect(unanswered.played).toEqual([1, [PICTURE]]);
  const closed = viewer();
  closed.feeding.connected();
  closed.sent([PICTURE]);
  closed.feeding.close();
  vi.advanceTimersByTime(2 * VIEWER_CATCH_UP_MAX_MS);
  expect(closed.played).toEqual([1]);
});

test('[VW4, VW9] the echo that greets measures no way, because a picture is built until it is answered', () => {
  const { feeding, page, echoes, sent } = viewer();
  feeding.connected();
  sent([PICTURE]);
  vi.advanceTimersByTime(150);
  feeding.frame(page.beat(echoes[0]));
  expect(feeding.ageMs()).toBe(0);
  const next = feeding.echo();
  vi.advanceTimersByTime(40);
  feeding.frame(page.beat(next));
  expect(feeding.ageMs()).toBe(20);
});
