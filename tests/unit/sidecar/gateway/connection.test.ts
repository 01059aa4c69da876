import { afterEach, expect, it, vi } from 'vitest';
import {
  PINGS_BURST,
  SAID_AFTER_END_MAX,
  UNREAD_CUT_AFTER_MS,
} from '../../../../shared/protocol/limits.ts';
import { BOUNDS } from '../../../../sidecar/gateway/bounds.ts';
import { plainConnection } from '../../../support/plain-socket.ts';

afterEach(() => void vi.useRealTimers());

const PONG = { type: 'pong' } as const;

function heardOn({ connection }: ReturnType<typeof plainConnection>) {
  const heard: [string, number][] = [];
  connection.onText((text, sizeBytes) => void heard.push([text, sizeBytes]));
  return heard;
}

it('[GW2] nothing is sent, heard or answered after the end, and the end is told once', () => {
  const one = plainConnection();
  const heard = heardOn(one);
  const ends: string[] = [];
  one.connection.onEnd((cause) => void ends.push(cause));
  one.connection.bye('blocked');
  one.connection.bye('revoked');
  one.connection.send(PONG);
  expect(one.connection.offer('{}')).toBe(false);
  expect(one.connection.ask(0)).toBe(true);
  one.socket.hear('late');
  one.socket.emit('ping', Buffer.from(''));
  one.socket.emit('close', 1000);
  one.connection.onEnd((cause) => void ends.push(`told later: ${cause}`));
  expect({ causes: one.causes, ends, heard }).toEqual({
    causes: ['blocked'],
    ends: ['blocked', 'told later: blocked'],
    heard: [],
  });
  expect(one.socket.sent.map(({ body }) => body.kind)).toEqual(['blocked']);
  expect([one.socket.closes, one.socket.acts]).toEqual([[4411], []]);
});

it('[PR3] text is heard with its size in bytes however it was cut up; bytes are malformed', () => {
  const one = plainConnection();
  const heard = heardOn(one);
  const text = Buffer.from('é1');
  one.socket.emit('message', text, false);
  one.socket.emit('message', [text.subarray(0, 1), text.subarray(1)], false);
  one.socket.emit('message', new Uint8Array(text).buffer, false);
  expect(heard).toEqual([
    ['é1', 3],
    ['é1', 3],
    ['é1', 3],
  ]);
  one.socket.emit('message', text, true);
  expect(one.causes).toEqual(['malformed']);
});

it('[GW2] a reader that does not read loses live messages first, and then the connection', () => {
  const { connection, socket, causes } = plainConnection();
  expect(connection.offer('{"body":{"type":"pong"}}')).toBe(true);
  socket.bufferedAmount = BOUNDS.sendBufferMaxBytes;
  expect(connection.offer('{}')).toBe(false);
  connection.send(PONG);
  expect([socket.sent.length, causes]).toEqual([2, []]);
  socket.bufferedAmount = BOUNDS.sendBufferMaxBytes + 1;
  connection.send(PONG);
  expect([causes, socket.acts]).toEqual([['slow-reader'], ['terminate']]);
});

it('[GW2] who waits for a reader goes on when it has read, or is gone', async () => {
  const reading = plainConnection();
  const leaving = plainConnection();
  await reading.connection.flushed();
  for (const { socket } of [reading, leaving]) socket.bufferedAmount = BOUNDS.sendBufferMaxBytes;
  const read = reading.connection.flushed();
  const left = leaving.connection.flushed();
  reading.socket.drain();
  leaving.socket.emit('close', 1006);
  await Promise.all([read, left, leaving.connection.flushed()]);
  expect([reading.causes, leaving.causes]).toEqual([[], ['lost']]);
});

it('[GW2] no sign of life since so many asks is no life; any message or pong is one', () => {
  const { connection, socket } = plainConnection();
  expect([connection.ask(2), connection.ask(2), connection.ask(2)]).toEqual([true, true, false]);
  socket.emit('pong');
  expect([connection.ask(2), connection.ask(2)]).toEqual([true, true]);
  socket.hear('anything');
  expect([connection.ask(2), connection.ask(2), connection.ask(2)]).toEqual([true, true, false]);
});

it('[LM1] pings are answered up to their rate, and never to who does not read', () => {
  const { socket, causes } = plainConnection();
  for (let n = 0; n < PINGS_BURST; n += 1) socket.emit('ping', Buffer.from(''));
  expect(socket.acts).toHaveLength(PINGS_BURST);
  socket.emit('ping', Buffer.from(''));
  expect(causes).toEqual(['too-many']);
  const sleeper = plainConnection();
  sleeper.socket.bufferedAmount = BOUNDS.sendBufferMaxBytes + 1;
  sleeper.socket.emit('ping', Buffer.from(''));
  expect([sleeper.causes, sleeper.socket.acts]).toEqual([['slow-reader'], ['terminate']]);
});

