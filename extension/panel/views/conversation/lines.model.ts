import { MINUTE_MS } from '../../../../shared/kernel/time.ts';
import type { Line } from '../../../../shared/protocol/messages/chat.ts';

export type LineState = 'pending' | 'sent' | 'seen';

/** One line as the agent reads it. */
export type ShownLine = {
  readonly kind: 'line';
  readonly key: string;
  readonly author: 'visitor' | 'me' | 'agent';
  readonly name: string | null;
  readonly text: string;
  readonly at: number;
  /** null on lines of others. */
  readonly state: LineState | null;
  /** Begins a run of the same author: name and time stand above it. */
  readonly isFirst: boolean;
};
export type ShownNotice = {
  readonly kind: 'notice';
  readonly key: string;
  readonly at: number;
  readonly notice: NonNullable<Line['notice']>;
};
export type ShownDay = { readonly kind: 'day'; readonly key: string; readonly at: number };
export type Shown = ShownLine | ShownNotice | ShownDay;

type AfloatLine = { readonly line: string; readonly text: string; readonly at: number };
type Reading = {
  readonly lines: readonly Line[];
  readonly afloat: readonly AfloatLine[];
  readonly me: string | null;
  readonly seenByVisitor: number;
};

// A pause this long begins a new run, so that the time is said again.
const RUN_MS = 5 * MINUTE_MS;

/** Lines in their order, those on their way last, with days between. */
export function readLines({ lines, afloat, me, seenByVisitor }: Reading): readonly Shown[] {
  const shown: Shown[] = [];
  const landed = new Set(lines.map(({ line }) => line));
  for (const line of uniqueLines(lines)) {
    const { author, text, notice } = line;
    addDay(shown, line.at);
    if (notice !== null) shown.push({ kind: 'notice', key: line.line, at: line.at, notice });
    if (text === null) continue;
    const isMine = author.kind === 'agent' && author.agent === me;
    addLine(shown, {
      key: line.line,
      author: author.kind === 'agent' ? (isMine ? 'me' : 'agent') : 'visitor',
      name: author.kind === 'agent' ? author.name : null,
      text,
      at: line.at,
      state: isMine ? (line.n <= seenByVisitor ? 'seen' : 'sent') : null,
    });
  }
  for (const { line, text, at } of afloat) {
    if (landed.has(line)) continue;
    addDay(shown, at);
    addLine(shown, { key: line, author: 'me', name: null, text, at, state: 'pending' });
  }
  return shown;
}

/** Whether two rows look alike, although they were made anew. */
export function readsTheSame(a: Shown, b: Shown): boolean {
  if (a.kind !== b.kind || a.key !== b.key || a.at !== b.at) return false;
  if (a.kind !== 'line' || b.kind !== 'line') return true;
  return a.text === b.text && a.state === b.state && a.isFirst === b.isFirst && a.name === b.name;
}

/** Every line once, by its place: kept ones and those of an answer overlap. */
export function uniqueLines(lines: readonly Line[]): readonly Line[] {
  const byPlace = new Map(lines.map((line) => [line.n, line]));
  return [...byPlace.values()].sort((a, b) => a.n - b.n);
}

/** The place before which older lines must be asked for; null when the first is here. */
export function olderThan(lines: readonly Line[]): number | null {
  const first = lines.reduce((least, { n }) => Math.min(least, n), Number.POSITIVE_INFINITY);
  return Number.isFinite(first) && first > 1 ? first : null;
}

function addDay(shown: Shown[], at: number): void {
  const before = shown.at(-1);
  if (before !== undefined && sameDay(before.at, at)) return;
  shown.push({ kind: 'day', key: `day ${at}`, at });
}

function addLine(shown: Shown[], line: Omit<ShownLine, 'kind' | 'isFirst'>): void {
  const before = shown.at(-1);
  const isRun =
    before?.kind === 'line' &&
    before.author === line.author &&
    (before.name === line.name || line.author === 'me') &&
    line.at - before.at < RUN_MS;
  shown.push({ ...line, kind: 'line', isFirst: !isRun });
}

function sameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}
