import { assert } from '../../../../shared/kernel/assert.ts';
import type { Mark, Marks } from '../../../ports/store/marks.ts';
import { forgetOldest, type Journal, table } from './table.ts';

const markKey = ({ caller, id }: Pick<Mark, 'caller' | 'id'>): string => `${caller} ${id}`;

export function memoryMarks(journal: Journal): Marks {
  const marks = table<Mark>(journal, { key: markKey });
  return {
    find: async (caller, id) => marks.get(markKey({ caller, id })) ?? null,
    put: async (mark) => {
      assert(marks.get(markKey(mark)) === undefined, 'this command has been answered already');
      marks.put(mark);
    },
    forget: async (before, max) => forgetOldest(marks, markKey, (row) => row.at, before, max),
  };
}