it('[GW2, LM1] who goes on after the end is read no more, whoever reads on, and is cut a moment later', () => {
  vi.useFakeTimers();
  const { connection, socket } = plainConnection();
  connection.bye('too-many');
  for (let n = 0; n < SAID_AFTER_END_MAX; n += 1) socket.hear('more');
  connection.resume();
  expect(socket.acts).toEqual(['resume']);
  socket.emit('ping', Buffer.from(''));
  for (let n = 0; n < 9; n += 1) socket.hear('and more');
  connection.resume();
  vi.advanceTimersByTime(UNREAD_CUT_AFTER_MS - 1);
  expect(socket.acts).toEqual(['resume', 'pause']);
  vi.advanceTimersByTime(1);
  expect(socket.acts).toEqual(['resume', 'pause', 'terminate']);
});

it('[GW2] who is gone before that is not cut', () => {
  vi.useFakeTimers();
  const { connection, socket } = plainConnection();
  connection.bye('malformed');
  for (let n = 0; n <= SAID_AFTER_END_MAX; n += 1) socket.hear('more');
  socket.emit('close', 1006);
  vi.advanceTimersByTime(UNREAD_CUT_AFTER_MS);
  expect(socket.acts).toEqual(['pause']);
});

it.each([
  ['WS_ERR_UNSUPPORTED_MESSAGE_LENGTH', 'too-large'],
  ['WS_ERR_INVALID_UTF8', 'malformed'],
  ['ECONNRESET', 'lost'],
  [undefined, 'lost'],
])('[LM1] a socket that breaks with %s is counted as %s', (code, cause) => {
  const { socket, causes } = plainConnection();
  socket.emit(
    'error',
    code === undefined ? new Error('broken') : Object.assign(new Error(), { code }),
  );
  expect(causes).toEqual([cause]);
});

it.each([
  [1000, 'left'],
  [1006, 'lost'],
])('[GW2] a close with %i is counted as %s', (code, cause) => {
  const { socket, causes } = plainConnection();
  socket.emit('close', code);
  expect(causes).toEqual([cause]);
});

it('[FR1] bytes are heard by who listens for them, whole, and are malformed until then', () => {
  const one = plainConnection();
  const heard: Buffer[] = [];
  one.connection.onBytes((bytes) => void heard.push(bytes));
  const frame = Buffer.from('frame');
  one.socket.emit('message', frame, true);
  one.socket.emit('message', [frame.subarray(0, 2), frame.subarray(2)], true);
  expect(heard).toEqual([frame, frame]);
  one.connection.bye('over');
  one.socket.emit('message', frame, true);
  expect(heard).toHaveLength(2);
  const other = plainConnection();
  other.socket.emit('message', frame, true);
  expect(other.causes).toEqual(['malformed']);
});

it('[FR5] bytes go out as they are, and not after the end', () => {
  const { connection, socket } = plainConnection();
  const frame = Buffer.from('frame');
  connection.sendBytes(frame);
  connection.bye('over');
  connection.sendBytes(frame);
  expect(socket.frames).toHaveLength(1);
  expect(socket.frames[0]).toBe(frame);
});

it('[FR10] on a socket for frames words go without an envelope', () => {
  const { connection, socket } = plainConnection({ isBare: true });
  connection.send({ type: 'cobrowse.audience', names: [] });
  connection.bye('over');
  expect(socket.sent.map((each) => each.kind ?? each.type)).toEqual(['cobrowse.audience', 'over']);
});

it('[FR1] what waits is thrown away by a cut; who has read all is told why', () => {
  const resets: string[] = [];
  const behind = plainConnection({ reset: () => void resets.push('reset') });
  behind.socket.bufferedAmount = 1;
  behind.connection.cut('over');
  behind.connection.cut('over');
  expect([behind.causes, behind.socket.sent, behind.socket.closes, resets]).toEqual([
    ['over'],
    [],
    [],
    ['reset'],
  ]);
  const reading = plainConnection({ reset: () => void resets.push('reset') });
  reading.connection.cut('over', 'It is over.');
  expect(reading.socket.sent.at(-1)?.body).toMatchObject({ kind: 'over', sentence: 'It is over.' });
  expect([reading.socket.closes, resets]).toEqual([[4414], ['reset']]);
  const plain = plainConnection();
  plain.socket.bufferedAmount = 1;
  plain.connection.cut('revoked');
  expect(plain.socket.acts).toEqual(['terminate']);
});
