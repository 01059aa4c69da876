import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { HELLO_MAX_BYTES, MESSAGE_MAX_BYTES } from '../../../../shared/protocol/limits.ts';
import { awaitHello, type Hear } from '../../../../sidecar/gateway/await-hello.ts';
import { plainConnection } from '../../../support/plain-socket.ts';

const DEADLINE_MS = 5_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A door at which the greeting takes as long as the test likes. */
function aDoor() {
  const { socket, connection, causes } = plainConnection();
  const heard: string[] = [];
  const hellos: string[] = [];
  let answer: (hear: Hear | null) => void = () => undefined;
  awaitHello(connection, DEADLINE_MS, (text) => {
    hellos.push(text);
    return new Promise((resolve) => {
      answer = resolve;
    });
  });
  const greeted = async (hear: Hear | null = (text) => void heard.push(text)) => {
    answer(hear);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { socket, connection, causes, heard, hellos, greeted };
}

it('[GW1] what is said while the hello is looked at is heard after it, in order', async () => {
  const door = aDoor();
  door.socket.hear('hello');
  door.socket.hear('one');
  door.socket.hear('two');
  expect(door.heard).toEqual([]);
  await door.greeted();
  door.socket.hear('three');
  expect(door.hellos).toEqual(['hello']);
  expect(door.heard).toEqual(['one', 'two', 'three']);
  expect(door.socket.acts).toEqual(['pause', 'resume']);
});

it('[LM1] more than one message’s size before the welcome ends it, and nothing of it is heard', async () => {
  const door = aDoor();
  door.socket.hear('hello');
  door.socket.hear('x'.repeat(MESSAGE_MAX_BYTES));
  expect(door.causes).toEqual([]);
  door.socket.hear('y');
  expect(door.causes).toEqual(['too-many']);
  await door.greeted();
  expect(door.heard).toEqual([]);
});

it('[GW1] when one early message ends the connection, those after it are not heard', async () => {
  const door = aDoor();
  door.socket.hear('hello');
  for (const text of ['one', 'bad', 'three']) door.socket.hear(text);
  await door.greeted((text) => {
    door.heard.push(text);
    if (text === 'bad') door.connection.bye('malformed');
  });
  expect(door.heard).toEqual(['one', 'bad']);
});

it('[ID2] who is not let in is not heard', async () => {
  const door = aDoor();
  door.socket.hear('hello');
  door.socket.hear('one');
  await door.greeted(null);
  door.socket.hear('two');
  expect(door.heard).toEqual([]);
});

it('[LM1] a hello that is too large is not even looked at', () => {
  const door = aDoor();
  door.socket.hear('x'.repeat(HELLO_MAX_BYTES + 1));
  expect([door.causes, door.hellos]).toEqual([['too-large'], []]);
});

it('[LM1] the time for a hello ends with the connection, and not after it', async () => {
  const silent = aDoor();
  const gone = aDoor();
  gone.socket.emit('close', 1000);
  await vi.advanceTimersByTimeAsync(DEADLINE_MS);
  expect([silent.causes, gone.causes]).toEqual([['hello-expected'], ['left']]);
  expect(gone.socket.closes).toEqual([]);
});
