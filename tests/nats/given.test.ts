import { expect, it } from 'vitest';
import { asId } from '../../shared/kernel/ids.ts';
import { asEpochMs } from '../../shared/kernel/time.ts';
import type { AgentCommand } from '../../shared/protocol/shape.ts';
import { systemClock, systemIds } from '../../sidecar/adapters/ambient/system.ts';
import { openPostgres } from '../../sidecar/adapters/store/drivers/postgres.ts';
import { wireTerms } from '../../sidecar/app/mandate/wire-terms.ts';
import { openAgent, pairDevice } from '../support/agent-client.ts';
import { minor, someTerms } from '../support/builders/mandate.ts';
import { type TestEnvironment, testEnvironment } from '../support/environment.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { keepGiven, standing } from '../support/given-code.ts';
import { callAsShop, type Heard } from '../support/shop-server.ts';
import type { SidecarProcess } from '../support/sidecar-process.ts';
import { newId } from '../support/visitor-client.ts';
import { databases, openLead, startTwo, type Two, talkAcross } from './two-sidecars.ts';

const CREDIT = { kind: 'credit', minor: minor(14_00) } as const;
const FIVE = { kind: 'credit', minor: minor(5_00) } as const;
const WINBACK = { mandate: 'winback', version: 1 } as const;

/** An agent at `one` who talks, and a lead at `other` whose mandate it is. */
async function aQuestion(two: Two) {
  const lead = await openLead(two, two.other);
  const terms = wireTerms(someTerms({ validFrom: asEpochMs(0) }));
  const laid = { type: 'mandate.save', mandate: WINBACK.mandate, from: 0, terms } as const;
  expect(await lead.command(laid)).toMatchObject({ type: 'ack' });
  const talk = await talkAcross(two);
  const approval = newId();
  const { conversation } = talk;
  const reason = 'Came a week late';
  const ask: AgentCommand = {
    type: 'approval.ask',
    approval,
    conversation,
    ...WINBACK,
    step: CREDIT,
    reason,
  };
  return { lead, ...talk, approval, ask };
}

it('[ST9, AP1, AP3] what an agent at one asks, a lead at the other lowers, and the agent has it', async () => {
  const two = await startTwo();
  const { lead, panel, approval, ask } = await aQuestion(two);
  expect(await panel.command(ask)).toMatchObject({ type: 'ack' });
  const { card } = await lead.next('approval.changed');
  expect(card).toMatchObject({ approval, state: 'asked', cost: 14_00 });
  const lower: AgentCommand = {
    type: 'approval.answer',
    approval,
    answer: 'lower',
    step: FIVE,
    words: 'Five',
  };
  expect(await lead.command(lower)).toMatchObject({ type: 'ack' });
  await panel.next('approval.changed', (moved) => moved.card.state === 'lowered');
  const { card: exercise } = await panel.next('exercise.changed');
  expect(exercise).toMatchObject({ step: FIVE, reserved: 5_00 });
});

it('[ST9, AP2] of two leads who answer at once, each at another sidecar, one counts', async () => {
  const two = await startTwo();
  const { lead, panel, approval, ask } = await aQuestion(two);
  const invited = await lead.command({
    type: 'agent.invite',
    agent: 'lars',
    name: 'Lars',
    role: 'lead',
    capacity: 1,
    languages: ['nl'],
  });
  const code = invited.type === 'ack' ? (invited.result?.code ?? '') : '';
  const lars = await openAgent(two.one, await pairDevice(two.other, code));
  await panel.command(ask);
  await Promise.all([lead.next('approval.changed'), lars.next('approval.changed')]);
  const said = { type: 'approval.answer', approval, step: null, words: '' } as const;
  const answers = await Promise.all([
    lead.command({ ...said, answer: 'refuse', words: 'No' }),
    lars.command({ ...said, answer: 'grant' }),
  ]);
  expect(answers.map(({ type }) => type).toSorted()).toEqual(['ack', 'refused']);
  const won = answers[1]?.type === 'ack' ? 'granted' : 'refused';
  for (const each of [lead, lars, panel]) {
    await each.next('approval.changed', (moved) => moved.card.state === won);
  }
  const of = lead.ask({ type: 'ledger.check' });
  expect(await lead.next('ledger.checked', (checked) => checked.of === of)).toMatchObject({
    isWhole: true,
  });
});

