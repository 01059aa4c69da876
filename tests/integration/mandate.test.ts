import { afterEach, beforeEach, expect, it } from 'vitest';
import { type AgentId, asId } from '../../shared/kernel/ids.ts';
import { asEpochMs } from '../../shared/kernel/time.ts';
import type { AgentCommand } from '../../shared/protocol/shape.ts';
import { wireTerms } from '../../sidecar/app/mandate/wire-terms.ts';
import type { Step } from '../../sidecar/domain/mandate/allowance.ts';
import type { MandateTerms } from '../../sidecar/domain/mandate/mandate.ts';
import { say, startTalking, type Talking } from '../support/a-conversation.ts';
import {
  type AgentClient,
  openAgent,
  type PairedDevice,
  pairDevice,
} from '../support/agent-client.ts';
import { aBasket, LIMITS, minor, someTerms } from '../support/builders/mandate.ts';
import { startTestSidecar, type TestSidecar } from '../support/sidecar.ts';
import { newId, openVisitor, up } from '../support/visitor-client.ts';

const MANDATE = { mandate: 'winback', version: 1 } as const;
const CREDIT: Step = { kind: 'credit', minor: minor(14_00) };
const FIVE: Step = { kind: 'credit', minor: minor(5_00) };

let sidecar: TestSidecar;
let talk: Talking;
let leadDevice: PairedDevice;
let lead: AgentClient;
let offsetMs: number;

beforeEach(async () => {
  offsetMs = 0;
  sidecar = await startTestSidecar({
    clock: { now: () => asEpochMs(Date.now() + offsetMs) },
  });
  talk = await startTalking(sidecar);
  leadDevice = await pairDevice(sidecar, (await sidecar.codes()).lead);
  lead = await openAgent(sidecar, leadDevice);
});
afterEach(() => sidecar.stop());

async function lay(terms: Partial<MandateTerms> = {}): Promise<void> {
  const laid = await lead.command({
    type: 'mandate.save',
    mandate: MANDATE.mandate,
    from: 0,
    terms: wireTerms(someTerms({ validFrom: asEpochMs(0), ...terms })),
  });
  expect(laid).toMatchObject({ type: 'ack' });
}

function asked(step: Step, approval = newId()): Extract<AgentCommand, { type: 'approval.ask' }> {
  const { conversation } = talk;
  const reason = 'Came a week late';
  return { type: 'approval.ask', approval, conversation, ...MANDATE, step, reason };
}

function given(step: Step, exercise = newId(), conversation = talk.conversation): AgentCommand {
  return { type: 'mandate.exercise', exercise, conversation, ...MANDATE, step };
}

const answer = (
  approval: string,
  change: Partial<Extract<AgentCommand, { type: 'approval.answer' }>>,
): AgentCommand => ({
  type: 'approval.answer',
  approval,
  answer: 'grant',
  step: null,
  words: '',
  ...change,
});

async function isWhole(): Promise<boolean> {
  const of = lead.ask({ type: 'ledger.check' });
  return (await lead.next('ledger.checked', (checked) => checked.of === of)).isWhole;
}

it('[AP1, AP3, AP5] a lead who talks herself is asked, allows less, and the agent has it while chatting on', async () => {
  await lay();
  // The lead is in a conversation of her own.
  const other = await openVisitor(sidecar);
  const theirs = newId();
  await other.command({ type: 'conversation.open', conversation: theirs, language: 'nl' });
  await lead.command({ type: 'conversation.take-over', conversation: theirs, note: '' });

  const { panel, visitor, conversation } = talk;
  const question = asked(CREDIT);
  expect(await panel.command(question)).toMatchObject({ type: 'ack' });
  const { card } = await lead.next('approval.changed');
  expect(card).toMatchObject({ state: 'asked', cost: 14_00, reason: 'Came a week late' });
  await panel.command(say(conversation, 'One moment, I am asking.'));
  await visitor.next('chat.said', ({ line }) => line.text === 'One moment, I am asking.');

  const lower = answer(question.approval, { answer: 'lower', step: FIVE, words: 'Five is fine' });
  expect(await lead.command(lower)).toMatchObject({ type: 'ack' });
  const told = await panel.next('approval.changed', (moved) => moved.card.state === 'lowered');
  expect(told.card).toMatchObject({ allowed: FIVE, words: 'Five is fine' });
  const { card: exercise } = await panel.next('exercise.changed');
  expect(exercise).toMatchObject({ step: FIVE, reserved: 5_00, task: { what: '' } });
  const isIt = ({ card }: { card: { exercise: string } }) => card.exercise === exercise.exercise;
  const { card: task } = await lead.next('task.changed', isIt);
  expect(task).toMatchObject({ kind: 'credit', worth: { minor: 5_00, currency: 'EUR' } });
  expect(await isWhole()).toBe(true);
  await other.close();
});

