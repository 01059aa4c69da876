import { beforeEach, describe, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import {
  DEVICES_PER_AGENT_MAX,
  PAIR_CODE_VALID_MS,
} from '../../../../../shared/protocol/limits.ts';
import { firstPeople } from '../../../../../sidecar/app/agent/first-people.ts';
import { greetAgent } from '../../../../../sidecar/app/agent/greet-agent.ts';
import { pair } from '../../../../../sidecar/app/agent/pair.ts';
import { commit } from '../../../../../sidecar/app/pipeline.ts';
import type { Answer } from '../../../../../sidecar/ports/store/marks.ts';
import { aDevice } from '../../../../support/builders/agent.ts';
import { aDesk, type Desk } from '../../../../support/desk.ts';

const INVITE = {
  type: 'agent.invite',
  agent: 'anna',
  name: 'Anna',
  role: 'agent',
  capacity: 2,
  languages: ['nl' as const],
} as const;

let desk: Desk;

beforeEach(async () => {
  desk = aDesk();
  await desk.hire({ agent: asId('lotte'), role: 'lead', chosen: 'away' });
});

const invite = (changes: object = {}) =>
  desk.agent('lotte', { ...INVITE, languages: ['nl'], ...changes });
const codeIn = (answer: Answer): string =>
  answer.kind === 'done' && answer.result !== null ? answer.result.code : '';
const tryPair = (code: string) =>
  pair(desk.environment, { code, publicKey: { x: 'x', y: 'y' }, name: 'Chrome' });
const hello = (device: string) =>
  ({ type: 'hello', role: 'agent', version: 1, device, token: 'token', since: null }) as const;
const greet = (device: string) =>
  greetAgent(desk.environment, hello(device), { nonce: 'nonce', audience: 'test-installation' });

describe('inviting and pairing', () => {
  it('[PP2] lets in who has the code, once, and keeps only its hash', async () => {
    const code = codeIn(await invite());
    const paired = await tryPair(code);
    expect(paired).toMatchObject({ isOk: true, value: { agent: 'anna', role: 'agent' } });
    expect(await tryPair(code)).toMatchObject({ error: { refusal: 'code-refused' } });
    const kept = await desk.environment.store.read((tx) => tx.agents.invitation(code.slice(0, 4)));
    expect(JSON.stringify(kept)).not.toContain(code.replaceAll('-', ''));
    expect((await desk.audit()).map(({ kind }) => kind).sort()).toEqual([
      'agent-invited',
      'agent-paired',
      'pairing-refused',
    ]);
  });

  it('[PP2] what is no code at all opens nothing, and is written down about nobody', async () => {
    await invite();
    for (const nonsense of ['', 'ABCD', '<script>', 'ÀBCD-EFGH-JKMN'])
      expect(await tryPair(nonsense)).toMatchObject({ error: { refusal: 'code-refused' } });
    expect((await desk.audit()).filter(({ about }) => about === 'nobody')).toHaveLength(4);
  });

  it('[ID2] a device of somebody who is not kept here lets nobody in', async () => {
    await commit(desk.environment, ({ tx }) =>
      tx.agents.putDevice(aDevice({ device: asId('left-over'), agent: asId('nobody-here') })),
    );
    expect(await greet('left-over')).toMatchObject({ error: { refusal: 'unauthenticated' } });
  });

  it('[PP2] counts wrong tries for good and closes the code at the fifth', async () => {
    const code = codeIn(await invite());
    const wrong = `${code.slice(0, 5)}ZZZZ-ZZZZ`;
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await tryPair(wrong)).toMatchObject({ isOk: false });
    }
    expect(await tryPair(code)).toMatchObject({ error: { refusal: 'code-refused' } });
  });

  it('[PP2] expires after ten minutes and can be made again by a lead', async () => {
    const code = codeIn(await invite());
    desk.environment.clock.advance(PAIR_CODE_VALID_MS);
    expect(await tryPair(code)).toMatchObject({ isOk: false });
    const again = codeIn(await desk.agent('lotte', { type: 'agent.reinvite', agent: 'anna' }));
    expect(await tryPair(again)).toMatchObject({ isOk: true });
  });

  it('[PP2] refuses a sixth device with a sentence', async () => {
    await invite();
    for (let device = 0; device <= DEVICES_PER_AGENT_MAX; device += 1) {
      const code = codeIn(await desk.agent('lotte', { type: 'agent.reinvite', agent: 'anna' }));
      const paired = await tryPair(code);
      expect(paired.isOk).toBe(device < DEVICES_PER_AGENT_MAX);
      if (!paired.isOk) expect(paired.error.refusal).toBe('at-capacity');
    }
  });

  it('[PP2] invites an id once', async () => {
    await invite();
    expect(await invite()).toMatchObject({ refusal: 'already-used' });
  });

  it('[PP2] makes a code each for a first agent and a first lead, again and again', async () => {
    const first = await firstPeople(desk.environment);
    expect(await tryPair(first.agent)).toMatchObject({ value: { role: 'agent' } });
    const second = await firstPeople(desk.environment);
    expect(await tryPair(second.lead)).toMatchObject({ value: { role: 'lead' } });
    expect(await tryPair(first.lead)).toMatchObject({ value: { role: 'lead' } });
  });
});

