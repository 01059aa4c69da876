import { expect, it } from 'vitest';
import { hasBearer } from '../../../../sidecar/gateway/bearer.ts';

it('[KY1] any accepted token opens, so that one can be replaced', () => {
  for (const token of ['new-one', 'old-one']) {
    expect(hasBearer(`Bearer ${token}`, ['new-one', 'old-one'])).toBe(true);
  }
  expect(hasBearer('Bearer old-one', ['new-one'])).toBe(false);
});

it.each([
  ['no header', undefined],
  ['an empty header', ''],
  ['the token without its scheme', 'new-one'],
  ['another scheme', 'Basic new-one'],
  ['a beginning of the token', 'Bearer new-on'],
  ['more than the token', 'Bearer new-one '],
  ['both tokens', 'Bearer new-one,old-one'],
])('[OP2] %s opens nothing', (_, authorization) => {
  expect(hasBearer(authorization, ['new-one', 'old-one'])).toBe(false);
});

it('[OP2] without an accepted token nothing opens, an empty one included', () => {
  for (const authorization of [undefined, '', 'Bearer ', 'Bearer undefined']) {
    expect(hasBearer(authorization, [])).toBe(false);
  }
});
