import { beforeEach, describe, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import { LINES_PER_MINUTE_VISITOR_MAX } from '../../../../../shared/protocol/limits.ts';
import { routeTyping } from '../../../../../sidecar/app/conversation/typing.ts';
import { commit } from '../../../../../sidecar/app/pipeline.ts';
import { FLOOR, ofAgent, ofVisitor } from '../../../../../sidecar/domain/audience.ts';
import { aDesk, agentCaller, type Desk, visitorCaller } from '../../../../support/desk.ts';

const OPEN = { type: 'conversation.open', conversation: 'talk', language: 'nl' } as const;
const say = (line: string, text = 'Hello', conversation = 'talk') =>
  ({ type: 'chat.say', conversation, line, text }) as const;

let desk: Desk;

beforeEach(async () => {
  desk = aDesk();
  await desk.visit('visitor-1');
  await desk.visit('visitor-2');
});

async function talking(): Promise<void> {
  await desk.hire({ agent: asId('anna') });
  await desk.visitor('visitor-1', OPEN);
  await desk.agent('anna', { type: 'conversation.accept', conversation: 'talk' });
}

describe('opening', () => {
  it('[RT6] assigns at once when somebody is free, with the lines so far', async () => {
    await desk.visitor('visitor-1', OPEN);
    await desk.visitor('visitor-1', say('line-1'));
    await desk.hire({ agent: asId('anna'), chosen: 'away' });
    await desk.agent('anna', { type: 'presence.set', presence: 'available' });
    expect(await desk.conversation('talk')).toMatchObject({ state: 'assigned', holder: 'anna' });
    const [assigned] = await desk.facts(ofAgent(asId('anna')));
    expect(assigned).toMatchObject({ type: 'conversation.changed', lines: [{ text: 'Hello' }] });
  });

  it('[CV2] lets two tabs share one conversation, whichever id they chose', async () => {
    await desk.visitor('visitor-1', OPEN);
    await desk.visitor('visitor-1', { ...OPEN, conversation: 'other-tab' });
    expect(await desk.visitor('visitor-1', say('line-1', 'Hi', 'other-tab'))).toMatchObject({
      kind: 'done',
    });
    expect(await desk.conversations()).toHaveLength(1);
    expect(await desk.lines('talk')).toMatchObject([{ text: 'Hi' }]);
    const moved = (await desk.facts(ofVisitor(asId('visitor-1')))).filter(
      ({ type }) => type === 'conversation.moved',
    );
    expect(moved).toMatchObject([
      { conversation: { conversation: 'talk' } },
      { conversation: { conversation: 'talk' } },
    ]);
  });

  it('[CV2] gives nothing away about a conversation of another visitor', async () => {
    await desk.visitor('visitor-1', OPEN);
    expect(await desk.visitor('visitor-2', OPEN)).toMatchObject({ refusal: 'already-used' });
    expect(await desk.visitor('visitor-2', say('line-1'))).toMatchObject({ refusal: 'not-found' });
    const leave = { type: 'conversation.leave', conversation: 'talk' } as const;
    expect(await desk.visitor('visitor-2', leave)).toMatchObject({ refusal: 'not-found' });
    const see = { type: 'chat.see', conversation: 'talk', upTo: 1 } as const;
    expect(await desk.visitor('visitor-2', see)).toMatchObject({ refusal: 'not-found' });
  });

  it('[RT7] tells who waits how many are before them, and when that changes', async () => {
    await desk.visitor('visitor-1', OPEN);
    await desk.later(1);
    await desk.visitor('visitor-2', { ...OPEN, conversation: 'second' });
    await desk.visitor('visitor-1', { type: 'conversation.leave', conversation: 'talk' });
    const told = await desk.facts(ofVisitor(asId('visitor-2')));
    expect(told).toMatchObject([
      { conversation: { state: 'waiting', ahead: 1, waitMs: null } },
      { conversation: { state: 'waiting', ahead: 0 } },
    ]);
  });
});

describe('lines', () => {
  it('[CV1] writes the same line once, also under another command', async () => {
    await talking();
    await desk.visitor('visitor-1', say('line-1'));
    expect(await desk.visitor('visitor-1', say('line-1'))).toMatchObject({ kind: 'done' });
    expect((await desk.lines('talk')).filter(({ text }) => text !== null)).toHaveLength(1);
    expect(await desk.visitor('visitor-1', say('line-1', 'Other'))).toMatchObject({
      refusal: 'already-used',
    });
  });

  it('[CV3] tells a line to the visitor and the holder, and the floor only a preview', async () => {
    await talking();
    await desk.hire({ agent: asId('bram') });
    await desk.visitor('visitor-1', say('line-1', 'My size is 39'));
    await desk.agent('anna', say('line-2', 'We have it'));
    for (const audience of [ofVisitor(asId('visitor-1')), ofAgent(asId('anna'))]) {
      const texts = (await desk.facts(audience)).flatMap((fact) =>
        fact.type === 'chat.said' && fact.line.text !== null ? [fact.line.text] : [],
      );
      expect(texts).toEqual(['My size is 39', 'We have it']);
    }
    expect(await desk.facts(ofAgent(asId('bram')))).toEqual([]);
    expect((await desk.facts(FLOOR)).at(-1)).toMatchObject({
      card: { preview: 'We have it' },
      lines: [],
    });
  });

  it('[CV3] takes lines from the holder alone, and only once they have answered', async () => {
    await desk.hire({ agent: asId('anna') });
    await desk.hire({ agent: asId('lead'), role: 'lead', chosen: 'away' });
    await desk.visitor('visitor-1', OPEN);
    expect(await desk.agent('anna', say('line-1'))).toMatchObject({ refusal: 'wrong-state' });
    expect(await desk.agent('lead', say('line-2'))).toMatchObject({ refusal: 'not-holder' });
    await desk.agent('anna', { type: 'conversation.accept', conversation: 'talk' });
    expect(await desk.agent('anna', say('line-3'))).toMatchObject({ kind: 'done' });
  });

  it('[CV11] bounds what a visitor writes in a minute, not what an agent writes', async () => {
    await talking();
    for (let n = 0; n < LINES_PER_MINUTE_VISITOR_MAX; n += 1) {
      expect(await desk.visitor('visitor-1', say(`line-${n}`))).toMatchObject({ kind: 'done' });
    }
    expect(await desk.visitor('visitor-1', say('more'))).toMatchObject({ refusal: 'at-capacity' });
    expect(await desk.agent('anna', say('answer'))).toMatchObject({ kind: 'done' });
    await desk.later(60_001);
    expect(await desk.visitor('visitor-1', say('more'))).toMatchObject({ kind: 'done' });
  });

  it('[CV10] shows the conversation begun last as the newest, also when the clock was put back', async () => {
    await talking();
    await desk.visitor('visitor-1', { type: 'conversation.leave', conversation: 'talk' });
    desk.environment.clock.advance(-5_000);
    await desk.visitor('visitor-1', { ...OPEN, conversation: 'later-talk' });
    const latest = await desk.environment.store.read((tx) =>
      tx.conversations.latestOf(asId('visitor-1')),
    );
    expect(latest?.conversation).toBe('later-talk');
  });

  it('[FD3] takes a line for which there was no room under the same id once there is', async () => {
    await talking();
    for (let n = 0; n < LINES_PER_MINUTE_VISITOR_MAX; n += 1) {
      await desk.visitor('visitor-1', say(`line-${n}`));
    }
    const more = say('more');
    expect(await desk.visitor('visitor-1', more, 'id-1')).toMatchObject({ refusal: 'at-capacity' });
    await desk.later(60_001);
    expect(await desk.visitor('visitor-1', more, 'id-1')).toMatchObject({ kind: 'done' });
    expect(await desk.visitor('visitor-1', more, 'id-1')).toMatchObject({ kind: 'done' });
    const lines = await desk.lines('talk');
    expect(lines.filter(({ line }) => line === 'more')).toHaveLength(1);
  });

  it('[CV11] ends a conversation that is full with a sentence, and keeps room to end it', async () => {
    await talking();
    const { store } = desk.environment;
    const full = { ...(await desk.conversation('talk')), lines: 4_800 };
    await store.transact((tx) => tx.conversations.put(full));
    expect(await desk.visitor('visitor-1', say('more'))).toMatchObject({ refusal: 'wrong-state' });
    expect(await desk.agent('anna', say('more'))).toMatchObject({ refusal: 'wrong-state' });
    await desk.agent('anna', { type: 'conversation.end', conversation: 'talk' });
    expect(await desk.conversation('talk')).toMatchObject({ state: 'wrap-up', lines: 4_801 });
  });

  it('[CV6] lets the talk go on when the visitor writes during wrap-up', async () => {
    await talking();
    await desk.agent('anna', { type: 'conversation.end', conversation: 'talk' });
    await desk.visitor('visitor-1', say('line-1', 'One more thing'));
    expect(await desk.conversation('talk')).toMatchObject({
      state: 'active',
      holder: 'anna',
      endedAt: null,
    });
    await desk.agent('anna', { type: 'conversation.end', conversation: 'talk' });
    await desk.agent('anna', {
      type: 'conversation.wrap-up',
      conversation: 'talk',
      disposition: 'solved',
      note: '',
    });
    expect(await desk.visitor('visitor-1', say('line-2'))).toMatchObject({
      refusal: 'wrong-state',
    });
  });

  it('[CV6] does not wake an ended conversation while a newer one is going on', async () => {
    await talking();
    await desk.agent('anna', { type: 'conversation.end', conversation: 'talk' });
    await desk.visitor('visitor-1', { ...OPEN, conversation: 'newer' });
    expect(await desk.visitor('visitor-1', say('line-1'))).toMatchObject({
      refusal: 'wrong-state',
    });
    expect(await desk.conversation('talk')).toMatchObject({ state: 'wrap-up' });
  });

  it('[CV6] does not wake an ended conversation once a newer one has begun, ended or not', async () => {
    await talking();
    await desk.agent('anna', { type: 'conversation.end', conversation: 'talk' });
    desk.environment.clock.advance(1_000);
    await desk.visitor('visitor-1', { ...OPEN, conversation: 'newer' });
    await desk.visitor('visitor-1', { type: 'conversation.leave', conversation: 'newer' });
    expect(await desk.visitor('visitor-1', say('line-1'))).toMatchObject({
      refusal: 'wrong-state',
    });
    expect(await desk.conversation('talk')).toMatchObject({ state: 'wrap-up' });
  });

  it('[CV6] queues again what a visitor wakes whose holder is gone', async () => {
    await talking();
    await desk.agent('anna', { type: 'conversation.end', conversation: 'talk' });
    const gone = { ...(await desk.person('anna')), isLinked: false, linkLostAt: null };
    await commit(desk.environment, ({ tx }) => tx.agents.put(gone));
    await desk.visitor('visitor-1', say('line-1', 'One more thing'));
    expect(await desk.conversation('talk')).toMatchObject({
      state: 'queued',
      cause: 'holder-gone',
    });
    const told = (await desk.lines('talk')).map(({ text, notice }) => text ?? notice?.kind);
    expect(told.slice(-2)).toEqual(['back-in-queue', 'One more thing']);
  });
});

describe('seen and typing', () => {
  it('[CH1] tells both sides what was seen, once, and the floor nothing', async () => {
    await talking();
    await desk.visitor('visitor-1', say('line-1'));
    const before = (await desk.facts(FLOOR)).length;
    const see = { type: 'chat.see', conversation: 'talk', upTo: 2 } as const;
    await desk.agent('anna', see);
    await desk.agent('anna', { ...see, upTo: 1 });
    for (const audience of [ofVisitor(asId('visitor-1')), ofAgent(asId('anna'))]) {
      const seen = (await desk.facts(audience)).filter(({ type }) => type === 'chat.seen');
      expect(seen).toMatchObject([{ by: 'agent', upTo: 2 }]);
    }
    expect(await desk.facts(FLOOR)).toHaveLength(before);
  });

  it('[CH2] shows typing to the other side of a conversation that is going on', async () => {
    await talking();
    const body = { type: 'chat.typing', conversation: 'talk', isTyping: true } as const;
    const route = (who: Parameters<typeof routeTyping>[1]) =>
      routeTyping(desk.environment, who, body);
    expect(await route(visitorCaller('visitor-1'))).toEqual({ to: 'agent.anna', body });
    expect(await route(agentCaller('anna'))).toEqual({ to: 'visitor.visitor-1', body });
    expect(await route(visitorCaller('visitor-2'))).toBeNull();
    expect(await route(agentCaller('bram'))).toBeNull();
    await desk.agent('anna', { type: 'conversation.end', conversation: 'talk' });
    expect(await route(visitorCaller('visitor-1'))).toBeNull();
  });
});
