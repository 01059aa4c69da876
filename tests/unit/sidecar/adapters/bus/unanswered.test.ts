import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { unanswered } from '../../../../../sidecar/adapters/bus/unanswered.ts';

/** A server that answers when it is told to. */
function aServer(maxBytes: number) {
  const asked: { readonly resolve: () => void; readonly reject: (why: Error) => void }[] = [];
  const time = { ms: 0 };
  const waiting = unanswered({
    flush: () => new Promise<void>((resolve, reject) => asked.push({ resolve, reject })),
    maxBytes,
    steadyMs: () => time.ms,
  });
  const give = (sizeBytes: number): boolean => {
    const isTaken = waiting.admits(sizeBytes);
    if (isTaken) waiting.ask();
    return isTaken;
  };
  return { asked, time, waiting, give };
}

it('[BS3, LM1] so much may wait and no more; what is answered makes room', async () => {
  const { asked, give } = aServer(100);
  expect([give(60), give(40), give(1)]).toEqual([true, true, false]);
  expect(asked).toHaveLength(1);
  asked[0]?.resolve();
  await nextTurn();
  // The forty were given after it was asked: they are asked about now.
  expect(asked).toHaveLength(2);
  expect([give(61), give(60)]).toEqual([false, true]);
});

it('[BS3] silence counts from the question, and ends with the answer', async () => {
  const { asked, time, waiting } = aServer(100);
  expect(waiting.silentMs()).toBe(0);
  waiting.ask();
  time.ms = 700;
  waiting.ask();
  expect([asked.length, waiting.silentMs()]).toEqual([1, 700]);
  asked[0]?.resolve();
  await nextTurn();
  expect(waiting.silentMs()).toBe(0);
});

it('[BS3] a connection that ended stays owing', async () => {
  const { asked, time, give, waiting } = aServer(100);
  give(100);
  asked[0]?.reject(new Error('gone'));
  await nextTurn();
  time.ms = 5;
  expect([give(1), waiting.silentMs()]).toEqual([false, 5]);
});
