import { expect, test } from 'vitest';
import {
  canTakeMore,
  canTakeOver,
} from '../../../../../../extension/panel/views/conversation/hand-over.model.ts';
import {
  olderThan,
  readLines,
} from '../../../../../../extension/panel/views/conversation/lines.model.ts';
import { aCard, aLine, anAgent, NOW } from '../../support/rows.ts';

const reading = { lines: [], afloat: [], me: 'me', seenByVisitor: 0 } as const;
const states = (shown: ReturnType<typeof readLines>) =>
  shown.flatMap((one) => (one.kind === 'line' ? [`${one.text}: ${one.state}`] : []));

test('[PN5] a line is pending on its way, sent when the tables have it, seen when it was on screen', () => {
  const afloat = [{ line: 'line-2', text: 'hello', at: NOW }];
  expect(states(readLines({ ...reading, afloat }))).toEqual(['hello: pending']);
  const lines = [aLine(2, 'me', 'hello')];
  expect(states(readLines({ ...reading, lines, afloat }))).toEqual(['hello: sent']);
  expect(states(readLines({ ...reading, lines, seenByVisitor: 2 }))).toEqual(['hello: seen']);
});

test('[PN5] lines stand in their places, each once, those on their way last', () => {
  const lines = [aLine(2, 'me', 'b'), aLine(1, 'visitor', 'a'), aLine(2, 'me', 'b')];
  const afloat = [{ line: 'line-9', text: 'c', at: NOW }];
  expect(states(readLines({ ...reading, lines, afloat }))).toEqual([
    'a: null',
    'b: sent',
    'c: pending',
  ]);
});

test('[PN5] days stand between, and a name only above the first of a run', () => {
  const tomorrow = { ...aLine(3, 'visitor', 'c'), at: NOW + 86_400_000 };
  const shown = readLines({
    ...reading,
    lines: [aLine(1, 'visitor', 'a'), aLine(2, 'visitor', 'b'), tomorrow],
  });
  expect(shown.map((one) => one.kind)).toEqual(['day', 'line', 'line', 'day', 'line']);
  expect(shown.map((one) => one.kind === 'line' && one.isFirst)).toEqual([
    false,
    true,
    false,
    false,
    true,
  ]);
});

test('[PN5] a notice has no author and keeps its place', () => {
  const notice = { ...aLine(1, 'visitor', ''), text: null, author: { kind: 'notice' } as const };
  const lines = [{ ...notice, notice: { kind: 'joined', name: 'Sanne' } as const }];
  expect(readLines({ ...reading, lines }).at(-1)).toMatchObject({ kind: 'notice', key: 'line-1' });
});

test('[PN5] older lines are asked for before the first that is here', () => {
  expect(olderThan([aLine(7, 'me', 'x'), aLine(8, 'me', 'y')])).toBe(7);
  expect(olderThan([aLine(1, 'me', 'x')])).toBeNull();
  expect(olderThan([])).toBeNull();
});

test('[PN18] a hand-over is offered to colleagues who are available and have room', () => {
  expect(canTakeMore(anAgent('b'), 'me')).toBe(true);
  expect(canTakeMore(anAgent('me'), 'me')).toBe(false);
  expect(canTakeMore(anAgent('b', { open: 3 }), 'me')).toBe(false);
  expect(canTakeMore(anAgent('b', { presence: 'busy' }), 'me')).toBe(false);
  expect(canTakeMore(anAgent('b', { isRevoked: true }), 'me')).toBe(false);
});

test('[PN18] taking over is shown to a lead, or when the colleague is gone', () => {
  const talking = aCard('c', { holder: 'b' });
  const me = anAgent('me');
  expect(canTakeOver(talking, me, anAgent('b'))).toBe(false);
  expect(canTakeOver(talking, anAgent('me', { role: 'lead' }), anAgent('b'))).toBe(true);
  expect(canTakeOver(talking, me, anAgent('b', { presence: 'offline' }))).toBe(true);
});
