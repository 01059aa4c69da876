import { expect, test } from 'vitest';
import { ERROR_KINDS, kindOfCloseCode } from '../../shared/protocol/error-kind.ts';

const kinds = Object.entries(ERROR_KINDS);

test('[PR4] every kind has a meaning, and close codes are unique and in the range for applications', () => {
  const codes = kinds.flatMap(([, { closeCode }]) => closeCode ?? []);
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes)
    expect(code).toSatisfy((value: number) => value >= 4000 && value <= 4999);
  for (const [, { meaning }] of kinds) expect(meaning).toMatch(/\.$/);
});

test('[PR4] a close code leads back to its kind, a foreign one to none', () => {
  expect(kindOfCloseCode(4410)).toBe('revoked');
  expect(kindOfCloseCode(1006)).toBeUndefined();
});
