import { beforeEach, describe, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import { asMinor } from '../../../../../shared/kernel/measure.ts';
import {
  LEDGER_FILE_PAGE_MAX,
  LEDGER_PAGE_MAX,
  MANDATES_PAGE_MAX,
  OPTIONS_MAX,
} from '../../../../../shared/protocol/limits.ts';
import type { AgentAnswer, AgentQuestion } from '../../../../../shared/protocol/shape.ts';
import { loseCode } from '../../../../../sidecar/app/mandate/lose-code.ts';
import { noteAct } from '../../../../../sidecar/app/mandate/note-act.ts';
import { noteOrder } from '../../../../../sidecar/app/mandate/note-order.ts';
import { redeem } from '../../../../../sidecar/app/mandate/redeem-code.ts';
import { wireTerms } from '../../../../../sidecar/app/mandate/wire-terms.ts';
import { commit } from '../../../../../sidecar/app/pipeline.ts';
import type { MandateTerms } from '../../../../../sidecar/domain/mandate/mandate.ts';
import { LIMITS, minor, PERCENTAGE, someTerms } from '../../../../support/builders/mandate.ts';
import { aGivingDesk, type GivingDesk, TEN_PERCENT } from '../../../../support/giving-desk.ts';

let desk: GivingDesk;

beforeEach(async () => {
  desk = await aGivingDesk();
  await desk.lay();
});

type Answered<T extends AgentAnswer['type']> = Extract<AgentAnswer, { readonly type: T }>;

async function answered<T extends AgentAnswer['type']>(
  question: AgentQuestion,
  type: T,
  by: string,
): Promise<Answered<T>> {
  const answer = await desk.ask(question, by);
  if ('type' in answer && isOf(answer, type)) return answer;
  throw new Error(`not ${type}: ${JSON.stringify(answer)}`);
}

function isOf<T extends AgentAnswer['type']>(answer: AgentAnswer, type: T): answer is Answered<T> {
  return answer.type === type;
}

const allowed = () =>
  answered({ type: 'allowed.ask', conversation: 'talk' }, 'allowed.answered', 'anna');

const tryOut = (terms: Partial<MandateTerms>, days = 7) =>
  answered(
    { type: 'mandate.try', mandate: null, days, terms: wireTerms(someTerms(terms)) },
    'mandate.tried',
    'lotte',
  );

describe('what may be given here and now', () => {
  it('[MD7] is each step, what it costs, what is left and whether it may be given', async () => {
    const { options, given } = await allowed();
    expect(options[0]).toMatchObject({
      mandate: 'mandate-1',
      version: 1,
      step: { kind: 'percentage', percent: 5 },
      cost: 4_00,
      leftMinor: 100_00,
      denial: null,
    });
    expect(options.find(({ step }) => step.kind === 'gift')?.denial).toBe('needs-approval');
    expect(given).toEqual([]);
  });

  it('[MD7] counts what was given, newest first', async () => {
    await desk.give(TEN_PERCENT);
    await desk.give({ kind: 'free-shipping' });
    const { options, given } = await allowed();
    expect(options[0]?.leftMinor).toBe(100_00 - 8_00 - 4_95);
    expect(given.map(({ exercise }) => exercise)).toEqual(['exercise-2', 'exercise-1']);
  });

  it('[PP1] is for the holder alone', async () => {
    const question = { type: 'allowed.ask', conversation: 'talk' } as const;
    expect(await desk.ask(question, 'bram')).toMatchObject({ refusal: 'not-holder' });
    expect(await desk.ask(question, 'lotte')).toMatchObject({ refusal: 'not-holder' });
  });

  it('[LM1] is at most OPTIONS_MAX', async () => {
    for (let n = 0; n < OPTIONS_MAX; n += 1) {
      const allowance = { ...PERCENTAGE, steps: [1 + (n % 10)], costMax: minor(1_00 + n) };
      const gift = {
        kind: 'gift',
        what: `Gift ${n}`,
        cost: minor(1),
        needsApproval: false,
      } as const;
      await desk.lay({ allowances: [allowance, gift] }, `m-${n}`);
    }
    expect((await allowed()).options).toHaveLength(OPTIONS_MAX);
  });
});

describe('trying terms out', () => {
  it('[MD6] says what is wrong with them, whom they reach, and saves nothing', async () => {
    const tried = await tryOut({ limits: { ...LIMITS, budgets: [] } });
    expect(tried.problems).toEqual(['no-budget limits.budgets']);
    expect(tried.bearers).toBe(2);
    expect(await desk.rows()).toHaveLength(1);
  });

  it('[MD6] shows what the last days would have allowed and cost', async () => {
    await desk.give(TEN_PERCENT);
    await desk.give(TEN_PERCENT);
    const same = await tryOut({});
    // 10 % of € 80 is the largest free step.
    expect(same).toMatchObject({
      conversations: 1,
      reached: 1,
      allowed: 2,
      denied: 0,
      costMinor: 16_00,
      mostMinor: 8_00,
    });
    const once = await tryOut({
      limits: { ...LIMITS, perConversation: { minor: null, exercises: 1 } },
    });
    expect(once).toMatchObject({ allowed: 1, denied: 1, costMinor: 8_00 });
    const tight = await tryOut({ allowances: [{ ...PERCENTAGE, free: 5, ask: 5, steps: [] }] });
    expect(tight).toMatchObject({ allowed: 0, denied: 2, mostMinor: 4_00 });
    const elsewhere = { categories: ['Bikes'], products: [], basketFrom: null, basketTo: null };
    expect(await tryOut({ ground: elsewhere })).toMatchObject({ reached: 0, denied: 2 });
  });

  it('[MD6] looks no further back than asked, and at an unknown zone not at all', async () => {
    desk.environment.clock.advance(2 * 86_400_000);
    expect(await tryOut({}, 1)).toMatchObject({ conversations: 0 });
    expect(await tryOut({}, 3)).toMatchObject({ conversations: 1 });
    const nowhere = await tryOut({ timeZone: 'Mars/Olympus' }, 3);
    expect(nowhere).toMatchObject({ problems: ['unknown-time-zone timeZone'], conversations: 0 });
  });

  it('[MD6] says when they are wider than what the lead may give alone', async () => {
    expect(await tryOut({})).toMatchObject({ isWider: false });
    await desk.lay({
      bearers: { agents: [], roles: ['lead'], skills: [] },
      allowances: [{ ...PERCENTAGE, free: 5, ask: 5, steps: [] }],
    });
    expect(await tryOut({ allowances: [PERCENTAGE] })).toMatchObject({ isWider: true });
  });
});

describe('what was given', () => {
  it('[MD5] adds up per mandate and agent what was given and what came of it', async () => {
    await desk.give(TEN_PERCENT);
    await desk.give({ kind: 'credit', minor: minor(5_00) });
    const code = await desk.code();
    const lost = { order: 'order-1', totalMinor: 80_00, currency: 'EUR' };
    await commit(desk.environment, (work) => loseCode(work, code, lost));
    await desk.agent('anna', { type: 'code.replace', code: code.code, by: 'newer' });
    const newer = await desk.code();
    const use = { order: 'order-2', basket: null, taken: asMinor(7_00) };
    await commit(desk.environment, (work) => redeem(work, newer, use, work.now));
    const codes = [{ code: newer.text, takenMinor: 7_00 }];
    const paid = { order: 'order-2', basket: null, totalMinor: 73_00, currency: 'EUR' };
    const told = { ...paid, state: 'paid', codes } as const;
    for (let n = 0; n < 2; n += 1) {
      await commit(desk.environment, (work) => noteOrder(work, newer.shop, told));
    }
    const { rows } = await answered({ type: 'given.ask', days: 1 }, 'given.answered', 'lotte');
    expect(rows).toMatchObject([
      {
        mandate: 'mandate-1',
        mandateName: 'Boots',
        agent: 'anna',
        given: 2,
        redeemed: 1,
        lost: 1,
        orders: 1,
        orderMinor: 73_00,
        reservedMinor: 13_00,
        costMinor: 7_00,
      },
    ]);
    desk.environment.clock.advance(2 * 86_400_000);
    const later = await answered({ type: 'given.ask', days: 1 }, 'given.answered', 'lotte');
    expect(later.rows).toEqual([]);
  });
});

describe('all mandates', () => {
  // Saved at one moment they stand by name.
  const named = (n: number) => `n-${String(n).padStart(3, '0')}`;
  const page = (after: string | null) =>
    answered({ type: 'mandates.ask', after }, 'mandates.answered', 'lotte');

  it('[LM1] are read in pages, each once, those that hold first; without pages as many as fit', async () => {
    for (let n = 2; n <= MANDATES_PAGE_MAX + 3; n += 1) await desk.lay({}, named(n));
    await desk.agent('lotte', { type: 'mandate.revoke', mandate: named(2) });
    const first = await page(null);
    expect(first.mandates).toHaveLength(MANDATES_PAGE_MAX);
    expect(first.mandates[1]?.mandate).toBe(named(3));
    const second = await page(first.next ?? null);
    expect(second.next).toBeNull();
    expect(second.mandates.map(({ mandate }) => mandate)).toEqual([named(52), named(53), named(2)]);
    const whole = await answered({ type: 'mandates.ask' }, 'mandates.answered', 'lotte');
    expect(whole.mandates).toHaveLength(MANDATES_PAGE_MAX + 3);
    expect(whole).not.toHaveProperty('next');
  });

  it('[LM1] that end with a full page end there', async () => {
    for (let n = 2; n <= MANDATES_PAGE_MAX; n += 1) await desk.lay({}, named(n));
    expect((await page(null)).next).toBeNull();
  });
});

describe('the ledger', () => {
  it('[LM1] is read in longer pages for a file, at most LEDGER_FILE_PAGE_MAX rows', async () => {
    await commit(desk.environment, async (work) => {
      const mandate = { mandate: asId<never>('mandate-1'), version: 1 };
      const act = { kind: 'refused' as const, mandate, by: null, content: null };
      for (let n = 0; n < LEDGER_FILE_PAGE_MAX; n += 1) await noteAct(work, act);
    });
    const most = LEDGER_FILE_PAGE_MAX;
    const ask = { type: 'ledger.ask', before: null } as const;
    const file = await answered({ ...ask, most }, 'ledger.answered', 'lotte');
    expect(file.rows).toHaveLength(LEDGER_FILE_PAGE_MAX);
    expect(file.next).toBe(2);
    expect((await answered({ ...ask, most: 3 }, 'ledger.answered', 'lotte')).rows).toHaveLength(3);
  });

  it('[LG1] is read in pages, newest first, each row once', async () => {
    const wide = { kind: 'percentage', percent: 90 } as const;
    for (let n = 0; n < LEDGER_PAGE_MAX + 5; n += 1) await desk.give(wide);
    const first = await answered({ type: 'ledger.ask', before: null }, 'ledger.answered', 'lotte');
    expect(first.rows).toHaveLength(LEDGER_PAGE_MAX);
    expect(first.rows[0]).toMatchObject({ place: LEDGER_PAGE_MAX + 6, kind: 'refused' });
    const second = await answered(
      { type: 'ledger.ask', before: first.next },
      'ledger.answered',
      'lotte',
    );
    expect(second.rows.map(({ place }) => place)).toEqual([6, 5, 4, 3, 2, 1]);
    expect(second.next).toBeNull();
  });

  it('[LG2, LG3] is found whole for a lead', async () => {
    await desk.give(TEN_PERCENT);
    const checked = await answered({ type: 'ledger.check' }, 'ledger.checked', 'lotte');
    expect(checked).toMatchObject({ isWhole: true, rows: 2, brokenAt: null });
  });

  it.each(['mandates.ask', 'ledger.check'] as const)('[PP1] %s is for leads', async (type) => {
    expect(await desk.ask({ type }, 'anna')).toMatchObject({ refusal: 'not-allowed' });
  });
});
