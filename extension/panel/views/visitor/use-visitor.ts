import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { FloorRow } from '../../../../shared/protocol/messages/floor.ts';
import type {
  JourneyAct,
  JourneyAsk,
  VisitorAnswered,
} from '../../../../shared/protocol/messages/report.ts';
import { usePanel } from '../../state/panel.ts';
import type { Asking } from '../../state/questions.ts';
import { useAnswers } from '../../state/use-live.ts';

/** A journey is asked again at most this often while its visitor moves. */
const AGAIN_AFTER_MS = 2_000;

export type VisitorNow = {
  readonly card: VisitorAnswered | undefined;
  readonly row: FloorRow | undefined;
  readonly acts: readonly JourneyAct[];
  readonly hasOlder: boolean;
  readonly showOlder: () => void;
  readonly asking: Asking;
  /** When the newest answer came; undefined before the first. */
  readonly at: number | undefined;
};

/** One visitor, live: kept answers at once, fresh ones when the link is up and whenever they move. */
export function useVisitor(visitor: string): VisitorNow {
  const panel = usePanel();
  const older = useSignal<readonly JourneyAsk[]>([]);
  const row = panel.pulse.ofVisitor(visitor);
  const newest: JourneyAsk = { type: 'journey.ask', visitor, before: null };

  // sheets belong to one visitor
  useEffect(() => {
    older.value = [];
  }, [visitor]);

  const { rows, asking } = useAnswers([{ type: 'visitor.ask', visitor }, newest, ...older.value]);
  useAgain(visitor, row);

  const answers = (rows ?? []).map(({ answer }) => answer);
  const card = answers.find((answer) => answer.type === 'visitor.answered');
  const sheets = answers.filter((answer) => answer.type === 'journey.answered');
  const last = sheets.at(-1);
  return {
    card,
    row,
    acts: sheets.flatMap((sheet) => sheet.acts),
    hasOlder: last !== undefined && last.next !== null,
    showOlder: () => {
      if (last !== undefined && last.next !== null) {
        older.value = [...older.value, { ...newest, before: last.next }];
      }
    },
    asking,
    at: rows?.[0]?.at,
  };
}

/** Asks again when the floor says that something moved, not more often than is readable. */
function useAgain(visitor: string, row: FloorRow | undefined): void {
  const { questions, clock, later } = usePanel();
  const askedAt = useRef({ visitor, at: clock.now(), isWaiting: false });
  const mark = row === undefined ? '' : `${row.lastAt} ${row.phase} ${row.offer?.state ?? ''}`;
  // `mark` says that the row moved
  useEffect(() => {
    const state = askedAt.current;
    if (state.visitor !== visitor) {
      askedAt.current = { visitor, at: clock.now(), isWaiting: false };
      return;
    }
    if (mark === '' || state.isWaiting) return;
    state.isWaiting = true;
    const waitMs = Math.max(0, state.at + AGAIN_AFTER_MS - clock.now());
    later(() => {
      if (askedAt.current !== state) return;
      state.isWaiting = false;
      state.at = clock.now();
      questions.ask({ type: 'journey.ask', visitor, before: null });
      questions.ask({ type: 'visitor.ask', visitor });
    }, waitMs);
  }, [mark, visitor]);
}
