import { expect, it } from 'vitest';
import { laneOf } from '../../../../sidecar/gateway/lane.ts';
import { trackWork } from '../../../../sidecar/gateway/work.ts';

function aLane() {
  const done: string[] = [];
  const work = trackWork();
  const lane = laneOf<number>({
    noteTogether: async (signals) => {
      await Promise.resolve();
      done.push(`signals ${signals.join(' ')}`);
    },
    track: work.track,
  });
  const act = (name: string, meanwhile: () => void = () => undefined) =>
    lane.act(async () => {
      meanwhile();
      await Promise.resolve();
      done.push(name);
    });
  return { lane, work, done, act };
}

it('[GW1] signals of one turn are noted together, and keep their place between commands', async () => {
  const { lane, work, done, act } = aLane();
  lane.note(1);
  lane.note(2);
  act('consent');
  lane.note(3);
  act('say');
  await work.whenDone();
  expect(done).toEqual(['signals 1 2', 'consent', 'signals 3', 'say']);
});

it('[GW1] what arrives during a command waits for it', async () => {
  const { lane, work, done, act } = aLane();
  act('first', () => {
    act('second');
    lane.note(1);
    lane.note(2);
  });
  await work.whenDone();
  expect(done).toEqual(['first', 'second', 'signals 1 2']);
});

it('[LM1] counts what is not done yet, one by one', async () => {
  const { lane, work, act } = aLane();
  lane.note(1);
  lane.note(2);
  act('say');
  expect(lane.inWork()).toBe(3);
  await work.whenDone();
  expect(lane.inWork()).toBe(0);
});

it('[GW1] what has not begun can be forgotten', async () => {
  const { lane, work, done, act } = aLane();
  act('first', () => lane.clear());
  act('never');
  await work.whenDone();
  expect(done).toEqual(['first']);
  lane.note(1);
  await work.whenDone();
  expect(done).toEqual(['first', 'signals 1']);
});

it('[GW1] a command that finds nothing before it waits for no turn of the event loop', async () => {
  const { work, done, act } = aLane();
  const nextTurn = new Promise((resolve) => setImmediate(resolve)).then(() => done.push('turn'));
  act('say');
  await Promise.all([work.whenDone(), nextTurn]);
  expect(done).toEqual(['say', 'turn']);
});