const CODES = 12;
const codes = Array.from({ length: CODES }, (_, n) => ({
  code: asId<never>(`code-${n}`),
  exercise: asId<never>(`given-${n}`),
  text: `ABCD-EFGH-${String(n).padStart(4, '0')}`,
}));

function redeemIn(code: string, order: string) {
  const basket = { basketMinor: 80_00, currency: 'EUR', basket: null };
  return { code, asker: order, order, takenMinor: 5_00, ...basket };
}

function redeem(
  { url }: SidecarProcess,
  text: string,
  order: string,
  once: string,
): Promise<Heard> {
  const environment = { clock: systemClock() };
  const fields = redeemIn(text, order);
  return callAsShop({ url, environment }, '/v1/codes/redeem', fields, { once });
}

async function onDatabase<T>(name: string, work: (on: TestEnvironment) => Promise<T>): Promise<T> {
  const store = await openPostgres({ url: databases.url(name) });
  const ids = systemIds(systemClock());
  const result = await work(testEnvironment({ store, ids, clock: fakeClock(systemClock().now()) }));
  await store.close();
  return result;
}

it('[ST9, CD2, CD5] a code that two orders redeem at both at once is redeemed once, and replays are identical at either', async () => {
  const two = await startTwo();
  await onDatabase(two.name, async (environment) => {
    for (const { code, exercise, text } of codes) {
      await keepGiven(environment, { code, exercise, text }, { exercise });
    }
  });
  const sides = [two.one, two.other];
  // Of each code two orders, and each of the two calls to both sidecars under one key.
  const calls = codes.flatMap(({ text }) =>
    ['a', 'b'].flatMap((buyer) =>
      sides.map((side) => ({ side, text, order: `${buyer}-${text}`, once: `${buyer}-${text}` })),
    ),
  );
  const first = await Promise.all(
    calls.map(({ side, text, order, once }) => redeem(side, text, order, once)),
  );
  for (const { once } of calls) {
    const texts = first.flatMap(({ text }, n) => (calls[n]?.once === once ? [text] : []));
    expect(texts).toHaveLength(2);
    expect(new Set(texts).size, once).toBe(1);
  }
  expect(first.filter(({ status }) => status === 200)).toHaveLength(CODES * 2);
  expect(first.filter(({ status }) => status === 409)).toHaveLength(CODES * 2);
  // Asked again, crosswise.
  const again = await Promise.all(
    calls.map(({ side, text, order, once }) =>
      redeem(side === two.one ? two.other : two.one, text, order, once),
    ),
  );
  expect(again).toEqual(first);
  // Under the same key, another body.
  const [call] = calls;
  const text = call?.text ?? '';
  const other = await redeem(two.other, text, 'c-order', call?.once ?? '');
  expect(other).toMatchObject({ status: 409, said: { kind: 'already-used' } });
  const { day, ledger } = await onDatabase(two.name, (on) => standing(on, 'code-0'));
  expect(day).toEqual({ minor: CODES * 5_00, exercises: CODES });
  expect(ledger.filter((kind) => kind === 'redeemed')).toHaveLength(CODES);
});

it('[ST9, CD4] a code lost in an order told to one is shown to the agent at the other', async () => {
  const two = await startTwo();
  const { panel, paired, conversation, visitor } = await talkAcross(two);
  await onDatabase(two.name, (environment) =>
    keepGiven(
      environment,
      {},
      {
        agent: asId(paired.agent),
        conversation: asId(conversation),
        visitor: asId(visitor.welcome.visitor),
      },
    ),
  );
  const environment = { clock: systemClock() };
  const at = { url: two.other.url, environment };
  const code = { code: 'ABCD-EFGH-JKMN', basket: 'basket-1', currency: 'EUR' };
  await callAsShop(at, '/v1/codes/apply', { ...code, asker: 'basket-1', basketMinor: 80_00 });
  const order = { order: 'A-1', basket: 'basket-1', state: 'paid', codes: [] };
  await callAsShop(at, '/v1/orders', { ...order, totalMinor: 80_00, currency: 'EUR' });
  await panel.next('exercise.changed', ({ card }) => card.code?.state === 'lost');
});
