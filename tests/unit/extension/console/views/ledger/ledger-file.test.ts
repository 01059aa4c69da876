import { describe, expect, test } from 'vitest';
import { FILE_ADDRESS_MAX_CHARS, intoFiles } from '../../../../../../extension/console/download.ts';
import {
  fileName,
  headOf,
  writeFile,
  writeLine,
} from '../../../../../../extension/console/views/ledger/ledger-file.ts';
import type { Line } from '../../../../../../extension/console/views/ledger/lines.tsx';
import { readLedger } from '../../../../../../extension/console/views/ledger/read-ledger.ts';
import {
  LEDGER_FILE_PAGE_MAX,
  LEDGER_FILE_ROWS_MAX,
} from '../../../../../../shared/protocol/limits.ts';
import type { AgentAnswer, AgentQuestion } from '../../../../../../shared/protocol/shape.ts';

const line = (place: number, more: Partial<Line> = {}): Line => ({
  place,
  at: 0,
  kind: 'given',
  mandate: 'm1',
  version: 2,
  exercise: 'x1',
  agent: 'a1',
  amount: -800,
  currency: 'EUR',
  hash: 'abc',
  ...more,
});

/** A ledger of so many entries, as the sidecar answers of it. */
function ledgerOf(rows: number) {
  const asked: AgentQuestion[] = [];
  const ask = async (question: AgentQuestion): Promise<AgentAnswer | null> => {
    asked.push(question);
    if (question.type !== 'ledger.ask') return null;
    const from = (question.before ?? rows + 1) - 1;
    const count = Math.min(from, question.most ?? 0);
    const page = Array.from({ length: count }, (_, n) => line(from - n));
    const last = page.at(-1)?.place ?? 1;
    return { type: 'ledger.answered', of: 'q', rows: page, next: last === 1 ? null : last };
  };
  return { ask, asked };
}
const reading = (ask: ReturnType<typeof ledgerOf>['ask']) => ({
  ask,
  onRead: () => undefined,
  isStopped: () => false,
});

describe('reading the whole ledger', () => {
  test('[CO2] goes page by page to the first entry', async () => {
    const { ask, asked } = ledgerOf(LEDGER_FILE_PAGE_MAX + 5);
    const read = await readLedger(reading(ask));
    expect(asked).toHaveLength(2);
    expect(read).toMatchObject({ kind: 'read', isAll: true });
    const places = read.kind === 'read' ? read.lines.map(({ place }) => place) : [];
    expect(places).toEqual(places.map((_, n) => LEDGER_FILE_PAGE_MAX + 5 - n));
    expect(places.at(-1)).toBe(1);
  });

  test('[CO2, LM1] ends at LEDGER_FILE_ROWS_MAX and says that there is more', async () => {
    const { ask, asked } = ledgerOf(LEDGER_FILE_ROWS_MAX + 1);
    const read = await readLedger(reading(ask));
    expect(read).toMatchObject({ kind: 'read', isAll: false });
    expect(read.kind === 'read' && read.lines.length).toBe(LEDGER_FILE_ROWS_MAX);
    expect(asked).toHaveLength(LEDGER_FILE_ROWS_MAX / LEDGER_FILE_PAGE_MAX);
  });

  test('[CO2] gives nothing with a hole in it, and stops when it is told to', async () => {
    const { ask } = ledgerOf(LEDGER_FILE_PAGE_MAX * 3);
    let pages = 0;
    const broken = async (question: AgentQuestion) => {
      pages += 1;
      return pages === 2 ? null : ask(question);
    };
    expect(await readLedger(reading(broken))).toEqual({ kind: 'unread' });
    expect(await readLedger({ ...reading(ask), isStopped: () => true })).toEqual({
      kind: 'stopped',
    });
  });
});

describe('the ledger as a file', () => {
  test('[CO2] is a table in which no cell is a formula, and amounts stay numbers', () => {
    const text = writeFile('csv', [line(2, { mandate: '=cmd()', agent: 'A, B' }), line(1)]);
    expect(text.split('\r\n')).toEqual([
      'place,at,kind,mandate,version,exercise,agent,amount,currency,hash',
      `2,1970-01-01T00:00:00.000Z,given,'=cmd(),2,x1,"A, B",-800,EUR,abc`,
      '1,1970-01-01T00:00:00.000Z,given,m1,2,x1,a1,-800,EUR,abc',
      '',
    ]);
  });

  test('[CO2] is a list that a program reads, with the same names', () => {
    const found: unknown = JSON.parse(writeFile('json', [line(2), line(1, { agent: null })]));
    expect(found).toEqual([
      { ...line(2), at: '1970-01-01T00:00:00.000Z' },
      { ...line(1, { agent: null }), at: '1970-01-01T00:00:00.000Z' },
    ]);
    expect(JSON.parse(writeFile('json', []))).toEqual([]);
  });

  test.each(['csv', 'json'] as const)(
    '[CO2, LM1] of %s is in as many files as addresses hold, each whole, together all of it',
    (format) => {
      const lines = Array.from({ length: 40 }, (_, n) => line(40 - n));
      const write = (one: Line) => writeLine(format, one);
      const most = 1_200;
      const files = intoFiles(lines, write, headOf(format), most);
      expect(files.length).toBeGreaterThan(2);
      expect(files.flat()).toEqual(lines);
      for (const file of files) {
        const chars = encodeURIComponent(writeFile(format, file)).length;
        expect(chars).toBeLessThanOrEqual(most);
      }
      expect(fileName(format, files[0] ?? [])).toMatch(/^ledger-40-\d+\./);
      expect(FILE_ADDRESS_MAX_CHARS).toBeLessThan(2 * 1024 * 1024);
    },
  );
});
