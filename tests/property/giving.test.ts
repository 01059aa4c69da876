import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asId } from '../../shared/kernel/ids.ts';
import { asMinor } from '../../shared/kernel/measure.ts';
import { HOUR_MS } from '../../shared/kernel/time.ts';
import { expireCodes, timeOutApprovals } from '../../sidecar/app/mandate/expire.ts';
import { loseCode } from '../../sidecar/app/mandate/lose-code.ts';
import { redeem } from '../../sidecar/app/mandate/redeem-code.ts';
import { returnCode } from '../../sidecar/app/mandate/return-code.ts';
import { commit } from '../../sidecar/app/pipeline.ts';
import type { Step } from '../../sidecar/domain/mandate/allowance.ts';
import { CODE_ENDS, type Code } from '../../sidecar/domain/mandate/code.ts';
import type { UsedSoFar } from '../../sidecar/domain/mandate/left.ts';
import { addCharges } from '../../sidecar/domain/mandate/sums.ts';
import type { Tx } from '../../sidecar/ports/store.ts';
import { CREDIT, LIMITS, minor, PERCENTAGE } from '../support/builders/mandate.ts';
import { aGivingDesk, type GivingDesk } from '../support/giving-desk.ts';

const DAY_MAX = 36_00;
const TALK_MAX = 34_00;
const VISITOR_EXERCISES_MAX = 6;

type Act =
  | { readonly kind: 'give' | 'ask'; readonly size: number; readonly isCredit: boolean }
  | { readonly kind: 'answer'; readonly n: number; readonly size: number; readonly how: number }
  | { readonly kind: 'code'; readonly n: number; readonly step: number; readonly size: number }
  | { readonly kind: 'task'; readonly n: number; readonly isDone: boolean }
  | { readonly kind: 'later'; readonly hours: number }
  | { readonly kind: 'lay'; readonly budget: number };

const whole = (max: number) => fc.integer({ min: 0, max });
const ACT: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('give' as const),
      size: whole(12),
      isCredit: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('ask' as const),
      size: whole(22),
      isCredit: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      n: whole(3),
      size: whole(22),
      how: whole(2),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('code' as const),
      n: whole(5),
      step: whole(5),
      size: whole(900),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('task' as const), n: whole(3), isDone: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('later' as const),
      hours: fc.integer({ min: 1, max: 14 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('lay' as const), budget: whole(2) }) },
);

it('[MD1, MD5, LG3, CD1] whatever is given, asked, used, lost and taken back, no limit is passed and the sums are the chain’s', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(ACT, { minLength: 20, maxLength: 60 }), async (acts) => {
      const desk = await aGivingDesk();
      await layWith(desk, DAY_MAX);
      const ended = new Map<string, string>();
      for (const [place, act] of acts.entries()) {
        await play(desk, act, place);
        await desk.environment.store.read((tx) => check(tx, ended));
      }
    }),
    { numRuns: 60 },
  );
}, 60_000);

function layWith(desk: GivingDesk, budget: number) {
  return desk.lay({
    allowances: [PERCENTAGE, CREDIT],
    limits: {
      perConversation: { minor: minor(TALK_MAX), exercises: null },
      perVisitor: { minor: null, exercises: VISITOR_EXERCISES_MAX, period: 'week' },
      budgets: [...LIMITS.budgets.map((each) => ({ ...each, minor: minor(budget) }))],
    },
  });
}