it('[MD1, CD1] a percentage of the basket the page told of becomes a code that the visitor reads in the chat', async () => {
  await lay();
  const { panel, visitor, conversation } = talk;
  const basket = { ...aBasket(80_00), lines: [...aBasket(80_00).lines] };
  await visitor.signal({ type: 'basket.changed', page: 'basket', basket });
  const of = panel.ask({ type: 'allowed.ask', conversation });
  const { options } = await panel.next('allowed.answered', (said) => said.of === of);
  expect(options[0]).toMatchObject({ cost: 4_00, denial: null });
  const ten: Step = { kind: 'percentage', percent: 10 };
  expect(await panel.command(given(ten))).toMatchObject({ type: 'ack' });
  const { card } = await panel.next('exercise.changed');
  const code = card.code?.code ?? '';
  const text = `Use ${card.code?.text} at checkout.`;
  await panel.command({ type: 'code.show', code, line: newId(), text });
  await visitor.next('chat.said', ({ line }) => line.text === text);
  await panel.next('exercise.changed', (changed) => changed.card.code?.state === 'shown');
  expect(visitor.heard.map(({ body }) => body.type)).not.toContain('exercise.changed');
});

it('[AP2] of two leads at once one counts, and what was given was given once', async () => {
  await lay();
  const invited = await lead.command({
    type: 'agent.invite',
    agent: 'lars',
    name: 'Lars',
    role: 'lead',
    capacity: 1,
    languages: ['nl'],
  });
  const code = invited.type === 'ack' ? (invited.result?.code ?? '') : '';
  const lars = await openAgent(sidecar, await pairDevice(sidecar, code));
  const question = asked(CREDIT);
  await talk.panel.command(question);
  await lars.next('approval.changed');
  const answers = await Promise.all([
    lead.command(answer(question.approval, { answer: 'refuse', words: 'No' })),
    lars.command(answer(question.approval, {})),
  ]);
  expect(answers.map(({ type }) => type).toSorted()).toEqual(['ack', 'refused']);
  const { card } = await talk.panel.next(
    'approval.changed',
    (moved) => moved.card.state !== 'asked',
  );
  const isGranted = answers[1]?.type === 'ack';
  expect(card.state).toBe(isGranted ? 'granted' : 'refused');
  const sums = await sidecar.environment.store.read((tx) => tx.ledger.sums('', 100));
  const spent = sums.find(({ scope }) => scope.startsWith('mandate:winback:day:'))?.minor ?? 0;
  expect(spent).toBe(isGranted ? 14_00 : 0);
  expect(await isWhole()).toBe(true);
  await lars.close();
});

