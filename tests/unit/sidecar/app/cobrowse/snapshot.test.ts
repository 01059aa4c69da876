import { beforeEach, describe, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import { agentSnapshot, visitorSnapshot } from '../../../../../sidecar/app/snapshot.ts';
import { FLOOR, ofVisitor } from '../../../../../sidecar/domain/audience.ts';
import { ALONG, type AlongDesk, aDeskAlong } from '../../../../support/along.ts';
import { agentCaller, visitorCaller } from '../../../../support/desk.ts';

let desk: AlongDesk;
beforeEach(async () => {
  desk = await aDeskAlong();
});

const ofAgent = (version?: number) => agentSnapshot(desk.environment, agentCaller('bram'), version);
const ofPage = (visitor = 'visitor-1', version?: number) =>
  visitorSnapshot(desk.environment, visitorCaller(visitor), version);

describe('snapshots', () => {
  it('[FD4] hold what the facts said last, of what is not over', async () => {
    expect((await ofAgent()).cobrowses).toEqual([]);
    await desk.agree();
    const fact = (await desk.facts(FLOOR)).findLast(({ type }) => type === 'cobrowse.changed');
    expect((await ofAgent()).cobrowses).toEqual([fact?.type === 'cobrowse.changed' && fact.card]);
    await desk.visitor('visitor-1', { type: 'cobrowse.stop', cobrowse: ALONG });
    expect((await ofAgent()).cobrowses).toEqual([]);
  });

  it('[FD4] of a page hold the last there was, also when it is over', async () => {
    expect((await ofPage()).cobrowse).toBeNull();
    expect((await ofPage('visitor-2')).cobrowse).toBeNull();
    await desk.agree();
    await desk.visitor('visitor-1', { type: 'cobrowse.stop', cobrowse: ALONG });
    const told = (await desk.facts(ofVisitor(asId('visitor-1')))).at(-1);
    expect((await ofPage()).cobrowse).toEqual(told?.type === 'cobrowse.moved' && told.cobrowse);
    desk.environment.clock.advance(1_000);
    await desk.ask('newer');
    expect((await ofPage()).cobrowse).toMatchObject({ cobrowse: 'newer', state: 'asked' });
  });

  it('[FD4, CK2] of a page hold what is asked, though a clock that went back says it is older', async () => {
    await desk.agree();
    await desk.visitor('visitor-1', { type: 'cobrowse.stop', cobrowse: ALONG });
    desk.environment.clock.advance(-3_600_000);
    await desk.ask('newer');
    expect((await ofPage()).cobrowse).toMatchObject({ cobrowse: 'newer', state: 'asked' });
  });

  it('[PR5] for a peer of before leave out what it does not know', async () => {
    await desk.agree();
    for (const version of [1, 2]) {
      expect(Object.keys(await ofAgent(version))).not.toContain('cobrowses');
      expect(Object.keys(await ofPage('visitor-1', version))).not.toContain('cobrowse');
      expect(Object.keys(await ofPage('visitor-2', version))).not.toContain('cobrowse');
    }
    expect(Object.keys(await ofAgent(3))).toContain('cobrowses');
    expect(Object.keys(await ofPage('visitor-2', 3))).toContain('cobrowse');
  });
});
