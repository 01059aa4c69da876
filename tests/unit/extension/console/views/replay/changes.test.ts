import { expect, test } from 'vitest';
import { readChanges } from '../../../../../../extension/console/views/replay/changes.ts';
import {
  POLICY_MAX_BYTES,
  REPLAY_CHANGES_MAX_CHARS,
} from '../../../../../../shared/protocol/limits.ts';

const file = (text: string, size = text.length) => ({
  name: 'map.json',
  size,
  text: () => Promise.resolve(text),
});

test('[RP5] a file is read as the text that is asked with, without the spaces between', async () => {
  expect(await readChanges(file('{\n  "actionMap": "a b"\n}'))).toEqual({
    is: 'read',
    name: 'map.json',
    text: '{"actionMap":"a b"}',
  });
});

test('[RP5] what is no JSON is said before anything is sent', async () => {
  expect(await readChanges(file('{"actionMap":'))).toMatchObject({ is: 'not-json' });
});

test('[RP5] what is longer than a question can hold is said, and spaces do not count', async () => {
  const full = JSON.stringify('x'.repeat(REPLAY_CHANGES_MAX_CHARS - 2));
  expect(await readChanges(file(`${' '.repeat(1_000)}${full}`))).toMatchObject({ is: 'read' });
  const more = JSON.stringify('x'.repeat(REPLAY_CHANGES_MAX_CHARS - 1));
  expect(await readChanges(file(more))).toMatchObject({ is: 'too-large' });
});

test('[RP5] a file that no policy can be as large as is not read', async () => {
  const large = {
    ...file('', POLICY_MAX_BYTES + 1),
    text: () => Promise.reject(new Error('read')),
  };
  expect(await readChanges(large)).toMatchObject({ is: 'too-large' });
});