it('[AP1] passed on, the other lead is told and may answer', async () => {
  const by = [asId<AgentId>(leadDevice.agent)];
  await lay({ approval: { ...someTerms().approval, by } });
  const invite = { name: 'Lars', role: 'lead', capacity: 1, languages: ['nl'] } as const;
  const invited = await lead.command({
    type: 'agent.invite',
    agent: 'lars',
    ...invite,
    languages: [...invite.languages],
  });
  const code = invited.type === 'ack' ? (invited.result?.code ?? '') : '';
  const lars = await openAgent(sidecar, await pairDevice(sidecar, code));
  const question = asked(CREDIT);
  await talk.panel.command(question);
  expect(await lars.command(answer(question.approval, {}))).toMatchObject({
    type: 'refused',
    kind: 'not-allowed',
  });
  const { approval } = question;
  await lead.command({ type: 'approval.delegate', approval, to: 'lars' });
  await lars.next('approval.changed', ({ card }) => card.leads.includes('lars'));
  expect(await lars.command(answer(approval, {}))).toMatchObject({ type: 'ack' });
  await talk.panel.next('approval.changed', ({ card }) => card.state === 'granted');
  await lars.close();
});

it('[AP4] nobody answers in time: the agent is told, and a late yes gives nothing', async () => {
  await lay();
  const question = asked(CREDIT);
  await talk.panel.command(question);
  await lead.next('approval.changed');
  offsetMs = 120_000;
  await talk.panel.next('approval.changed', ({ card }) => card.state === 'timed-out');
  expect(await lead.command(answer(question.approval, {}))).toMatchObject({ kind: 'expired' });
  expect(talk.panel.all('exercise.changed')).toEqual([]);
});

it('[MD1] of two agents who race for the last of a budget one has it', async () => {
  await lay({
    bearers: { agents: [], roles: ['agent', 'lead'], skills: [] },
    limits: { ...LIMITS, budgets: [{ period: 'day', minor: minor(7_00) }] },
    allowances: [{ kind: 'credit', free: minor(5_00), ask: minor(5_00), steps: [] }],
  });
  const other = await openVisitor(sidecar);
  const theirs = newId();
  await other.command({ type: 'conversation.open', conversation: theirs, language: 'nl' });
  await lead.command({ type: 'conversation.take-over', conversation: theirs, note: '' });
  await lead.next('conversation.changed', ({ card }) => card.holder === leadDevice.agent);
  const answers = await Promise.all([
    talk.panel.command(given(FIVE)),
    lead.command(given(FIVE, newId(), theirs)),
  ]);
  expect(answers.map(({ type }) => type).toSorted()).toEqual(['ack', 'refused']);
  expect(answers.find(({ type }) => type === 'refused')).toMatchObject({ kind: 'over-limit' });
  expect(await isWhole()).toBe(true);
  await other.close();
});

it('[MD8, FD3] an exercise said again, under the same message or another, gives once', async () => {
  await lay();
  const once = given(FIVE, 'exercise-once');
  const id = newId();
  for (const message of [id, id, newId()]) {
    expect(await talk.panel.command(once, message)).toMatchObject({ type: 'ack' });
  }
  expect(talk.panel.all('exercise.changed')).toHaveLength(1);
  const more = given({ kind: 'credit', minor: minor(4_00) }, 'exercise-once');
  expect(await talk.panel.command(more)).toMatchObject({ kind: 'already-used' });
});

it('[MD4] a version that a lead has changed meanwhile gives nothing, and the floor was told', async () => {
  await lay();
  const newer = wireTerms(someTerms({ validFrom: asEpochMs(0), name: 'Newer' }));
  await lead.command({ type: 'mandate.save', mandate: 'winback', from: 1, terms: newer });
  await talk.panel.next('mandate.changed', ({ version }) => version === 2);
  expect(await talk.panel.command(given(FIVE))).toMatchObject({ kind: 'wrong-state' });
});

it('[PP1] what only a lead may ask or do is refused to an agent', async () => {
  await lay();
  const { panel } = talk;
  const terms = wireTerms(someTerms());
  const save = { type: 'mandate.save', mandate: 'mine', from: 0, terms } as const;
  expect(await panel.command(save)).toMatchObject({ kind: 'not-allowed' });
  const id = newId();
  panel.say(up({ type: 'ledger.ask', before: null }, id));
  expect(await panel.receipt(id)).toMatchObject({ kind: 'not-allowed' });
});
