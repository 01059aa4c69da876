import { asFeedSeq } from '../../../../shared/kernel/ids.ts';
import type { Audience } from '../../../domain/audience.ts';
import type { Feed, FeedRow } from '../../../ports/store/feed.ts';
import { REDACTED, subjectOf } from '../subject.ts';
import { by, type Journal, table } from './table.ts';

interface Counter {
  readonly audience: Audience;
  readonly head: number;
  /** The lowest number from which on every row is kept. */
  readonly keptFrom: number;
}

const rowKey = (audience: Audience, seq: number): string => `${audience} ${seq}`;

export function memoryFeed(journal: Journal): Feed {
  const rows = table<FeedRow>(journal, {
    key: ({ audience, seq }) => rowKey(audience, seq),
    groups: { audience: (row) => row.audience, subject: (row) => subjectOf(row.fact) },
  });
  const counters = table<Counter>(journal, { key: (row) => row.audience });
  const counterOf = (audience: Audience): Counter =>
    counters.get(audience) ?? { audience, head: 0, keptFrom: 1 };

  return {
    append: async (audience, at, fact) => {
      const counter = counterOf(audience);
      const seq = asFeedSeq(counter.head + 1);
      counters.put({ ...counter, head: seq });
      rows.put({ audience, seq, at, fact });
      return seq;
    },
    after: async (audience, seq, max) => {
      const { head, keptFrom } = counterOf(audience);
      const found: FeedRow[] = [];
      for (let next = Math.max(seq + 1, keptFrom); next <= head && found.length < max; next += 1) {
        const row = rows.get(rowKey(audience, next));
        if (row !== undefined) found.push(row);
      }
      return found;
    },
    head: async (audience) => asFeedSeq(counterOf(audience).head),
    heads: async (audiences) =>
      new Map(
        audiences.flatMap((audience) => {
          const { head } = counterOf(audience);
          return head === 0 ? [] : [[audience, asFeedSeq(head)] as const];
        }),
      ),
    reaches: async (audience, seq) => {
      const { head, keptFrom } = counterOf(audience);
      return seq <= head && seq + 1 >= keptFrom;
    },
    redact: async (subject) => {
      const about = rows.in('subject', subject);
      for (const row of about) rows.put({ ...row, fact: REDACTED });
      const audiences = [...new Set(about.map(({ audience }) => audience))].sort();
      return { audiences, facts: about.length };
    },
    countAbout: async (subject) => rows.in('subject', subject).length,
    countOf: async (audience) => rows.in('audience', audience).length,
    drop: async (audience) => {
      const own = rows.in('audience', audience);
      for (const { seq } of own) rows.delete(rowKey(audience, seq));
      counters.delete(audience);
      return own.length;
    },
    forget: async (before, max) => {
      const gone = rows
        .all()
        .filter(({ at }) => at < before)
        .sort(by([({ at }) => at, ({ audience }) => audience, ({ seq }) => seq]))
        .slice(0, max);
      for (const { audience, seq } of gone) {
        rows.delete(rowKey(audience, seq));
        const counter = counterOf(audience);
        if (counter.keptFrom <= seq) counters.put({ ...counter, keptFrom: seq + 1 });
      }
      return gone.length;
    },
  };
}
