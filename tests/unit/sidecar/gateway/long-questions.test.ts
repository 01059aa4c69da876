import { expect, test } from 'vitest';
import { asId, type MessageId } from '../../../../shared/kernel/ids.ts';
import { longQuestions } from '../../../../sidecar/gateway/long-questions.ts';

const id = (name: string): MessageId => asId<MessageId>(name);

/** Answers only when nobody waits for it. */
const untilGone = ({ gone }: { readonly gone: AbortSignal }): Promise<string> =>
  new Promise((resolve) => gone.addEventListener('abort', () => resolve('broken off')));

test('[RP6] one that is meant is broken off, and whoever asked for it hears so once it has ended', async () => {
  const long = longQuestions();
  const [first, second] = [long.answer(id('1'), untilGone), long.answer(id('2'), untilGone)];
  expect(await long.asking.breakOff(id('3'))).toBe(false);
  expect(await long.asking.breakOff(id('1'))).toBe(true);
  expect(await first).toBe('broken off');
  expect(await long.asking.breakOff(id('1'))).toBe(false);
  long.leave();
  expect(await second).toBe('broken off');
});

test('[RP6] one that takes long breaks off none, not even itself', async () => {
  const long = longQuestions();
  const said = await long.answer(id('1'), ({ breakOff }) => breakOff(id('1')));
  expect(said).toBe(false);
});

test('[RP6] one that fails has ended, and of two under one id the newer is meant', async () => {
  const long = longQuestions();
  const failing = long.answer(id('1'), () => Promise.reject(new Error('a bug')));
  const newer = long.answer(id('1'), untilGone);
  await expect(failing).rejects.toThrow('a bug');
  expect(await long.asking.breakOff(id('1'))).toBe(true);
  expect(await newer).toBe('broken off');
});
