import { beforeEach, describe, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import { WRAP_UP_MAX_MS } from '../../../../../shared/protocol/limits.ts';
import { FLOOR, ofAgent, ofVisitor } from '../../../../../sidecar/domain/audience.ts';
import { aDesk, type Desk } from '../../../../support/desk.ts';

const TALK = { conversation: 'talk' } as const;
const OPEN = { type: 'conversation.open', ...TALK, language: 'nl' } as const;
const ACCEPT = { type: 'conversation.accept', ...TALK } as const;

let desk: Desk;

beforeEach(async () => {
  desk = aDesk();
  await desk.visit('visitor-1');
  await desk.hire({ agent: asId('anna'), name: 'Anna', capacity: 1 });
  await desk.hire({ agent: asId('bram'), name: 'Bram', capacity: 1, chosen: 'busy' });
  await desk.hire({ agent: asId('lead'), name: 'Lotte', role: 'lead', chosen: 'away' });
  await desk.visitor('visitor-1', OPEN);
  await desk.agent('anna', ACCEPT);
  await desk.visitor('visitor-1', { type: 'chat.say', ...TALK, line: 'line-1', text: 'Hello' });
});

const handOver = (to: string | null) =>
  ({ type: 'conversation.hand-over', ...TALK, to, note: 'Knows boots' }) as const;
const takeOver = { type: 'conversation.take-over', ...TALK, note: '' } as const;
const end = { type: 'conversation.end', ...TALK } as const;

async function notices(): Promise<readonly string[]> {
  return (await desk.lines('talk')).flatMap(({ notice }) => (notice === null ? [] : [notice.kind]));
}

describe('handing over', () => {
  it('[CV4] gives a colleague the lines and the note, and tells the visitor', async () => {
    await desk.agent('anna', handOver('bram'));
    expect(await desk.conversation('talk')).toMatchObject({ state: 'assigned', holder: 'bram' });
    expect((await desk.facts(ofAgent(asId('bram')))).at(-1)).toMatchObject({
      type: 'conversation.changed',
      card: { note: 'Knows boots', cause: 'handed-over' },
      lines: [{ notice: { kind: 'joined' } }, { text: 'Hello' }, { notice: { name: 'Bram' } }],
    });
    const moved = (await desk.facts(ofVisitor(asId('visitor-1')))).at(-1);
    expect(moved).toMatchObject({ conversation: { state: 'waiting', agentName: null } });
    await desk.agent('bram', ACCEPT);
    expect(await notices()).toEqual(['joined', 'handed-over', 'joined']);
    expect((await desk.facts(ofVisitor(asId('visitor-1')))).at(-1)).toMatchObject({
      conversation: { state: 'talking', agentName: 'Bram' },
    });
  });

  it('[CV4] puts what the colleague does not answer back in the queue, and says so', async () => {
    await desk.agent('anna', { type: 'presence.set', presence: 'away' });
    await desk.agent('anna', handOver('bram'));
    await desk.later(30_000);
    expect(await desk.conversation('talk')).toMatchObject({ state: 'queued', cause: 'missed' });
    expect(await notices()).toEqual(['joined', 'handed-over', 'back-in-queue']);
  });

  it('[CV5] refuses a colleague who is not there, has no slot or does not exist', async () => {
    expect(await desk.agent('anna', handOver('lead'))).toMatchObject({
      refusal: 'wrong-state',
      sentence: 'Lotte is not at work now. Choose another agent.',
    });
    expect(await desk.agent('anna', handOver('nobody'))).toMatchObject({ refusal: 'not-found' });
    expect(await desk.agent('anna', handOver('anna'))).toMatchObject({ refusal: 'wrong-state' });
    await desk.visit('visitor-2');
    await desk.agent('bram', { type: 'presence.set', presence: 'available' });
    await desk.visitor('visitor-2', { ...OPEN, conversation: 'other' });
    expect(await desk.agent('anna', handOver('bram'))).toMatchObject({ refusal: 'at-capacity' });
    expect(await desk.conversation('talk')).toMatchObject({ state: 'active', holder: 'anna' });
  });

  it('[RT5] does not bring back to an agent at once what they gave to the queue', async () => {
    await desk.agent('anna', handOver(null));
    expect(await desk.conversation('talk')).toMatchObject({ state: 'queued', holder: null });
    await desk.later(29_999);
    expect(await desk.conversation('talk')).toMatchObject({ state: 'queued' });
    await desk.later(1);
    expect(await desk.conversation('talk')).toMatchObject({ state: 'assigned', holder: 'anna' });
  });
});

describe('taking over', () => {
  it('[CV5] is refused to an agent while a colleague who is there is talking', async () => {
    expect(await desk.agent('bram', takeOver)).toMatchObject({ refusal: 'not-holder' });
    expect(await desk.agent('lead', takeOver)).toMatchObject({ kind: 'done' });
    expect(await desk.conversation('talk')).toMatchObject({ holder: 'lead', cause: 'taken-over' });
    expect(await notices()).toEqual(['joined', 'taken-over']);
  });

  it('[CV5] is open to an agent for what waits, was not answered, or lost its holder', async () => {
    await desk.agent('anna', handOver(null));
    expect(await desk.agent('bram', takeOver)).toMatchObject({ kind: 'done' });
    await desk.agent('bram', handOver('anna'));
    expect(await desk.agent('bram', takeOver)).toMatchObject({ kind: 'done' });
    const gone = { ...(await desk.person('bram')), isLinked: false, linkLostAt: null };
    await desk.environment.store.transact((tx) => tx.agents.put(gone));
    expect(await desk.agent('anna', takeOver)).toMatchObject({ kind: 'done' });
    expect(await desk.conversation('talk')).toMatchObject({ state: 'active', holder: 'anna' });
  });

  it('[RT1] is refused to whoever has no slot, a lead too', async () => {
    const full = { ...(await desk.person('lead')), capacity: 1 };
    await desk.environment.store.transact((tx) => tx.agents.put(full));
    await desk.visit('visitor-2');
    await desk.visitor('visitor-2', { ...OPEN, conversation: 'other' });
    await desk.agent('lead', { ...takeOver, conversation: 'other' });
    expect(await desk.agent('lead', takeOver)).toMatchObject({ refusal: 'at-capacity' });
    expect(await desk.agent('bram', { ...ACCEPT, conversation: 'other' })).toMatchObject({
      refusal: 'not-holder',
    });
  });
});

describe('ending', () => {
  it('[CV6] wraps up, then closes with a disposition of the shop', async () => {
    await desk.agent('anna', end);
    expect(await desk.agent('anna', end)).toMatchObject({ kind: 'done' });
    expect(
      (await desk.facts(FLOOR)).findLast(({ type }) => type === 'agent.changed'),
    ).toMatchObject({
      agent: { agent: 'anna', presence: 'wrap-up', open: 1 },
    });
    const wrapUp = { type: 'conversation.wrap-up', ...TALK, note: '' } as const;
    expect(await desk.agent('anna', { ...wrapUp, disposition: 'unheard-of' })).toMatchObject({
      refusal: 'not-found',
    });
    expect(await desk.agent('anna', { ...wrapUp, disposition: 'solved' })).toMatchObject({
      kind: 'done',
    });
    expect(await desk.conversation('talk')).toMatchObject({
      state: 'closed',
      disposition: 'solved',
      holder: 'anna',
    });
    expect(await notices()).toEqual(['joined', 'ended']);
  });

  it('[CV6] closes a forgotten wrap-up and takes its disposition afterwards', async () => {
    await desk.agent('anna', end);
    await desk.later(WRAP_UP_MAX_MS);
    expect(await desk.conversation('talk')).toMatchObject({ state: 'closed', disposition: null });
    const told = (await desk.facts(ofVisitor(asId('visitor-1')))).length;
    await desk.agent('anna', {
      type: 'conversation.wrap-up',
      ...TALK,
      disposition: 'solved',
      note: '',
    });
    expect(await desk.conversation('talk')).toMatchObject({ disposition: 'solved' });
    expect(await desk.facts(ofVisitor(asId('visitor-1')))).toHaveLength(told);
  });

  it('[CV7] ends what nobody has spoken in for half an hour', async () => {
    await desk.later(1_799_999);
    expect(await desk.conversation('talk')).toMatchObject({ state: 'active' });
    await desk.later(1);
    expect(await desk.conversation('talk')).toMatchObject({
      state: 'wrap-up',
      cause: 'ended-idle',
    });
  });

  it('[CV7] never ends what still waits in the queue', async () => {
    await desk.agent('anna', { type: 'presence.set', presence: 'away' });
    await desk.agent('anna', handOver(null));
    for (let hour = 0; hour < 24; hour += 1) await desk.later(3_600_000);
    expect(await desk.conversation('talk')).toMatchObject({ state: 'queued', holder: null });
  });
});
