import { LEDGER_FILE_PAGE_MAX, LEDGER_FILE_ROWS_MAX } from '../../../../shared/protocol/limits.ts';
import type { AgentAnswer, AgentQuestion } from '../../../../shared/protocol/shape.ts';
import type { Line } from './lines.tsx';

/** How reading went. `unread`: a page was not answered, so that what there is would have a hole. */
export type LedgerRead =
  | { readonly kind: 'read'; readonly lines: readonly Line[]; readonly isAll: boolean }
  | { readonly kind: 'unread' | 'stopped' };

interface Reading {
  readonly ask: (question: AgentQuestion) => Promise<AgentAnswer | null>;
  readonly onRead: (lines: number) => void;
  readonly isStopped: () => boolean;
}

/** All entries, newest first, a page at a time and one after the other; at most so many. */
export async function readLedger(
  { ask, onRead, isStopped }: Reading,
  rowsMax = LEDGER_FILE_ROWS_MAX,
): Promise<LedgerRead> {
  const lines: Line[] = [];
  let before: number | null = null;
  while (lines.length < rowsMax) {
    const most = Math.min(LEDGER_FILE_PAGE_MAX, rowsMax - lines.length);
    const answer: AgentAnswer | null = await ask({ type: 'ledger.ask', before, most });
    if (isStopped()) return { kind: 'stopped' };
    if (answer?.type !== 'ledger.answered') return { kind: 'unread' };
    lines.push(...answer.rows);
    onRead(lines.length);
    before = answer.next;
    if (before === null) return { kind: 'read', lines, isAll: true };
  }
  return { kind: 'read', lines, isAll: false };
}
