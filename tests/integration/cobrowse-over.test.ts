import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asId } from '../../shared/kernel/ids.ts';
import { asEpochMs } from '../../shared/kernel/time.ts';
import { EVEN_CLOCK } from '../../sidecar/app/clock-trust.ts';
import { passTime } from '../../sidecar/app/pass-time.ts';
import { eraseVisitors } from '../../sidecar/app/privacy/erase-visitor.ts';
import type { Cobrowse } from '../../sidecar/domain/cobrowse/cobrowse.ts';
import { startTalking } from '../support/a-conversation.ts';
import { type AgentClient, openAgent, pairDevice } from '../support/agent-client.ts';
import {
  knockAsViewer,
  openFrameSocket,
  openPage,
  openViewer,
  pageHello,
} from '../support/frame-socket.ts';
import { framesFrom } from '../support/frames.ts';
import { askAlong, bytesOf, type Looking, startLooking } from '../support/look-along.ts';
import { startTestSidecar, type TestSidecar } from '../support/sidecar.ts';

let sidecar: TestSidecar;
beforeEach(async () => {
  sidecar = await startTestSidecar({ bounds: { clockSettledAfterMs: 0 } });
});
afterEach(() => sidecar.stop());

const openLead = async (): Promise<AgentClient> =>
  openAgent(sidecar, await pairDevice(sidecar, (await sidecar.codes()).lead));

async function changeRow({ cobrowse }: Looking, fields: (now: number) => Partial<Cobrowse>) {
  await sidecar.environment.store.transact(async (tx) => {
    const row = await tx.cobrowses.find(asId(cobrowse));
    if (row === null) throw new Error('there is no such cobrowse');
    await tx.cobrowses.put({ ...row, ...fields(Date.now()) });
  });
}

/** Every way in which it ends while it is going on. */
const ENDS: Readonly<Record<string, (looking: Looking) => Promise<unknown>>> = {
  'the visitor stops': ({ visitor, cobrowse }) =>
    visitor.command({ type: 'cobrowse.stop', cobrowse }),
  'the agent stops': ({ panel, cobrowse }) => panel.command({ type: 'cobrowse.end', cobrowse }),
  'the visitor leaves the conversation': ({ visitor, conversation }) =>
    visitor.command({ type: 'conversation.leave', conversation }),
  'the agent ends the conversation': ({ panel, conversation }) =>
    panel.command({ type: 'conversation.end', conversation }),
  'the conversation is handed over': ({ panel, conversation }) =>
    panel.command({ type: 'conversation.hand-over', conversation, to: null, note: '' }),
  'a lead takes the conversation over': async ({ conversation }) =>
    (await openLead()).command({ type: 'conversation.take-over', conversation, note: '' }),
  'the agent is revoked': async ({ paired }) =>
    (await openLead()).command({ type: 'agent.revoke', agent: paired.agent }),
  'the visitor is blocked': ({ panel, visitor }) =>
    panel.command({ type: 'visitor.block', visitor: visitor.welcome.visitor, reason: 'rude' }),
  'the visitor is erased': ({ visitor }) =>
    eraseVisitors(sidecar.environment, [asId(visitor.welcome.visitor)], 'test'),
  'it has been an hour': (looking) =>
    changeRow(looking, (now) => ({ startedAt: asEpochMs(now - 3_600_001) })),
  'the page has been gone for a minute': async (looking) => {
    await looking.page.close();
    await changeRow(looking, (now) => ({ pageSeenAt: asEpochMs(now - 60_001) }));
    // The sidecar's own clock is believed after a minute only (SPEC CK4).
    await passTime(sidecar.environment, EVEN_CLOCK);
  },
};

describe.each(Object.entries(ENDS))('when %s', (_, end) => {
  it('[FR1, CB3] 0 bytes follow, both sides are sent away, nobody comes in, nothing is kept', async () => {
    const looking = await startLooking(sidecar);
    const { page, viewer, frames, paired, visitor, cobrowse } = looking;
    const { bus } = sidecar.environment;
    let isOver = false;
    let castAfter = 0;
    // Heard after the gateway, in the same turn.
    bus.onLive(({ body }) => {
      if (body.type === 'cobrowse.over' && body.cobrowse === cobrowse) isOver = true;
    });
    const untune = bus.tune(`cobrowse.${cobrowse}.page`, (message) => {
      if (isOver && message instanceof Uint8Array) castAfter += message.length;
    });
    const sending = setInterval(() => {
      if (page.socket.readyState === page.socket.OPEN) page.send(frames.next('still sending'));
    }, 1);
    await end(looking);
    // Whatever it was done by, the holder is told so, or that their access is gone.
    expect(['over', 'revoked']).toContain(await viewer.closed);
    await page.closed;
    clearInterval(sending);
    untune();
    expect(isOver).toBe(true);
    expect(castAfter).toBe(0);
    const passed = await sidecar.metric('toonbank_frame_bytes_total', { way: 'out' });
    expect(bytesOf(viewer)).toBe(passed);
    const late = await knockAsViewer(sidecar, paired, cobrowse);
    expect(['over', 'revoked']).toContain(await late.closed);
    const again = await openFrameSocket(sidecar, 'page');
    again.say(pageHello(visitor.secret, cobrowse));
    expect(['over', 'blocked', 'unauthenticated']).toContain(await again.closed);
    expect(late.frames).toEqual([]);
    expect(await sidecar.metric('toonbank_frame_bytes_total', { way: 'out' })).toBe(passed);
    expect(await sidecar.metric('toonbank_tail_bytes')).toBe(0);
    expect(await sidecar.metric('toonbank_rooms')).toBe(0);
    expect(await sidecar.metric('toonbank_faults_total')).toBe(0);
  });
});

