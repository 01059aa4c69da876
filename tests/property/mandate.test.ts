import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asEpochMs, type EpochMs } from '../../shared/kernel/time.ts';
import { periodKeysAt } from '../../sidecar/app/mandate/period-keys.ts';
import { CODE_ENDS } from '../../sidecar/domain/mandate/code.ts';
import type { Exercise } from '../../sidecar/domain/mandate/exercise.ts';
import { LEDGER_BEGIN, type LedgerHead } from '../../sidecar/domain/mandate/ledger.ts';
import { checkRow } from '../../sidecar/domain/mandate/ledger-chain.ts';
import type { Bound, Mandate } from '../../sidecar/domain/mandate/mandate.ts';
import { MONDAY_MORNING } from '../support/fake-clock.ts';
import { type Act, anAct, someBoundTerms } from './mandate-acts.ts';
import { afterCommit, type Book, emptyBook, link } from './mandate-book.ts';
import { perform } from './mandate-perform.ts';

const RUNS = 60;
/** Always the same lives: in these, everything that the tests below count does happen. */
const SEED = 20_261_122;
/** And each time some that nobody has seen. */
const MORE_RUNS = 20;
const PATIENCE_MS = 60_000; // a machine that does much else
const MINUTE_MS = 60_000;

interface Seen {
  readonly before: Book;
  readonly book: Book;
  readonly act: Act;
  readonly now: EpochMs;
}

const saving = (mandate: number) =>
  someBoundTerms.map((terms): Act => ({ kind: 'save', mandate, terms, dies: false }));
const bothSaved = fc.tuple(saving(0), saving(1));

/** Every act of random lives of a book; with what was there before it. */
function afterEachAct(check: (seen: Seen) => void): void {
  const lives = fc.property(
    bothSaved,
    fc.array(anAct, { minLength: 60, maxLength: 140 }),
    (saved, acts) => {
      let book = emptyBook();
      let now = asEpochMs(MONDAY_MORNING);
      for (const act of [...saved, ...acts]) {
        now = asEpochMs(now + (act.kind === 'time' ? act.minutes * MINUTE_MS : 1_000));
        const before = book;
        book = afterCommit(before, (draft) => perform(draft, act, now), act.dies);
        check({ before, book, act, now });
      }
    },
  );
  fc.assert(lives, { numRuns: RUNS, seed: SEED });
  fc.assert(lives, { numRuns: MORE_RUNS });
}

/** What an exercise still holds of every limit, by the exercise alone and not by the ledger. */
function holds({ cost, reserved, charges }: Exercise): { minor: number; exercises: number } {
  const counts = charges.some(({ exercises }) => exercises > 0);
  return { minor: cost ?? reserved, exercises: Number(counts) };
}

function heldBy(exercises: readonly Exercise[]): { minor: number; exercises: number } {
  return exercises
    .map(holds)
    .reduce(
      (sum, each) => ({ minor: sum.minor + each.minor, exercises: sum.exercises + each.exercises }),
      { minor: 0, exercises: 0 },
    );
}

function expectWithin(bound: Bound, exercises: readonly Exercise[]): void {
  const held = heldBy(exercises);
  if (bound.minor !== null) expect(held.minor).toBeLessThanOrEqual(bound.minor);
  if (bound.exercises !== null) expect(held.exercises).toBeLessThanOrEqual(bound.exercises);
}

/** All limits of a mandate, held against everything given under any of its versions. */
function expectLimitsKept(book: Book, { mandate, terms }: Mandate, given: Exercise): void {
  const all = [...book.exercises.values()].filter((each) => each.mandate === mandate);
  const { perConversation, perVisitor, budgets } = terms.limits;
  const isIn = (period: 'day' | 'week' | 'month') => (each: Exercise) =>
    periodKeysAt(each.at, terms.timeZone)[period] ===
    periodKeysAt(given.at, terms.timeZone)[period];
  expectWithin(
    perConversation,
    all.filter(({ conversation }) => conversation === given.conversation),
  );
  const ofVisitor = all.filter(({ visitor }) => visitor === given.visitor);
  expectWithin(perVisitor, ofVisitor.filter(isIn(perVisitor.period)));
  for (const { period, minor } of budgets) {
    expectWithin({ minor, exercises: null }, all.filter(isIn(period)));
  }
}

const newlyGiven = ({ before, book }: Seen) =>
  [...book.exercises].filter(([id]) => !before.exercises.has(id)).map(([, exercise]) => exercise);

