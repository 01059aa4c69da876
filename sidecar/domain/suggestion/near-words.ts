/** Finds the known words that a word nobody knows may have been meant as. */
export interface NearWords {
  /** Those that begin alike and go on differently, as delivery and delivered, whose stems are not the same. */
  kin(plain: string): readonly NearWord[];
  /** Those that contain it or are contained as beginning or end, and those a slip or two away; nearest first. */
  near(plain: string): readonly NearWord[];
}

export interface NearWord {
  readonly plain: string;
  /** 0 < x < 1. */
  readonly likeness: number;
}

const NEAR_MAX = 4;
/** Shorter words are all a slip away from each other. */
const SLIP_MIN_CHARS = 4;
const AFFIX_MIN_CHARS = 4;
const AFFIX_LIKENESS = 0.6;
const LIKENESS_MIN = 0.5;
const KIN_MIN_CHARS = 5;
const KIN_MIN_SHARE = 0.6;
const KIN_LIKENESS = 0.7;
const KIN_MAX = 8;
/** Looked at closely, of the words that share most pairs of letters. */
const CANDIDATES_MAX = 60;

/** Over these words. */
export function nearWords(plains: readonly string[]): NearWords {
  const known = [...plains].sort();
  const byPair = new Map<string, number[]>();
  const byBegin = new Map<string, string[]>();
  known.forEach((plain, at) => {
    const begin = plain.slice(0, KIN_MIN_CHARS);
    const alike = byBegin.get(begin);
    if (alike === undefined) byBegin.set(begin, [plain]);
    else alike.push(plain);
    for (const pair of pairsOf(plain)) {
      const of = byPair.get(pair);
      if (of === undefined) byPair.set(pair, [at]);
      else of.push(at);
    }
  });
  return {
    kin: (plain) =>
      (byBegin.get(plain.slice(0, KIN_MIN_CHARS)) ?? [])
        .filter((other) => other !== plain)
        .map((other) => ({ plain: other, share: sharedShare(plain, other) }))
        .filter(({ share }) => share >= KIN_MIN_SHARE)
        .sort((a, b) => b.share - a.share || (a.plain < b.plain ? -1 : 1))
        .slice(0, KIN_MAX)
        .map(({ plain: other, share }) => ({ plain: other, likeness: KIN_LIKENESS * share })),
    near: (plain) => {
      if (plain.length < SLIP_MIN_CHARS) return [];
      const shared = new Map<number, number>();
      for (const pair of pairsOf(plain)) {
        for (const at of byPair.get(pair) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
      }
      return [...shared]
        .sort(([a, most], [b, least]) => least - most || a - b)
        .slice(0, CANDIDATES_MAX)
        .map(([at]) => ({ plain: known[at] ?? '', likeness: likenessOf(plain, known[at] ?? '') }))
        .filter(({ likeness }) => likeness >= LIKENESS_MIN)
        .sort((a, b) => b.likeness - a.likeness || (a.plain < b.plain ? -1 : 1))
        .slice(0, NEAR_MAX);
    },
  };
}

function likenessOf(asked: string, known: string): number {
  const [short, long] = asked.length < known.length ? [asked, known] : [known, asked];
  if (short.length >= AFFIX_MIN_CHARS && (long.startsWith(short) || long.endsWith(short))) {
    return AFFIX_LIKENESS;
  }
  if (short.length < SLIP_MIN_CHARS) return 0;
  const slipsMax = short.length >= 8 ? 2 : 1;
  if (long.length - short.length > slipsMax) return 0;
  const slips = slipsBetween(asked, known);
  return slips > slipsMax ? 0 : 1 - slips / (short.length - 1);
}

/** Of the longer one, how much is the beginning of both. */
function sharedShare(a: string, b: string): number {
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared += 1;
  return shared / Math.max(a.length, b.length);
}

/** Letters left out, put in, changed, or exchanged with the next (optimal string alignment). */
function slipsBetween(a: string, b: string): number {
  let older: number[] = [];
  let old = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (old[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min((old[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, changed);
      const isTurned = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isTurned) least = Math.min(least, (older[j - 2] ?? 0) + 1);
      row.push(least);
    }
    older = old;
    old = row;
  }
  return old[b.length] ?? 0;
}

function pairsOf(plain: string): ReadonlySet<string> {
  const closed = `^${plain}$`;
  return new Set(Array.from({ length: closed.length - 1 }, (_, at) => closed.slice(at, at + 2)));
}