it('[FR1] what waits for a viewer who does not read is thrown away with the end', async () => {
  const { page, viewer, frames, panel, cobrowse } = await startLooking(sidecar);
  viewer.socket.pause();
  const body = Buffer.alloc(60_000, 'x');
  const sent = [frames.open(body), ...Array.from({ length: 150 }, () => frames.next(body))];
  page.send(...sent);
  await expect
    .poll(() => sidecar.metric('toonbank_viewers_behind_total'), { timeout: 9_000 })
    .toBe(1);
  await panel.command({ type: 'cobrowse.end', cobrowse });
  await page.closed;
  viewer.socket.resume();
  // Hung up on: a goodbye would have come after all that waited.
  expect(['1006', 'over']).toContain(await viewer.closed);
  expect(viewer.frames.length).toBeLessThan(sent.length);
  const passed = await sidecar.metric('toonbank_frame_bytes_total', { way: 'out' });
  expect(bytesOf(viewer)).toBeLessThan(passed);
});

describe('before it is agreed to', () => {
  it('[FR1, CB2] neither page nor viewer is let in, asked or refused, and not a byte passes', async () => {
    const asked = await askAlong(await startTalking(sidecar));
    const { visitor, paired, cobrowse } = asked;
    const attempt = async () => {
      const page = await openFrameSocket(sidecar, 'page');
      page.say(pageHello(visitor.secret, cobrowse));
      expect(await page.closed).toBe('over');
      const viewer = await knockAsViewer(sidecar, paired, cobrowse);
      expect(await viewer.closed).toBe('over');
      expect(viewer.frames).toEqual([]);
    };
    await attempt();
    await visitor.command({ type: 'cobrowse.answer', cobrowse, isAgreed: false });
    await attempt();
    expect(await sidecar.metric('toonbank_frames_total')).toBe(0);
    expect(await sidecar.metric('toonbank_rooms')).toBe(0);
  });

  it('[FR1, CB5] another visitor, a colleague who was not invited and a stranger see nothing of it', async () => {
    const looking = await startLooking(sidecar);
    const { cobrowse, panel } = looking;
    const other = await startTalking(sidecar).catch(() => null);
    const page = await openFrameSocket(sidecar, 'page');
    page.say(pageHello(other?.visitor.secret ?? 's'.repeat(43), cobrowse));
    expect(['over', 'unauthenticated']).toContain(await page.closed);
    const lead = await openLead();
    const answer = await lead.command({
      type: 'agent.invite',
      agent: 'bram',
      name: 'Bram',
      role: 'agent',
      capacity: 1,
      languages: ['nl'],
    });
    if (answer.type !== 'ack' || answer.result === null) throw new Error('not invited');
    const bram = await pairDevice(sidecar, answer.result.code);
    const uninvited = await knockAsViewer(sidecar, bram, cobrowse);
    expect(await uninvited.closed).toBe('over');
    await panel.command({ type: 'cobrowse.invite', cobrowse, agent: 'bram' });
    const invited = await openViewer(sidecar, bram, cobrowse);
    await invited.got(2);
    await lead.command({ type: 'agent.revoke', agent: 'bram' });
    expect(await invited.closed).toBe('revoked');
    looking.page.send(looking.frames.next());
    await looking.viewer.got(3);
    expect(invited.frames).toHaveLength(2);
  });
});

it('[FR1, CB5] a lead who is none any more stops seeing it, the holder goes on', async () => {
  const { cobrowse, page, viewer, frames } = await startLooking(sidecar);
  const first = await openLead();
  const lottes = { agent: 'lotte', name: 'Lotte', capacity: 1, languages: ['nl' as const] };
  const answer = await first.command({ type: 'agent.invite', ...lottes, role: 'lead' });
  if (answer.type !== 'ack' || answer.result === null) throw new Error('not invited');
  const lotte = await openViewer(sidecar, await pairDevice(sidecar, answer.result.code), cobrowse);
  await lotte.got(2);
  await first.command({ type: 'agent.change', ...lottes, role: 'agent' });
  expect(await lotte.closed).toBe('over');
  page.send(frames.next());
  await viewer.got(3);
  expect(lotte.frames).toHaveLength(2);
});

it('[FR9] rooms side by side: each viewer gets what its own page sent, and the end of one is not the end of another', async () => {
  const one = await startLooking(sidecar);
  const two = await startLooking(sidecar);
  const both = [one, two].map((looking, n) => ({
    ...looking,
    sent: Array.from({ length: 200 }, () => looking.frames.next(`of ${n}`)),
  }));
  for (let n = 0; n < 200; n += 1) {
    for (const { page, sent } of both) page.send(sent[n] ?? Buffer.alloc(0));
  }
  for (const { viewer, sent } of both) {
    const got = await viewer.got(202);
    expect(Buffer.concat(got.slice(2)).equals(Buffer.concat(sent))).toBe(true);
  }
  await one.panel.command({ type: 'cobrowse.end', cobrowse: one.cobrowse });
  await one.viewer.closed;
  two.page.send(two.frames.next());
  await two.viewer.got(203);
});

it('[FR8, FR5] a sidecar that comes back: the page begins anew, above the numbers of before', async () => {
  const { store } = sidecar.environment;
  const { page, visitor, paired, cobrowse } = await startLooking(sidecar);
  const kept = { ...store, close: async () => undefined };
  const held = await startTestSidecar({ store: kept });
  const again = await openPage(held, visitor.secret, cobrowse);
  expect(again.welcome.checkpoint).toBeGreaterThanOrEqual(page.welcome.checkpoint);
  const viewer = await openViewer(held, paired, cobrowse);
  again.send(framesFrom(again.welcome.checkpoint - 1).open());
  await viewer.got(1);
  await held.stop();
});
