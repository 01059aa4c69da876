import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  decodeBeacon,
  decodeDownAgent,
  decodeUpAgent,
  decodeUpVisitor,
  decodeVisitorHello,
} from '../../shared/protocol/codec.ts';
import {
  BEACON_MESSAGES_MAX,
  HELLO_MAX_BYTES,
  LINE_MAX_CHARS,
  MESSAGE_MAX_BYTES,
} from '../../shared/protocol/limits.ts';

const say = (fields: object = {}, body: object = {}) =>
  JSON.stringify({
    id: 'm1',
    at: 1,
    ...fields,
    body: { type: 'chat.say', conversation: 'c1', line: 'l1', text: 'hello', ...body },
  });

test('[PR3] a message of the protocol is decoded as it was written', () => {
  expect(decodeUpVisitor(say())).toEqual({ isOk: true, value: JSON.parse(say()) });
});

test('[PR3] an unknown field is refused, at every depth, __proto__ included', () => {
  expect(decodeUpVisitor(say({ extra: 1 })).isOk).toBe(false);
  expect(decodeUpVisitor(say({}, { extra: 1 })).isOk).toBe(false);
  const polluted = say().replace('"type"', '"__proto__":{"isLead":true},"type"');
  expect(decodeUpVisitor(polluted).isOk).toBe(false);
  expect(Object.hasOwn(Object.prototype, 'isLead')).toBe(false);
});

test('[PR3] what only an agent may say is not in a visitor’s protocol', () => {
  const take = say({}, { type: 'conversation.take-over' });
  expect(decodeUpVisitor(take).isOk).toBe(false);
});

test('[LM1] text longer than a line is refused, and the longest line is not', () => {
  expect(decodeUpVisitor(say({}, { text: 'x'.repeat(LINE_MAX_CHARS) })).isOk).toBe(true);
  expect(decodeUpVisitor(say({}, { text: 'x'.repeat(LINE_MAX_CHARS + 1) })).isOk).toBe(false);
  expect(decodeUpVisitor(say({}, { text: '' })).isOk).toBe(false);
});

test('[LM1] bytes beyond the bound are not even parsed', () => {
  const large = `${' '.repeat(MESSAGE_MAX_BYTES)}{}`;
  expect(decodeUpVisitor(large)).toMatchObject({ isOk: false, error: { kind: 'too-large' } });
  expect(decodeVisitorHello(' '.repeat(HELLO_MAX_BYTES + 1))).toMatchObject({
    error: { kind: 'too-large' },
  });
});

test('[LM1] a beacon carries no more than its bound', () => {
  const signal = (n: number) => ({
    id: `m${n}`,
    at: 1,
    n: n + 1,
    body: { type: 'page.left', page: 'p1', visibleMs: 5 },
  });
  const beacon = (count: number) =>
    JSON.stringify({
      version: 1,
      shop: 'demo',
      secret: 'x'.repeat(43),
      tab: 't1',
      messages: Array.from({ length: count }, (_, n) => signal(n)),
    });
  expect(decodeBeacon(beacon(BEACON_MESSAGES_MAX)).isOk).toBe(true);
  expect(decodeBeacon(beacon(BEACON_MESSAGES_MAX + 1)).isOk).toBe(false);
  expect(decodeBeacon(beacon(0)).isOk).toBe(false);
});

test('[PR2] the version in a hello that cannot be read is told all the same', () => {
  const strange = JSON.stringify({ type: 'hello', role: 'visitor', version: 99, colour: 'blue' });
  expect(decodeVisitorHello(strange)).toMatchObject({ isOk: false, error: { version: 99 } });
});

test('[PR3] no text makes the codec throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), fc.constant(say())), (text) => {
      for (const decode of [decodeUpVisitor, decodeUpAgent, decodeBeacon, decodeDownAgent]) {
        expect(typeof decode(text).isOk).toBe('boolean');
      }
    }),
    { numRuns: 500 },
  );
});