describe('any order of giving, asking, using, ending, changing and dying', {
  timeout: PATIENCE_MS,
}, () => {
  it('[MD1, MD4] what is given never passes a limit, whatever was given under earlier versions', () => {
    let times = 0;
    let byApproval = 0;
    afterEachAct((seen) => {
      for (const exercise of newlyGiven(seen)) {
        const mandate = seen.book.mandates.get(exercise.mandate)?.at(-1);
        if (mandate === undefined) throw new Error('it was given under a mandate');
        expectLimitsKept(seen.book, mandate, exercise);
        times += 1;
        byApproval += Number(exercise.approval !== null);
      }
    });
    // Or the acts never come to what this is about.
    expect(times).toBeGreaterThan(RUNS);
    expect(byApproval).toBeGreaterThan(0);
  });

  it('[MD5, LG3] the sums are those of the chain and of what each exercise still holds; none is negative', () => {
    let gaveBack = 0;
    afterEachAct(({ book }) => {
      const fromRows = new Map<string, { minor: number; exercises: number }>();
      for (const charge of book.rows.flatMap(({ entry }) => entry.charges)) {
        const sum = fromRows.get(charge.scope) ?? { minor: 0, exercises: 0 };
        sum.minor += charge.minor;
        sum.exercises += charge.exercises;
        fromRows.set(charge.scope, sum);
        gaveBack += Number(charge.minor < 0);
      }
      expect(book.sums).toEqual(fromRows);
      for (const [scope, sum] of book.sums) {
        expect(Math.min(sum.minor, sum.exercises)).toBeGreaterThanOrEqual(0);
        const inScope = [...book.exercises.values()].filter((exercise) =>
          exercise.charges.some((charge) => charge.scope === scope),
        );
        expect(sum).toEqual(heldBy(inScope));
      }
    });
    expect(gaveBack).toBeGreaterThan(RUNS);
  });

  it('[LG3] the chain is whole after every commit and every death', () => {
    afterEachAct(({ book, before, act }) => {
      if (act.dies) expect(book).toBe(before);
      let head: LedgerHead = before.rows.at(-1) ?? LEDGER_BEGIN;
      expect(book.rows.slice(0, before.rows.length)).toEqual(before.rows);
      for (const row of book.rows.slice(before.rows.length)) {
        const checked = checkRow(head, row, link);
        if (!checked.isOk) throw new Error(checked.error);
        head = checked.value;
      }
    });
  });

  it('[MD5] what is given back is never more than was set aside, scope by scope', () => {
    afterEachAct(({ book }) => {
      const moved = new Map<string, number>();
      for (const { entry } of book.rows) {
        for (const { scope, minor } of entry.charges) {
          const key = `${entry.exercise} ${scope}`;
          moved.set(key, (moved.get(key) ?? 0) + minor);
        }
      }
      for (const left of moved.values()) expect(left).toBeGreaterThanOrEqual(0);
      for (const { cost, reserved } of book.exercises.values()) {
        expect(cost ?? 0).toBeLessThanOrEqual(reserved);
      }
    });
  });

  it('[CD1, CD2] a code has one end, and leaves it only when the order it was redeemed in comes to nothing', () => {
    const ends = new Set<string>();
    afterEachAct(({ before, book, act }) => {
      for (const [id, code] of before.codes) {
        if (!CODE_ENDS.some((end) => end === code.state)) continue;
        ends.add(code.state);
        const now = book.codes.get(id);
        const isReturned =
          act.kind === 'code' && act.move === 'return' && code.state === 'redeemed';
        if (now?.state !== code.state) expect(isReturned).toBe(true);
        else if (code.state === 'redeemed') expect(now).toBe(code);
      }
      for (const { taken, worth, state, order } of book.codes.values()) {
        expect(state === 'redeemed').toBe(order !== null);
        expect(taken ?? 0).toBeLessThanOrEqual(worth.most);
      }
    });
    expect([...ends].toSorted()).toEqual([...CODE_ENDS].toSorted());
  });

  it('[MD4] changing or revoking a mandate changes nothing that was given under it', () => {
    let changed = 0;
    afterEachAct(({ before, book, act }) => {
      if (act.kind !== 'save' && act.kind !== 'revoke') return;
      expect(book.exercises).toEqual(before.exercises);
      expect(book.codes).toEqual(before.codes);
      expect(book.sums).toEqual(before.sums);
      changed += Number(book.mandates !== before.mandates && before.exercises.size > 0);
      for (const [id, versions] of before.mandates) {
        const after = book.mandates.get(id) ?? [];
        expect(after.slice(0, versions.length - 1)).toEqual(versions.slice(0, -1));
        expect(after[versions.length - 1]?.terms).toBe(versions.at(-1)?.terms);
        expect(after.map(({ version }) => version)).toEqual(after.map((_, place) => place + 1));
      }
    });
    expect(changed).toBeGreaterThan(RUNS);
  });

  it('[AP1, AP2, AP3] what is given by approval was allowed by one lead, once, and is no more than was asked', () => {
    const states = new Set<string>();
    afterEachAct(({ before, book }) => {
      for (const [id, approval] of book.approvals) {
        states.add(approval.state);
        const earlier = before.approvals.get(id);
        if (earlier !== undefined && earlier.state !== 'asked') expect(approval).toBe(earlier);
        const given = [...book.exercises.values()].filter((exercise) => exercise.approval === id);
        const isAllowed = approval.state === 'granted' || approval.state === 'lowered';
        expect(given.map(({ step }) => step)).toEqual(isAllowed ? [approval.allowed] : []);
        expect(approval.allowed === null).toBe(!isAllowed);
        if (approval.state === 'granted') expect(approval.allowed).toEqual(approval.step);
        if (isAllowed) expect(approval.answeredBy).toMatch(/^lead-/);
        expect(approval.leads).not.toContain(approval.agent);
      }
    });
    expect([...states].toSorted()).toEqual(
      ['asked', 'granted', 'lowered', 'refused', 'timed-out', 'withdrawn'].toSorted(),
    );
  });
});
