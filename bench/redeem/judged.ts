import type { Raced } from './races.ts';

/** What came of races. */
export interface Judged {
  readonly codes: number;
  readonly asked: number;
  /** Redemptions beyond the one that a code is good for: orders, or amounts, that were told yes as well. */
  readonly overRedeemed: number;
  readonly codesOverRedeemed: number;
  readonly worst: number;
  /** Codes that nobody got. */
  readonly unredeemed: number;
  /** Answers under one key and body that are not to the letter the first one. */
  readonly replaysOther: number;
  readonly unanswered: number;
}

/** By the answers alone, as shops would see it. */
export function judge(raced: readonly Raced[]): Judged {
  const yeses = raced.map(yesesOf);
  return {
    codes: raced.length,
    asked: sum(raced.map(({ asked }) => asked.length)),
    overRedeemed: sum(yeses.map((count) => Math.max(0, count - 1))),
    codesOverRedeemed: yeses.filter((count) => count > 1).length,
    worst: Math.max(...yeses),
    unredeemed: yeses.filter((count) => count === 0).length,
    replaysOther: sum(raced.map(replaysOther)),
    unanswered: sum(raced.map(({ heard }) => heard.filter((each) => each === null).length)),
  };
}

/** Different orders or amounts that were told yes for this code. */
function yesesOf({ asked, heard }: Raced): number {
  const told = asked.filter((_, place) => heard[place]?.status === 200);
  return new Set(told.map(({ order, takenMinor }) => `${order} ${takenMinor}`)).size;
}

function replaysOther({ asked, heard }: Raced): number {
  const first = new Map<string, string>();
  let other = 0;
  for (const [place, { once, order, takenMinor }] of asked.entries()) {
    const answer = heard[place];
    if (answer == null) continue;
    const call = `${once} ${order} ${takenMinor}`;
    const text = first.get(call) ?? answer.text;
    first.set(call, text);
    if (text !== answer.text) other += 1;
  }
  return other;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
