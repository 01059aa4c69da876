import { expect, it } from 'vitest';
import { addressKey } from '../../../../sidecar/gateway/admission.ts';

it.each([
  ['192.0.2.7', '192.0.2.7:50123'],
  ['192.0.2.7', '::ffff:192.0.2.7'],
  ['2001:db8::7', '[2001:db8::7]:50123'],
  ['2001:db8::7', '[2001:db8::7]'],
  ['2001:db8::7', '2001:db8::9:1'],
])('[LM1] %s and %s count as one', (one, other) => {
  expect(addressKey(other)).toBe(addressKey(one));
});

it('[LM1] neighbours do not', () => {
  const keys = [
    '192.0.2.7',
    '192.0.2.8',
    '2001:db8::7',
    '2001:db8:0:1::7',
    'unreadable',
    undefined,
  ];
  expect(new Set(keys.map(addressKey)).size).toBe(keys.length);
});
