import { expect, it } from 'vitest';
import { BOUNDS } from '../../../../../sidecar/gateway/bounds.ts';
import { askForCheckpoints } from '../../../../../sidecar/gateway/cobrowse/asking.ts';

const EVERY_MS = BOUNDS.checkpointEveryMs;

function anAsking() {
  const asked: string[] = [];
  return { asked, asking: askForCheckpoints(BOUNDS, (why) => void asked.push(why), -EVERY_MS) };
}

it('[FR4] what several want is asked once, for the reason of the first', () => {
  const { asked, asking } = anAsking();
  asking.want('joined', 0);
  asking.want('gap', 1);
  asking.want('warning', EVERY_MS - 1);
  expect(asked).toEqual(['joined']);
});

it('[FR4] what is not heeded is asked again, what was heeded is not', () => {
  const { asked, asking } = anAsking();
  asking.again(0);
  asking.want('gap', 0);
  asking.again(EVERY_MS - 1);
  asking.again(EVERY_MS);
  expect(asked).toEqual(['gap', 'gap']);
  asking.opened();
  asking.again(10 * EVERY_MS);
  expect(asked).toEqual(['gap', 'gap']);
});

it('[FR4, LM1] a page is asked COBROWSE_CHECKPOINTS_BURST times, then once in COBROWSE_CHECKPOINT_EVERY_MS', () => {
  const { asked, asking } = anAsking();
  for (let n = 0; n < 20; n += 1) {
    asking.want('warning', n);
    asking.opened();
  }
  expect(asked).toHaveLength(BOUNDS.checkpointsBurst);
  // Nothing is lost by that: it is asked as soon as it may be.
  asking.want('differs', 30);
  expect(asked).toHaveLength(BOUNDS.checkpointsBurst);
  asking.again(EVERY_MS + 30);
  expect(asked.at(-1)).toBe('differs');
  expect(asked).toHaveLength(BOUNDS.checkpointsBurst + 1);
});

it('[FR4] a page that was just let in begins with a checkpoint by itself', () => {
  const asked: string[] = [];
  const asking = askForCheckpoints(BOUNDS, (why) => void asked.push(why), 0);
  asking.want('joined', 0);
  asking.again(EVERY_MS - 1);
  expect(asked).toEqual([]);
  asking.again(EVERY_MS);
  expect(asked).toEqual(['joined']);
});