async function play(desk: GivingDesk, act: Act, place: number): Promise<void> {
  const { environment } = desk;
  const { read } = environment.store;
  const version = (await read((tx) => tx.mandates.find(asId('mandate-1'))))?.version ?? 1;
  switch (act.kind) {
    case 'give':
      await desk.give(stepOf(act), { version });
      return;
    case 'ask':
      await desk.agent('anna', {
        type: 'approval.ask',
        approval: `question-${place}`,
        conversation: 'talk',
        mandate: 'mandate-1',
        version,
        step: stepOf(act),
        reason: 'Will order now',
      });
      return;
    case 'answer': {
      const asked = (await read((tx) => tx.approvals.open()))[act.n];
      if (asked === undefined) return;
      await desk.agent('lotte', {
        type: 'approval.answer',
        approval: asked.approval,
        answer: act.how === 0 ? 'refuse' : act.how === 1 ? 'lower' : 'grant',
        step: stepOf({ size: act.size, isCredit: asked.step.kind === 'credit' }),
        words: '',
      });
      return;
    }
    case 'code': {
      const code = (await read((tx) => tx.codes.ofConversation(asId('talk'))))[act.n];
      if (code !== undefined) await moveCode(desk, code, act.step, act.size, place);
      return;
    }
    case 'task': {
      const task = (await read((tx) => tx.exercises.openTasks()))[act.n];
      if (task === undefined) return;
      const state = act.isDone ? 'done' : 'failed';
      await desk.agent('anna', { type: 'task.settle', task: task.task, state, note: '' });
      return;
    }
    case 'later':
      // Not all that time does by itself: the conversation would be closed for its silence.
      environment.clock.advance(act.hours * HOUR_MS);
      await commit(environment, timeOutApprovals);
      await commit(environment, expireCodes);
      return;
    case 'lay':
      // Never above what is held against: a lead only tightens here.
      await layWith(desk, DAY_MAX - act.budget * 10_00);
  }
}

async function moveCode(
  desk: GivingDesk,
  { code, text, shop }: Code,
  step: number,
  size: number,
  place: number,
): Promise<void> {
  const { environment } = desk;
  const order = `order-${place % 3}`;
  if (step === 0) {
    await desk.agent('anna', { type: 'code.show', code, line: `line-${place}`, text });
    return;
  }
  if (step === 1) return void (await desk.agent('anna', { type: 'code.revoke', code }));
  if (step === 2) {
    return void (await desk.agent('anna', { type: 'code.replace', code, by: `code-${place}` }));
  }
  await commit(environment, async (work) => {
    const now = await work.tx.codes.findByText(shop, text);
    if (now === null) return;
    const taken = asMinor(Math.min(size, now.worth.most));
    if (step === 3) await redeem(work, now, { order, basket: null, taken }, work.now);
    else if (step === 4) await loseCode(work, now, { order, totalMinor: 80_00, currency: 'EUR' });
    else await returnCode(work, now, now.order ?? order);
  });
}

function stepOf({ size, isCredit }: { readonly size: number; readonly isCredit: boolean }): Step {
  return isCredit
    ? { kind: 'credit', minor: minor(size * 70) }
    : { kind: 'percentage', percent: size };
}

/** What holds after every act, from what is kept. */
async function check(tx: Tx, ended: Map<string, string>): Promise<void> {
  const rows = await tx.ledger.from(1, 10_000);
  const sums = new Map((await tx.ledger.sums('', 10_000)).map(({ scope, ...sum }) => [scope, sum]));
  const chain = new Map<string, UsedSoFar>();
  for (const { entry } of rows) {
    addCharges(chain, entry.charges);
    for (const [scope, { minor: used, exercises }] of chain) {
      expect(used).toBeGreaterThanOrEqual(0);
      expect(exercises).toBeGreaterThanOrEqual(0);
      if (scope.startsWith('mandate:mandate-1:day:')) expect(used).toBeLessThanOrEqual(DAY_MAX);
      if (scope.includes(':conversation:')) expect(used).toBeLessThanOrEqual(TALK_MAX);
      if (/:visitor:.*:week:/.test(scope)) {
        expect(exercises).toBeLessThanOrEqual(VISITOR_EXERCISES_MAX);
      }
    }
  }
  expect(sums).toEqual(chain);
  const standing = new Map<string, UsedSoFar>();
  for (const { charges } of await tx.exercises.ofConversation(asId('talk'))) {
    addCharges(standing, charges);
  }
  for (const [scope, sum] of standing) expect(sum).toEqual(chain.get(scope));
  for (const { code, state, order } of await tx.codes.ofConversation(asId('talk'))) {
    const before = ended.get(code);
    // Only an order that came to nothing opens an end again (CD8).
    if (before !== undefined && before !== 'redeemed') expect(state).toBe(before);
    if (CODE_ENDS.some((end) => end === state)) ended.set(code, state);
    expect(state === 'redeemed').toBe(order !== null);
  }
}
