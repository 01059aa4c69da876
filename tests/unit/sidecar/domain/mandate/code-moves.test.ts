import { describe, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import { asEpochMs, type EpochMs } from '../../../../../shared/kernel/time.ts';
import {
  CODE_ENDS,
  type Code,
  type CodeState,
} from '../../../../../sidecar/domain/mandate/code.ts';
import {
  applied,
  type CodeMove,
  expired,
  failed,
  lost,
  made,
  redeemed,
  released,
  replacing,
  returned,
  revoked,
  shown,
} from '../../../../../sidecar/domain/mandate/code-moves.ts';
import { aCode, minor } from '../../../../support/builders/mandate.ts';
import { MONDAY_MORNING } from '../../../../support/fake-clock.ts';

const NOW = asEpochMs(MONDAY_MORNING + 1_000);
const LATE = asEpochMs(MONDAY_MORNING + 86_400_000);
const STATES: readonly CodeState[] = ['making', 'made', 'shown', 'applied', ...CODE_ENDS];

/** A code as it is in that state. */
function codeIn(state: CodeState): Code {
  const isHeld = state === 'applied' || state === 'redeemed';
  return aCode({
    state,
    shopRef: state === 'making' ? null : 'p-1',
    heldBy: isHeld ? 'basket-1' : null,
    order: state === 'redeemed' ? 'order-1' : null,
    taken: state === 'redeemed' ? minor(7_00) : null,
  });
}

type Row = Readonly<Record<CodeState, string>>;
const MOVES: readonly (readonly [string, (code: Code, now: EpochMs) => CodeMove, Row])[] = [
  [
    'made',
    (code, now) => made(code, 'p-1', now),
    row('made same same same same same same same same'),
  ],
  [
    'failed',
    (code, now) => failed(code, 'No.', now),
    row('failed no no no used no expired no same'),
  ],
  ['shown', shown, row('no shown same same used no expired no no')],
  [
    'applied',
    (code, now) => applied(code, 'basket-1', now),
    row('no applied applied same used no expired no no'),
  ],
  [
    'released',
    (code, now) => released(code, 'basket-1', now),
    row('no same same shown used no expired no no'),
  ],
  [
    'redeemed',
    (code, now) => redeemed(code, 'order-1', minor(7_00), now),
    row('no redeemed redeemed redeemed same no expired no no'),
  ],
  [
    'redeemed in another order',
    (code, now) => redeemed(code, 'order-2', minor(7_00), now),
    row('no redeemed redeemed redeemed used no expired no no'),
  ],
  [
    'returned',
    (code, now) => returned(code, 'order-1', now),
    row('no same same same shown no expired no no'),
  ],
  [
    'lost',
    (code, now) => lost(code, 'Gone.', now),
    row('no lost lost lost used same expired no no'),
  ],
  ['revoked', revoked, row('revoked revoked revoked revoked used no expired same no')],
  ['expired', expired, row('no no no no used no same no no')],
];
const LATE_MOVES: typeof MOVES = [
  ['shown', shown, row('no expired expired expired used no expired no no')],
  [
    'applied',
    (code, now) => applied(code, 'basket-1', now),
    row('no expired expired expired used no expired no no'),
  ],
  [
    'redeemed',
    (code, now) => redeemed(code, 'order-1', minor(7_00), now),
    row('no expired expired expired same no expired no no'),
  ],
  [
    'released',
    (code, now) => released(code, 'basket-1', now),
    row('no same same shown used no expired no no'),
  ],
  [
    'returned',
    (code, now) => returned(code, 'order-1', now),
    row('no same same same ended no expired no no'),
  ],
  ['expired', expired, row('ended ended ended ended used no same no no')],
];

/** What each state answers, in the order of STATES. */
function row(words: string): Row {
  const [
    making = '',
    made = '',
    shown = '',
    applied = '',
    redeemed = '',
    lost = '',
    expired = '',
    revoked = '',
    failed = '',
  ] = words.split(' ');
  return { making, made, shown, applied, redeemed, lost, expired, revoked, failed };
}

/** `same`, `no`, `used` and `expired` are the refusals and the step that was taken before; else the new state. */
function answer(code: Code, move: CodeMove): string {
  if (!move.isOk)
    return {
      'wrong-state': 'no',
      'already-used': 'used',
      expired: 'expired',
      'too-much': 'too-much',
    }[move.error];
  if (move.value === code) return 'same';
  return move.value.state === 'expired' ? 'ended' : move.value.state;
}

describe('the states of a code', () => {
  it.each(MOVES)('[CD1] %s, from each state in its time', (_, move, expected) => {
    const found = STATES.map((state) => [state, answer(codeIn(state), move(codeIn(state), NOW))]);
    const same = STATES.map((state) => {
      const code = codeIn(state);
      return [state, answer(code, move(code, NOW))];
    });
    expect(Object.fromEntries(same)).toEqual(expected);
    expect(found).toHaveLength(9);
  });

  it.each(LATE_MOVES)('[CD7] %s, from each state when its time is over', (_, move, expected) => {
    const found = STATES.map((state) => {
      const code = codeIn(state);
      return [state, answer(code, move(code, LATE))];
    });
    expect(Object.fromEntries(found)).toEqual(expected);
  });

  it('[CD1] an end is left only when the order of a redeemed code comes to nothing', () => {
    for (const state of CODE_ENDS) {
      for (const [name, move] of [...MOVES, ...LATE_MOVES]) {
        const code = codeIn(state);
        const moved = move(code, NOW);
        if (moved.isOk && moved.value.state !== state)
          expect([state, name]).toEqual(['redeemed', 'returned']);
      }
    }
  });

  it('[CD2] the same order again has the same answer and changes nothing, another is told it is used', () => {
    const once = redeemed(aCode(), 'order-1', minor(7_00), NOW);
    if (!once.isOk) throw new Error('it can be redeemed');
    expect(once.value).toMatchObject({ state: 'redeemed', order: 'order-1', taken: 7_00 });
    const again = redeemed(once.value, 'order-1', minor(99_00), LATE);
    expect(again.isOk && again.value).toBe(once.value);
    expect(redeemed(once.value, 'order-2', minor(7_00), NOW)).toEqual({
      isOk: false,
      error: 'already-used',
    });
  });

  it('[MD5] no more can be taken off than was set aside', () => {
    expect(redeemed(aCode(), 'order-1', minor(8_00), NOW).isOk).toBe(true);
    expect(redeemed(aCode(), 'order-1', minor(0), NOW).isOk).toBe(true);
    const tooMuch = { isOk: false, error: 'too-much' };
    expect(redeemed(aCode(), 'order-1', minor(8_01), NOW)).toEqual(tooMuch);
    expect(redeemed(aCode(), 'order-1', minor(-1), NOW)).toEqual(tooMuch);
  });

  it('[CD2] the basket that took it last holds it, and another can still redeem it', () => {
    const first = applied(aCode({ state: 'shown' }), 'basket-1', NOW);
    const second = first.isOk ? applied(first.value, 'basket-2', NOW) : first;
    if (!second.isOk) throw new Error('it can be applied twice');
    expect(second.value).toMatchObject({ state: 'applied', heldBy: 'basket-2' });
    const let1 = released(second.value, 'basket-1', NOW);
    expect(let1.isOk && let1.value).toBe(second.value);
    expect(released(second.value, null, NOW)).toMatchObject({
      value: { state: 'shown', heldBy: null },
    });
    expect(redeemed(second.value, 'basket-1', minor(8_00), NOW)).toMatchObject({
      value: { state: 'redeemed', order: 'basket-1', heldBy: 'basket-2' },
    });
  });

  it('[MD5] one that comes back is worth what it took off, because the rest has been given back', () => {
    const code = codeIn('redeemed');
    expect(returned(code, 'order-1', NOW)).toMatchObject({
      value: {
        state: 'shown',
        order: null,
        taken: null,
        heldBy: null,
        worth: { most: 7_00, percent: 10 },
      },
    });
    expect(returned(code, 'order-2', NOW)).toEqual({ isOk: false, error: 'already-used' });
    expect(returned(code, 'order-1', LATE)).toMatchObject({
      value: { state: 'expired', taken: null },
    });
  });

  it('[CD1] one that ended while the shop made it learns its name there and keeps its end', () => {
    const gone = aCode({ state: 'revoked', shopRef: null });
    expect(made(gone, 'p-9', NOW)).toMatchObject({ value: { state: 'revoked', shopRef: 'p-9' } });
    expect(made(aCode({ state: 'making', why: 'Slow.' }), null, NOW)).toMatchObject({
      value: { state: 'made', shopRef: null, why: '' },
    });
  });

  it('[CD1] why it failed or was lost is kept', () => {
    expect(failed(codeIn('making'), 'No such shop.', NOW)).toMatchObject({
      value: { why: 'No such shop.' },
    });
    expect(lost(codeIn('applied'), 'Vanished.', NOW)).toMatchObject({
      value: { why: 'Vanished.' },
    });
  });

  it('[CD1] a new code stands in for one that was lost or failed, worth the same, with its own time', () => {
    const by = { code: asId<never>('code-2'), text: 'NEW0-NEW0-NEW0', expiresAt: asEpochMs(9e12) };
    for (const state of ['lost', 'failed'] as const) {
      const before = codeIn(state);
      expect(replacing(before, by, NOW)).toEqual({
        isOk: true,
        value: {
          ...before,
          ...by,
          state: 'making',
          shopRef: null,
          heldBefore: [],
          why: '',
          cause: null,
          afterEnd: [],
          replaces: 'code-1',
          madeAt: NOW,
          changedAt: NOW,
        },
      });
    }
    expect(replacing(codeIn('shown'), by, NOW)).toEqual({ isOk: false, error: 'wrong-state' });
    expect(replacing(codeIn('redeemed'), by, NOW)).toEqual({ isOk: false, error: 'already-used' });
  });

  it('[CD1] every change is later than the one before, also when the clock went back', () => {
    const moved = shown(aCode({ changedAt: NOW }), asEpochMs(5));
    expect(moved).toMatchObject({ value: { changedAt: NOW + 1 } });
  });
});
