import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { REPLAY_SESSIONS_AT_ONCE } from '../../shared/protocol/limits.ts';
import { openAgent, pairDevice } from '../support/agent-client.ts';
import { answerTo, asking, type Replaying, startReplaying } from '../support/replaying.ts';

let replaying: Replaying;
let held: Replaying['held'];
let sidecar: Replaying['sidecar'];
let lead: Replaying['lead'];
let byHttp: Replaying['byHttp'];
beforeEach(async () => {
  replaying = await startReplaying();
  ({ held, sidecar, lead, byHttp } = replaying);
});
afterEach(() => replaying.stop());

describe('one replay at a time', () => {
  const underWay = () => vi.waitFor(() => expect(held.waiting()).toBe(1));

  /** While one goes on the next is refused; when it is being broken off, the next waits for that. */
  const beingBrokenOff = () => {
    const { replays } = sidecar.environment;
    const asker = { by: null, gone: new AbortController().signal };
    const next = () => replays.run(asker, () => Promise.resolve('made'));
    return vi.waitFor(async () => {
      const waits = new Promise((resolve) => setImmediate(resolve, 'waits'));
      expect(await Promise.race([next(), waits])).toBe('waits');
    });
  };

  it('[RP4, RP5] another is refused while one is under way, whoever asks, and other questions are answered', async () => {
    held.hold();
    const slow = lead.ask(asking());
    await underWay();
    expect((await byHttp('POST', { days: 7 })).status).toBe(429);
    const other = await replaying.anotherLead();
    const refused = await other.receipt(other.ask(asking()));
    expect(refused).toMatchObject({
      kind: 'too-many',
      sentence: expect.stringContaining('Another replay is under way'),
    });
    const quick = lead.ask({ type: 'measures.ask', since: 0 });
    expect(await lead.next('measures.answered')).toMatchObject({ of: quick });
    held.letGo();
    expect(await answerTo(lead, slow)).toMatchObject({ sessions: 60 });
    expect(await answerTo(other, other.ask(asking()))).toMatchObject({ sessions: 60 });
  });

  it('[RP5] a lead’s newer question takes the place of their own', async () => {
    held.hold();
    const before = lead.ask(asking());
    await underWay();
    const newer = lead.ask(asking({ days: 28 }));
    const left = lead.receipt(before);
    held.letGo();
    expect(await left).toMatchObject({ kind: 'stopping' });
    expect(await answerTo(lead, newer)).toMatchObject({ sessions: 60 });
  });

  it('[RP6] who asked breaks it off: nothing more is read, and the next one is made', async () => {
    held.hold();
    const slow = lead.ask(asking());
    await underWay();
    const stopping = lead.ask({ type: 'replay.stop', of: slow });
    const left = lead.receipt(slow);
    await beingBrokenOff();
    held.letGo();
    expect(await left).toMatchObject({ kind: 'stopping' });
    const stopped = await lead.next('replay.stopped', ({ of }) => of === stopping);
    expect(stopped.isStopped).toBe(true);
    // The one picture that it was waiting for.
    const read = held.read();
    expect(read).toBeLessThanOrEqual(REPLAY_SESSIONS_AT_ONCE);
    const other = await replaying.anotherLead();
    expect(held.read()).toBe(read);
    expect(await answerTo(other, other.ask(asking()))).toMatchObject({ sessions: 60 });
  });

  it('[RP6] nobody else breaks it off, over another link neither, nor under another id', async () => {
    held.hold();
    const slow = lead.ask(asking());
    await underWay();
    const other = await replaying.anotherLead();
    const colleague = await openAgent(
      sidecar,
      await pairDevice(sidecar, (await sidecar.codes()).agent),
    );
    for (const [client, of] of [
      [other, slow],
      [colleague, slow],
      [lead, 'never-asked'],
    ] as const) {
      const stopping = client.ask({ type: 'replay.stop', of });
      const stopped = await client.next('replay.stopped', (answer) => answer.of === stopping);
      expect(stopped.isStopped).toBe(false);
    }
    held.letGo();
    expect(await answerTo(lead, slow)).toMatchObject({ sessions: 60 });
    const late = lead.ask({ type: 'replay.stop', of: slow });
    expect(await lead.next('replay.stopped', ({ of }) => of === late)).toMatchObject({
      isStopped: false,
    });
  });

  it('[RP6] who runs the sidecar breaks off whichever is under way', async () => {
    const breakOff = async () => (await byHttp('DELETE')).json();
    expect(await breakOff()).toEqual({ isStopped: false });
    held.hold();
    const left = lead.receipt(lead.ask(asking()));
    await underWay();
    const stopped = breakOff();
    await beingBrokenOff();
    held.letGo();
    expect(await stopped).toEqual({ isStopped: true });
    expect(await left).toMatchObject({ kind: 'stopping' });
  });

  it('[RP5] it ends with the connection of who asked', async () => {
    held.hold();
    lead.ask(asking({ days: 90 }));
    await underWay();
    await lead.close();
    await beingBrokenOff();
    held.letGo();
    expect((await byHttp('POST', { days: 7 })).status).toBe(200);
  });

  it('[RP5, OP5] a sidecar that stops breaks it off', async () => {
    held.hold();
    const left = lead.receipt(lead.ask(asking({ days: 90 })));
    await underWay();
    const stopped = sidecar.stop();
    held.letGo();
    expect(await left).toMatchObject({ kind: 'stopping' });
    expect(await stopped).toBe(true);
  });
});
