import { describe, expect, it } from 'vitest';
import { readFirstWord } from '../../../../scripts/start/first-word.ts';

describe('the first word of a program', () => {
  it('[RN9] is that it is ready, with where and with codes', () => {
    const ready = {
      msg: 'ready',
      url: 'http://127.0.0.1:4680',
      dataDir: '/d',
      isFresh: true,
      pairing: { agent: 'A', lead: 'L' },
    } as const;
    expect(readFirstWord(JSON.stringify(ready))).toEqual(ready);
    expect(readFirstWord('{"msg":"ready","url":"http://x"}')).toEqual({
      msg: 'ready',
      url: 'http://x',
    });
  });

  it('[RN9] is that it cannot start, with a kind and a sentence', () => {
    const said = { msg: 'cannot-start', kind: 'port-in-use', sentence: 'Stop the other.' };
    expect(readFirstWord(JSON.stringify(said))).toEqual(said);
  });

  it.each([
    '',
    'ready',
    '{"msg":"ready"}',
    '{"msg":"listening","url":"x"}',
    '{broken',
    '[]',
    '{"msg":null}',
  ])('[RN9] is not %j', (line) => {
    expect(readFirstWord(line)).toBeUndefined();
  });
});
