import { expect, test, vi } from 'vitest';
import { MASK_CACHE_MAX_CHARS } from '../../../../../shared/protocol/limits.ts';
import { createCache } from '../../../../../visitor/record/mask/cache.ts';

test('[MK8] what became of a text is worked out once, until there are too many', () => {
  const cache = createCache<string>(2);
  const make = vi.fn(() => 'x');
  for (const key of ['a', 'a', 'b', 'a']) cache(key, make);
  expect(make).toHaveBeenCalledTimes(2);
  for (const key of ['c', 'a']) cache(key, make);
  expect(make).toHaveBeenCalledTimes(4);
});

test('[MK8] no more characters are kept than MASK_CACHE_MAX_CHARS', () => {
  const cache = createCache<string>(10);
  const make = vi.fn(() => 'x');
  cache('a', make);
  cache('b'.repeat(MASK_CACHE_MAX_CHARS), make);
  cache('a', make);
  expect(make).toHaveBeenCalledTimes(3);
});
