import { beforeEach, describe, expect, it } from 'vitest';
import { type AgentId, asId } from '../../../../../shared/kernel/ids.ts';
import { decodeUpAgent, decodeUpVisitor } from '../../../../../shared/protocol/codec.ts';
import { COBROWSE_ASK_VALID_MS } from '../../../../../shared/protocol/limits.ts';
import { ALONG, type AlongDesk, aDeskAlong } from '../../../../support/along.ts';

let desk: AlongDesk;
beforeEach(async () => {
  desk = await aDeskAlong();
  await desk.ask();
});

const stop = (by = 'visitor-1') => desk.visitor(by, { type: 'cobrowse.stop', cobrowse: ALONG });

describe('the visitor’s answer', () => {
  it('[CB2] a yes makes it active, is told to both sides and audited', async () => {
    expect(await desk.answer(true)).toMatchObject({ kind: 'done' });
    const now = desk.environment.clock.now();
    expect(await desk.cobrowse()).toMatchObject({ state: 'active', startedAt: now });
    expect((await desk.cards()).at(-1)).toMatchObject({ state: 'active', startedAt: now });
    const [newest] = await desk.audit();
    expect(newest).toEqual({
      at: now,
      kind: 'cobrowse-agreed',
      by: 'visitor-1',
      about: 'visitor-1',
      detail: 'along',
    });
  });

  it('[CB2] is for no agent to give: a panel that sends one is not understood', () => {
    for (const type of ['cobrowse.answer', 'cobrowse.stop']) {
      const body = { type, cobrowse: 'along', ...(type.endsWith('answer') && { isAgreed: true }) };
      const text = JSON.stringify({ id: 'message-1', at: 1, body });
      expect([decodeUpVisitor(text).isOk, decodeUpAgent(text).isOk]).toEqual([true, false]);
    }
  });

  it('[CB2] from a second tab changes nothing more', async () => {
    await desk.answer(true);
    expect(await desk.answer(true)).toMatchObject({ kind: 'done' });
    expect(await desk.cards()).toHaveLength(2);
    expect((await desk.audit()).filter(({ kind }) => kind === 'cobrowse-agreed')).toHaveLength(1);
  });

  it('[CB2] needs no consent to observe, and that consent is not enough', async () => {
    await desk.visitor('visitor-1', { type: 'consent.set', observe: false });
    expect(await desk.answer(true)).toMatchObject({ kind: 'done' });
    await desk.visitor('visitor-1', { type: 'consent.set', observe: true });
    await desk.visitor('visitor-1', { type: 'consent.set', observe: false });
    expect(await desk.cobrowse()).toMatchObject({ state: 'active' });
    const other = await aDeskAlong();
    await other.ask();
    await other.visitor('visitor-1', { type: 'consent.set', observe: true });
    expect(await other.cobrowse()).toMatchObject({ state: 'asked' });
  });

  it('[CB2] is another visitor’s to nobody: it is answered as what never was', async () => {
    const never = { type: 'cobrowse.answer', cobrowse: 'never', isAgreed: true } as const;
    const unknown = await desk.visitor('visitor-2', never);
    expect(unknown).toMatchObject({ refusal: 'not-found' });
    expect(await desk.answer(true, 'visitor-2')).toEqual(unknown);
    expect(await stop('visitor-2')).toEqual(unknown);
    expect(await desk.cobrowse()).toMatchObject({ state: 'asked' });
  });

  it('[CB2] a yes comes to nothing at its time, a no still counts', async () => {
    desk.environment.clock.advance(COBROWSE_ASK_VALID_MS);
    expect(await desk.answer(true)).toMatchObject({ refusal: 'expired' });
    expect(await desk.cobrowse()).toMatchObject({ state: 'asked' });
    expect(await desk.answer(false)).toMatchObject({ kind: 'done' });
    expect(await desk.cobrowse()).toMatchObject({ ending: 'declined' });
  });

  it('[CB2] a yes of who was blocked meanwhile comes to nothing', async () => {
    const visitor = await desk.environment.store.read((tx) => tx.visitors.find(asId('visitor-1')));
    if (visitor === null) throw new Error('visitor-1 is there');
    const blocked = { at: desk.environment.clock.now(), by: asId<AgentId>('lotte'), reason: '' };
    await desk.environment.store.transact((tx) => tx.visitors.put({ ...visitor, blocked }));
    expect(await desk.answer(true)).toMatchObject({ refusal: 'blocked' });
    expect(await desk.answer(false)).toMatchObject({ kind: 'done' });
  });

  it('[CB3] a stop ends it at once and for good: the relay hears it, and it is audited', async () => {
    await desk.answer(true);
    expect(await stop()).toMatchObject({ kind: 'done' });
    expect(await desk.live()).toContainEqual({
      to: 'cobrowse.along',
      body: { type: 'cobrowse.over', cobrowse: ALONG, ending: 'stopped-by-visitor' },
    });
    const [newest] = await desk.audit();
    expect(newest).toMatchObject({
      kind: 'cobrowse-ended',
      by: 'visitor-1',
      detail: 'along stopped-by-visitor',
    });
    expect(await stop()).toMatchObject({ kind: 'done' });
    expect(await desk.answer(true)).toMatchObject({ refusal: 'wrong-state' });
    expect(await desk.cobrowse()).toMatchObject({ state: 'ended', ending: 'stopped-by-visitor' });
    const overs = (await desk.live()).filter(({ body }) => body.type === 'cobrowse.over');
    expect(overs).toHaveLength(1);
  });

  it('[CB3] a stop before the answer is a no', async () => {
    expect(await stop()).toMatchObject({ kind: 'done' });
    expect(await desk.cobrowse()).toMatchObject({ ending: 'declined' });
    expect((await desk.audit()).map(({ kind }) => kind)).not.toContain('cobrowse-ended');
  });
});