describe('access', () => {
  it('[ID2] greets a paired device, and neither a stranger nor one that proves nothing', async () => {
    const paired = await tryPair(codeIn(await invite()));
    const device = paired.isOk ? paired.value.device : '';
    expect(await greet(device)).toMatchObject({
      value: { who: { agent: 'anna', role: 'agent' }, card: { name: 'Anna', isInvited: false } },
    });
    expect(await greet('stranger')).toMatchObject({ error: { refusal: 'unauthenticated' } });
    const faulty = aDesk({
      store: desk.environment.store,
      agentProof: { check: async () => ({ isOk: false, error: 'bad-signature' }) },
    });
    expect(
      await greetAgent(faulty.environment, hello(device), { nonce: 'n', audience: 'a' }),
    ).toMatchObject({ error: { refusal: 'unauthenticated' } });
  });

  it('[PP3] ends with a revocation: devices, links, codes and what they held', async () => {
    const code = codeIn(await invite());
    const paired = await tryPair(code);
    const device = paired.isOk ? paired.value.device : '';
    await desk.agent('anna', { type: 'presence.set', presence: 'available' });
    const unused = codeIn(await desk.agent('lotte', { type: 'agent.reinvite', agent: 'anna' }));
    desk.environment.clock.advance(1);
    const shown: unknown[] = [];
    desk.environment.bus.onLive((message) => shown.push(message));
    await desk.agent('lotte', { type: 'agent.revoke', agent: 'anna' });
    await new Promise(setImmediate);
    expect(shown).toContainEqual({
      to: 'agent.anna',
      body: expect.objectContaining({ type: 'bye', kind: 'revoked' }),
    });
    expect(await greet(device)).toMatchObject({ error: { refusal: 'revoked' } });
    expect(await tryPair(unused)).toMatchObject({ isOk: false });
    const fresh = codeIn(await desk.agent('lotte', { type: 'agent.reinvite', agent: 'anna' }));
    expect(await tryPair(unused)).toMatchObject({ isOk: false });
    expect(await tryPair(fresh)).toMatchObject({ isOk: true });
    expect(await greet(device)).toMatchObject({ error: { refusal: 'revoked' } });
  });

  it('[PP3] puts the conversations of who is revoked back in the queue and tells the visitor', async () => {
    await desk.hire({ agent: asId('bram') });
    await desk.visit('visitor-1');
    const open = { type: 'conversation.open', conversation: 'talk', language: 'nl' } as const;
    await desk.visitor('visitor-1', open);
    await desk.agent('bram', { type: 'conversation.accept', conversation: 'talk' });
    await desk.agent('lotte', { type: 'agent.revoke', agent: 'bram' });
    expect(await desk.conversation('talk')).toMatchObject({
      state: 'queued',
      cause: 'holder-gone',
    });
    expect((await desk.lines('talk')).at(-1)).toMatchObject({ notice: { kind: 'back-in-queue' } });
  });

  it('[PP4] never takes the last lead away', async () => {
    expect(await desk.agent('lotte', { type: 'agent.revoke', agent: 'lotte' })).toMatchObject({
      refusal: 'not-allowed',
    });
    const demote = {
      type: 'agent.change',
      agent: 'lotte',
      name: 'Lotte',
      role: 'agent',
      capacity: 2,
    } as const;
    expect(await desk.agent('lotte', { ...demote, languages: ['nl'] })).toMatchObject({
      refusal: 'not-allowed',
    });
    await invite({ role: 'lead' });
    // Invited is not yet there.
    expect(await desk.agent('lotte', { ...demote, languages: ['nl'] })).toMatchObject({
      refusal: 'not-allowed',
    });
    await desk.hire({ agent: asId('dana'), role: 'lead' });
    expect(await desk.agent('lotte', { ...demote, languages: ['nl'] })).toMatchObject({
      kind: 'done',
    });
  });

  it('[PP1] lets an agent lower their own capacity and change nothing else', async () => {
    await desk.hire({ agent: asId('bram'), name: 'Bram', capacity: 2 });
    const change = { type: 'agent.change', agent: 'bram', name: 'Bram', role: 'agent' } as const;
    const both = { languages: ['nl' as const, 'en' as const] };
    const ask = (terms: object) =>
      desk.agent('bram', { ...change, languages: [...both.languages], capacity: 1, ...terms });
    expect(await ask({ capacity: 3 })).toMatchObject({ refusal: 'not-allowed' });
    expect(await ask({ name: 'Boss' })).toMatchObject({ refusal: 'not-allowed' });
    expect(await ask({ role: 'lead' })).toMatchObject({ refusal: 'not-allowed' });
    expect(await ask({ languages: ['nl'] })).toMatchObject({ refusal: 'not-allowed' });
    expect(await ask({})).toMatchObject({ kind: 'done' });
    expect(await desk.person('bram')).toMatchObject({ capacity: 1 });
  });
});
