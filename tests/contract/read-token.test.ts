import { CompactSign } from 'jose';
import { expect, test } from 'vitest';
import { readToken } from '../../sidecar/adapters/identity/read-token.ts';

const key = new TextEncoder().encode('a-key-that-only-the-shop-and-we-know');

const signed = (payload: Uint8Array): Promise<string> =>
  new CompactSign(payload).setProtectedHeader({ alg: 'HS256' }).sign(key);
const read = async (payload: string | Uint8Array) => {
  const bytes = typeof payload === 'string' ? new TextEncoder().encode(payload) : payload;
  return readToken(await signed(bytes), key, 'HS256');
};

test('[ID1] claims that are signed are read', async () => {
  expect(await read('{"sub":"K-1042"}')).toEqual({ isOk: true, value: { sub: 'K-1042' } });
});

test.each(['7', 'null', '[]', '"K-1042"', '{"sub":', ''])(
  '[ID1] a signature over %j signs no claims',
  async (payload) => {
    expect(await read(payload)).toEqual({ isOk: false, error: 'malformed' });
  },
);

test('[ID1] a signature over bytes that are no text signs no claims', async () => {
  expect(await read(new Uint8Array([0xff, 0xfe, 0xfd]))).toEqual({
    isOk: false,
    error: 'malformed',
  });
});
