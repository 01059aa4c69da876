import { expect, test } from 'vitest';
import { judge, judgeOne } from './harness/verdict.ts';

test.each([
  ['all there', [1, 2, 3], { lost: 0, doubled: 0, reordered: 0, strange: 0 }],
  ['nothing there', [], { lost: 3, doubled: 0, reordered: 0, strange: 0 }],
  ['one missing in the middle', [1, 3], { lost: 1, doubled: 0, reordered: 0, strange: 0 }],
  ['one twice in a row', [1, 2, 2, 3], { lost: 0, doubled: 1, reordered: 0, strange: 0 }],
  ['one again at the end', [1, 2, 3, 1], { lost: 0, doubled: 1, reordered: 0, strange: 0 }],
  ['two swapped', [2, 1, 3], { lost: 0, doubled: 0, reordered: 1, strange: 0 }],
  ['the last first', [3, 1, 2], { lost: 0, doubled: 0, reordered: 2, strange: 0 }],
  ['one nobody wrote', [1, 2, 3, 4], { lost: 0, doubled: 0, reordered: 0, strange: 1 }],
])('[FT2] %s', (_, held, expected) => {
  expect(judgeOne(3, held)).toEqual({ due: 3, ...expected });
});

test('[FT2] each direction is judged at everybody who should hold it, and nobody at themselves', () => {
  const conversation = {
    accepted: { 'visitor-1-1': 1, 'visitor-1-2': 0, 'agent-1': 2 },
    held: {
      'visitor-1-1': [{ by: 'agent-1', n: 1 }],
      'visitor-1-2': [
        { by: 'visitor-1-1', n: 1 },
        { by: 'agent-1', n: 1 },
        { by: 'agent-1', n: 2 },
      ],
      'agent-1': [
        { by: 'visitor-1-1', n: 1 },
        { by: 'visitor-1-1', n: 1 },
      ],
    },
  };
  expect(judge([conversation], 'agent', 'visitor')).toMatchObject({ due: 4, lost: 1, doubled: 0 });
  expect(judge([conversation], 'visitor', 'agent')).toMatchObject({ due: 1, lost: 0, doubled: 1 });
  expect(judge([conversation], 'visitor', 'visitor')).toMatchObject({ due: 1, lost: 0 });
  expect(judge([conversation], 'visitor', 'store')).toMatchObject({ due: 0 });
});
