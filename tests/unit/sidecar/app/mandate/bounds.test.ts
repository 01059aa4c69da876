import { beforeEach, describe, expect, it } from 'vitest';
import {
  asId,
  type CodeId,
  type ConversationId,
  type ExerciseId,
} from '../../../../../shared/kernel/ids.ts';
import { asEpochMs, DAY_MS } from '../../../../../shared/kernel/time.ts';
import { decodeUpAgent } from '../../../../../shared/protocol/codec.ts';
import {
  ALLOWANCES_MAX,
  APPROVAL_WAIT_MAX_MS,
  APPROVAL_WAIT_MIN_MS,
  BEARERS_MAX,
  CODE_VALID_MAX_MS,
  CODE_VALID_MIN_MS,
  CODES_EXPIRED_AT_ONCE_MAX,
  GIVEN_DAYS_MAX,
  GIVEN_EXERCISES_MAX,
  GROUND_WORDS_MAX,
  REASON_MAX_CHARS,
  STEPS_MAX,
  TRY_CONVERSATIONS_MAX,
  TRY_PAGE_MAX,
} from '../../../../../shared/protocol/limits.ts';
import type { MandateTerms } from '../../../../../shared/protocol/messages/mandate.ts';
import { wireTerms } from '../../../../../sidecar/app/mandate/wire-terms.ts';
import { givenSince } from '../../../../../sidecar/app/report/given.ts';
import { aConversation } from '../../../../support/builders/conversation.ts';
import { aCode, anExercise, someTerms } from '../../../../support/builders/mandate.ts';
import { aGivingDesk, type GivingDesk } from '../../../../support/giving-desk.ts';

let desk: GivingDesk;

beforeEach(async () => {
  desk = await aGivingDesk();
});

const TERMS = wireTerms(someTerms());

/** Whether the wire takes a mandate with these terms. */
function isTaken(changes: Partial<MandateTerms>): boolean {
  const terms = { ...TERMS, ...changes };
  const body = { type: 'mandate.save', mandate: 'm', from: 0, terms };
  return decodeUpAgent(JSON.stringify({ id: 'm1', at: 1, body })).isOk;
}

const some = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

describe('bounds of giving', () => {
  it('[LM1] of terms', () => {
    const percentage = {
      kind: 'percentage',
      free: 10,
      ask: 10,
      steps: some(STEPS_MAX, 5),
      costMax: null,
    } as const;
    expect(isTaken({ allowances: some(ALLOWANCES_MAX, percentage) })).toBe(true);
    expect(isTaken({ allowances: some(ALLOWANCES_MAX + 1, percentage) })).toBe(false);
    const steps = some(STEPS_MAX + 1, 5);
    expect(isTaken({ allowances: [{ ...percentage, steps }] })).toBe(false);
    const { ground, bearers, approval } = TERMS;
    for (const [count, isRight] of [
      [0, true],
      [1, false],
    ] as const) {
      const categories = some(GROUND_WORDS_MAX + count, 'Boots');
      expect(isTaken({ ground: { ...ground, categories } })).toBe(isRight);
      const agents = some(BEARERS_MAX + count, 'anna');
      expect(isTaken({ bearers: { ...bearers, agents } })).toBe(isRight);
      expect(isTaken({ codeValidMs: CODE_VALID_MAX_MS + count })).toBe(isRight);
      expect(isTaken({ codeValidMs: CODE_VALID_MIN_MS - count })).toBe(isRight);
      const longest = { ...approval, answerWithinMs: APPROVAL_WAIT_MAX_MS + count };
      expect(isTaken({ approval: longest })).toBe(isRight);
      const shortest = { ...approval, answerWithinMs: APPROVAL_WAIT_MIN_MS - count };
      expect(isTaken({ approval: shortest })).toBe(isRight);
    }
  });

  it('[LM1] of what is asked', () => {
    const given = (days: number) =>
      decodeUpAgent(JSON.stringify({ id: 'm1', at: 1, body: { type: 'given.ask', days } })).isOk;
    expect(given(GIVEN_DAYS_MAX)).toBe(true);
    expect(given(GIVEN_DAYS_MAX + 1)).toBe(false);
    const reason = (count: number) => {
      const body = { type: 'approval.ask', approval: 'a', conversation: 'c', mandate: 'm' };
      const rest = { version: 1, step: { kind: 'gift' }, reason: 'x'.repeat(count) };
      return decodeUpAgent(JSON.stringify({ id: 'm1', at: 1, body: { ...body, ...rest } })).isOk;
    };
    expect(reason(REASON_MAX_CHARS)).toBe(true);
    expect(reason(REASON_MAX_CHARS + 1)).toBe(false);
  });

  it('[LM1] terms are tried on at most TRY_CONVERSATIONS_MAX conversations, the newest', async () => {
    const { environment } = desk;
    await environment.store.transact(async (tx) => {
      for (let n = 0; n < TRY_CONVERSATIONS_MAX + TRY_PAGE_MAX; n += 1) {
        const changedAt = asEpochMs(environment.clock.now() - n);
        const conversation = asId<ConversationId>(`c-${n}`);
        await tx.conversations.put(aConversation({ conversation, changedAt, state: 'closed' }));
      }
    });
    const question = { type: 'mandate.try', mandate: null, days: 7, terms: TERMS } as const;
    expect(await desk.ask(question, 'lotte')).toMatchObject({
      conversations: TRY_CONVERSATIONS_MAX,
    });
  });

  it('[LM1] at most GIVEN_EXERCISES_MAX are summed up, also when all came at one moment', async () => {
    const { environment } = desk;
    const { store } = environment;
    await store.transact(async (tx) => {
      for (let n = 0; n < GIVEN_EXERCISES_MAX + 1; n += 1) {
        // Some at moments of their own, then very many at one.
        const at = asEpochMs(environment.clock.now() + Math.min(n, 2 * TRY_PAGE_MAX));
        await tx.exercises.put(anExercise({ exercise: asId(`e-${n}`), at, code: null }));
      }
    });
    const since = environment.clock.now();
    const found = await store.read((tx) => givenSince({ tx }, since, GIVEN_EXERCISES_MAX));
    expect(new Set(found.map(({ exercise }) => exercise)).size).toBe(GIVEN_EXERCISES_MAX);
    const few = await store.read((tx) => givenSince({ tx }, since, 3));
    expect(few.map(({ exercise }) => exercise)).toEqual(['e-0', 'e-1', 'e-2']);
  }, 60_000);

  it('[LM1] CODES_EXPIRED_AT_ONCE_MAX codes end in one tick, the others in the next', async () => {
    const { environment } = desk;
    const count = CODES_EXPIRED_AT_ONCE_MAX + 1;
    await environment.store.transact(async (tx) => {
      for (let n = 0; n < count; n += 1) {
        const given = { code: asId<CodeId>(`k-${n}`), exercise: asId<ExerciseId>(`e-${n}`) };
        await tx.exercises.put(anExercise(given));
        await tx.codes.put(aCode({ ...given, text: `TEXT-${n}` }));
      }
    });
    const ended = async () =>
      (await desk.rows()).filter(({ entry }) => entry.kind === 'expired').length;
    await desk.later(DAY_MS);
    expect(await ended()).toBe(CODES_EXPIRED_AT_ONCE_MAX);
    await desk.later(1);
    expect(await ended()).toBe(count);
  });
});
