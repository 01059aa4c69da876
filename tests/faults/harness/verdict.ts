/** What one side of a conversation put in, and what everybody in it holds. */
export interface Told {
  /** By who wrote them: how many lines its outbox accepted, numbered 1, 2, 3 … in that order. */
  readonly accepted: Readonly<Record<string, number>>;
  /** By who holds them: whose line, and its number, in the order in which a person sees them. */
  readonly held: Readonly<Record<string, readonly HeldLine[]>>;
}

export interface HeldLine {
  readonly by: string;
  readonly n: number;
}

export type Side = 'visitor' | 'agent' | 'store';

/** Who is who by name: `visitor-…`, `agent-…`, `store`. */
export function sideOf(name: string): Side {
  if (name.startsWith('visitor-')) return 'visitor';
  if (name.startsWith('agent-')) return 'agent';
  if (name === 'store') return 'store';
  throw new Error(`nobody is called ${name}`);
}

/** What became of the lines of one direction. */
export interface Judged {
  /** Lines that should be held, once for each who should hold them. */
  readonly due: number;
  readonly lost: number;
  readonly doubled: number;
  /** Held behind a line that the same person wrote later. */
  readonly reordered: number;
  /** Held, and never accepted from anybody. */
  readonly strange: number;
}

const NONE: Judged = { due: 0, lost: 0, doubled: 0, reordered: 0, strange: 0 };

/** Judges everything that went from one side to another, in all conversations. */
export function judge(
  conversations: readonly Told[],
  from: Exclude<Side, 'store'>,
  to: Side,
): Judged {
  const all = conversations.flatMap(({ accepted, held }) =>
    Object.entries(accepted)
      .filter(([sender]) => sideOf(sender) === from)
      .flatMap(([sender, count]) =>
        Object.entries(held)
          .filter(([receiver]) => sideOf(receiver) === to && receiver !== sender)
          .map(([, lines]) => judgeOne(count, numbersOf(lines, sender))),
      ),
  );
  return all.reduce(added, NONE);
}

/** One sender's lines as one receiver holds them. */
export function judgeOne(accepted: number, held: readonly number[]): Judged {
  const distinct = new Set(held);
  const own = [...distinct].filter((n) => n >= 1 && n <= accepted);
  let highest = 0;
  let reordered = 0;
  for (const n of distinct) {
    if (n < highest) reordered += 1;
    highest = Math.max(highest, n);
  }
  return {
    due: accepted,
    lost: accepted - own.length,
    doubled: held.length - distinct.size,
    reordered,
    strange: distinct.size - own.length,
  };
}

function numbersOf(lines: readonly HeldLine[], sender: string): readonly number[] {
  return lines.filter(({ by }) => by === sender).map(({ n }) => n);
}

function added(one: Judged, other: Judged): Judged {
  return {
    due: one.due + other.due,
    lost: one.lost + other.lost,
    doubled: one.doubled + other.doubled,
    reordered: one.reordered + other.reordered,
    strange: one.strange + other.strange,
  };
}
