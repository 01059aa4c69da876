import { expect, test } from 'vitest';
import { squeezed } from '../../../../scripts/build/squeeze.ts';

/** What a module with this code gives out as `answer`. */
async function answerOf(code: string): Promise<unknown> {
  const module: { readonly answer?: unknown } = await import(
    `data:text/javascript,${encodeURIComponent(code)}`
  );
  return module.answer;
}

const CODE = `/*! of somebody, under a licence */
const twice = (n) => n * 2;
const unused = () => globalThis.gone();
function ofAll(list) { let sum = 0; for (const each of list) sum += twice(each); return sum; }
const inner = { deep: 4, of: 'a field that is asked for by name' };
export const answer = [ofAll([1, 2, 3]), inner['deep'], Object.keys(inner)];
`;

test('[RN7] the chunk is smaller, says the same, and keeps the names of fields and of who made it', async () => {
  const small = await squeezed(CODE);
  expect(small.length).toBeLessThan(CODE.length * 0.7);
  expect(await answerOf(small)).toEqual(await answerOf(CODE));
  expect(await answerOf(small)).toEqual([12, 4, ['deep', 'of']]);
  expect(small).toContain('/*! of somebody, under a licence */');
  expect(small).not.toContain('gone');
});
