import { assert } from '../../../../shared/kernel/assert.ts';
import type { Mark, Marks } from '../../../ports/store/marks.ts';
import { codeEnd } from '../code-end.ts';
import { by, forgetOldest, type Journal, table } from './table.ts';

const markKey = ({ caller, id }: Pick<Mark, 'caller' | 'id'>): string => `${caller} ${id}`;

export function memoryMarks(journal: Journal): Marks {
  const marks = table<Mark>(journal, {
    key: (row) => markKey(row),
    groups: {
      caller: (row) => row.caller,
      code: (row) => (codeEnd(row) === null ? null : 'yes'),
    },
  });
  return {
    find: async (caller, id) => marks.get(markKey({ caller, id })) ?? null,
    put: async (mark) => {
      assert(marks.get(markKey(mark)) === undefined, 'this command has been answered already');
      marks.put(mark);
    },
    drop: async (caller) => {
      const own = marks.in('caller', caller);
      for (const row of own) marks.delete(markKey(row));
      return own.length;
    },
    count: async (caller) => marks.in('caller', caller).length,
    forgetCodes: async (before, instead, max) => {
      const ended = marks
        .in('code', 'yes')
        .filter((row) => (codeEnd(row) ?? before) < before)
        .sort(by<Mark>([(row) => codeEnd(row) ?? 0, markKey]))
        .slice(0, max);
      for (const row of ended) marks.put({ ...row, answer: instead });
      return ended.length;
    },
    forget: async (before, max) => forgetOldest(marks, markKey, (row) => row.at, before, max),
  };
}
