import { afterEach, beforeEach, expect, it } from 'vitest';
import { STREAM_SINCE } from '../../shared/protocol/version.ts';
import { openAgent, pairDevice } from '../support/agent-client.ts';
import {
  knockAsViewer,
  openFrameSocket,
  openPage,
  openViewer,
  pageHello,
} from '../support/frame-socket.ts';
import { framesFrom } from '../support/frames.ts';
import { startAlong, startLooking } from '../support/look-along.ts';
import { startTestSidecar, type TestSidecar } from '../support/sidecar.ts';

let sidecar: TestSidecar;
beforeEach(async () => {
  sidecar = await startTestSidecar();
});
afterEach(() => sidecar.stop());

it('[FR2, FR5] frames arrive as they were sent, for who was there and for who comes late', async () => {
  const { page, viewer, paired, cobrowse, frames } = await startLooking(sidecar);
  const large = Buffer.alloc(65_520, 'x');
  const sent = [frames.open(large), frames.next(large), frames.beat(), frames.next('small')];
  page.send(...sent);
  const got = await viewer.got(6);
  expect(got.slice(2).map((each) => each.equals(sent[0] ?? each) || each.length)).toHaveLength(4);
  expect(Buffer.concat(got.slice(2)).equals(Buffer.concat(sent))).toBe(true);
  const late = await openViewer(sidecar, paired, cobrowse);
  expect(Buffer.concat([...(await late.got(4))]).equals(Buffer.concat(sent))).toBe(true);
  const live = frames.next('live');
  page.send(live);
  await Promise.all([viewer.got(7), late.got(5)]);
  expect([viewer.frames.at(-1), late.frames.at(-1)]).toEqual([live, live]);
  expect(late.frames).toHaveLength(5);
});

it('[FR12, PR5] who comes late gets small frames in one message, a viewer of before bundles each by itself', async () => {
  const { page, viewer, paired, cobrowse, frames } = await startLooking(sidecar);
  const sent = Array.from({ length: 50 }, (_, n) => frames.next(`change ${n}`));
  page.send(...sent);
  await viewer.got(52);
  for (const { version, messages } of [
    { version: 6, messages: 52 },
    { version: 7, messages: 1 },
  ]) {
    const late = await knockAsViewer(sidecar, paired, cobrowse, { version });
    const binary: Buffer[] = [];
    late.socket.on('message', (raw: Buffer, isBinary) => void (isBinary && binary.push(raw)));
    expect((await late.got(52)).slice(2)).toEqual(sent);
    expect(binary).toHaveLength(messages);
  }
});

it('[FR13] a page of before the stream of today is not looked along with, and is told to load anew', async () => {
  const { visitor, cobrowse } = await startAlong(sidecar);
  const page = await openFrameSocket(sidecar, 'page');
  page.say(pageHello(visitor.secret, cobrowse, { version: STREAM_SINCE - 1 }));
  expect(await page.closed).toBe('version-not-supported');
  expect((await page.next('bye')).sentence).toMatch(/Load it again/);
});

it('[FR10] pointing and answers go their ways, and the page is told who looks', async () => {
  const { page, viewer } = await startLooking(sidecar);
  expect((await page.next('cobrowse.audience', 2)).names).toHaveLength(1);
  const { checkpoint } = page.welcome;
  const ring = { type: 'cobrowse.ring', checkpoint, node: 3, text: 'here' };
  viewer.say(ring);
  expect(await page.next('cobrowse.ring')).toEqual(ring);
  viewer.say({ type: 'cobrowse.point', checkpoint, node: 3, x: 0.5, y: 0.25 });
  viewer.say({ type: 'cobrowse.echo', number: 77 });
  expect(await page.next('cobrowse.echo')).toMatchObject({ number: 77 });
  expect(page.all('cobrowse.point')).toHaveLength(1);
  page.say({ type: 'cobrowse.answered', proposal: 'p1', answer: 'done' });
  expect(await viewer.next('cobrowse.answered')).toMatchObject({ answer: 'done' });
  page.say({ type: 'cobrowse.page', isShown: false });
  expect(await viewer.next('cobrowse.page')).toMatchObject({ isShown: false });
  await viewer.close();
  await expect.poll(() => page.all('cobrowse.audience').at(-1)?.names).toEqual([]);
});

it('[VW1] who looks along is answered although no page is there, by the sidecar itself', async () => {
  const { paired, cobrowse } = await startAlong(sidecar);
  const viewer = await openViewer(sidecar, paired, cobrowse);
  expect(await viewer.next('cobrowse.source')).toMatchObject({ isThere: false });
  viewer.say({ type: 'cobrowse.echo', number: 7 });
  expect(await viewer.next('cobrowse.source', 2)).toMatchObject({ isThere: false, since: null });
});

it('[FR10, CB5] a lead who looks along points at nothing, but may ask for a picture', async () => {
  const { page, cobrowse } = await startLooking(sidecar);
  const lead = await pairDevice(sidecar, (await sidecar.codes()).lead);
  const viewer = await openViewer(sidecar, lead, cobrowse);
  expect(viewer.welcome.canPoint).toBe(false);
  const { checkpoint } = page.welcome;
  viewer.say({ type: 'cobrowse.ring', checkpoint, node: 3, text: 'here' });
  viewer.say({
    type: 'cobrowse.propose',
    proposal: 'p',
    checkpoint,
    node: 3,
    act: { kind: 'click' },
  });
  viewer.say({ type: 'cobrowse.coupon', proposal: 'p', code: 'FREE' });
  viewer.say({ type: 'cobrowse.echo', number: 5 });
  await page.next('cobrowse.echo');
  const types = new Set(page.heard.map(({ type }) => type));
  expect([...types].sort()).toEqual(['cobrowse.audience', 'cobrowse.echo', 'welcome']);
  const labels = { at: 'message', kind: 'not-holder' };
  expect(await sidecar.metric('toonbank_refused_total', labels)).toBe(3);
});

it('[FR4] a gap is mended: the page is asked, and the viewer sees the new picture and nothing between', async () => {
  const { page, viewer, frames } = await startLooking(sidecar);
  frames.skip();
  page.send(frames.next('built on what is missing'));
  expect(await page.next('cobrowse.need')).toMatchObject({ why: 'gap' });
  const mended = frames.open('whole again');
  page.send(mended);
  expect((await viewer.got(3)).at(-1)).toEqual(mended);
});

it('[FR8] a second page takes over, the first is told; numbers go on above all before', async () => {
  const { page, viewer, visitor, cobrowse } = await startLooking(sidecar);
  const second = await openPage(sidecar, visitor.secret, cobrowse);
  expect(await page.closed).toBe('replaced');
  expect(second.welcome.checkpoint).toBeGreaterThan(page.welcome.checkpoint);
  expect(await viewer.next('cobrowse.source', 3)).toEqual({
    type: 'cobrowse.source',
    isThere: true,
    since: second.welcome.checkpoint,
  });
  const picture = framesFrom(second.welcome.checkpoint - 1).open('of the second page');
  second.send(picture);
  expect((await viewer.got(3)).at(-1)).toEqual(picture);
  await second.close();
  expect((await viewer.next('cobrowse.source', 4)).isThere).toBe(false);
});

it('[FR6, GW2] a viewer that does not read holds little and delays nobody; it comes back to the newest', async () => {
  const { page, viewer, paired, cobrowse, frames } = await startLooking(sidecar);
  const good = await openViewer(sidecar, paired, cobrowse);
  viewer.socket.pause();
  const body = Buffer.alloc(60_000, 'x');
  // More than any two kernels hold for us.
  const sent = [frames.open(body), ...Array.from({ length: 120 }, () => frames.next(body))];
  page.send(...sent);
  await good.got(2 + sent.length);
  // On a busy machine the one that reads may have been behind for a moment too.
  expect(await sidecar.metric('toonbank_viewers_behind_total')).toBeGreaterThanOrEqual(1);
  const newest = [frames.open(body), frames.next('the end')];
  page.send(...newest);
  await good.got(4 + sent.length);
  viewer.socket.resume();
  await expect.poll(() => viewer.frames.at(-1)?.equals(newest[1] ?? body), POLL).toBe(true);
  // It was spared what was no longer of use, and nothing else.
  expect(viewer.frames.length).toBeLessThan(good.frames.length);
  expect(viewer.frames.slice(-2).map(({ length }) => length)).toEqual(
    newest.map((each) => each.length),
  );
});

const POLL = { timeout: 20_000 };

it('[FR3, LM1] frames, words and sizes beyond the bounds end that connection alone', async () => {
  const { page, viewer, visitor, paired, cobrowse } = await startLooking(sidecar);
  for (let n = 0; n < 400; n += 1) viewer.say({ type: 'cobrowse.echo', number: 1 });
  expect(await viewer.closed).toBe('too-many');
  expect(page.socket.readyState).toBe(page.socket.OPEN);
  for (let n = 0; n < 200; n += 1) page.say({ type: 'cobrowse.page', isShown: true });
  expect(await page.closed).toBe('too-many');
  const again = await openPage(sidecar, visitor.secret, cobrowse);
  again.send(Buffer.alloc(65_537));
  expect(await again.closed).toBe('too-large');
  const frames = framesFrom(again.welcome.checkpoint + 1_000);
  const flooding = await openPage(sidecar, visitor.secret, cobrowse);
  const watcher = await openViewer(sidecar, paired, cobrowse);
  flooding.send(frames.open());
  for (let n = 0; n < 5_000; n += 1) flooding.send(frames.beat());
  expect(await flooding.closed).toBe('too-many');
  expect((await watcher.got(100)).length).toBeLessThanOrEqual(1_300);
  expect(watcher.socket.readyState).toBe(watcher.socket.OPEN);
});

it('[FR10, LM1] only COBROWSE_VIEWERS_MAX connections look along', async () => {
  await sidecar.stop();
  sidecar = await startTestSidecar({ bounds: { viewersPerRoomMax: 2 } });
  const { paired, cobrowse, viewer } = await startLooking(sidecar);
  await openViewer(sidecar, paired, cobrowse);
  const third = await knockAsViewer(sidecar, paired, cobrowse);
  expect(await third.closed).toBe('too-many-connections');
  await viewer.close();
  await openViewer(sidecar, paired, cobrowse);
});

it('[GW2, OP5] who shows no sign of life is hung up on; a stop says that it stops', async () => {
  const { page, viewer } = await startLooking(sidecar);
  const stopped = sidecar.stop();
  expect([await page.closed, await viewer.closed]).toEqual(['stopping', 'stopping']);
  expect(await stopped).toBe(true);
  sidecar = await startTestSidecar({ bounds: { heartbeatMs: 30 } });
  const looking = await startLooking(sidecar);
  looking.page.socket.pause();
  looking.viewer.socket.pause();
  await expect
    .poll(() => sidecar.metric('toonbank_closes_total', { cause: 'no-heartbeat' }))
    .toBe(2);
});

it('[FR7, OP2] what is counted is told, and a room that has closed counts no more', async () => {
  const { page, viewer, cobrowse, panel } = await startLooking(sidecar);
  expect(await sidecar.metric('toonbank_connections', { kind: 'page' })).toBe(1);
  expect(await sidecar.metric('toonbank_connections', { kind: 'viewer' })).toBe(1);
  expect(await sidecar.metric('toonbank_frames_total', { way: 'in' })).toBe(2);
  expect(await sidecar.metric('toonbank_frames_total', { way: 'out' })).toBe(2);
  expect(await sidecar.metric('toonbank_rooms')).toBe(1);
  expect(await sidecar.metric('toonbank_tail_bytes')).toBeGreaterThan(30);
  await panel.command({ type: 'cobrowse.end', cobrowse });
  await Promise.all([page.closed, viewer.closed]);
  expect(await sidecar.metric('toonbank_rooms')).toBe(0);
  expect(await sidecar.metric('toonbank_tail_bytes')).toBe(0);
  await expect.poll(() => sidecar.metric('toonbank_connections', { kind: 'viewer' })).toBe(0);
});

it('[CB4] each view is in the audit before its first frame', async () => {
  const { cobrowse } = await startLooking(sidecar);
  const lead = await pairDevice(sidecar, (await sidecar.codes()).lead);
  await openAgent(sidecar, lead);
  await openViewer(sidecar, lead, cobrowse);
  const lines = await sidecar.environment.store.read((tx) => tx.audit.newest(50));
  const views = lines.filter(({ kind }) => kind === 'cobrowse-viewed');
  expect(views.map(({ detail }) => detail)).toEqual([cobrowse, cobrowse]);
});

it('[FR1] a frame before the welcome, or from a viewer, is malformed', async () => {
  const { visitor, paired, cobrowse } = await startAlong(sidecar);
  const silent = await openFrameSocket(sidecar, 'page');
  silent.send(framesFrom(0).open());
  expect(await silent.closed).toBe('malformed');
  const hasty = await openFrameSocket(sidecar, 'page');
  hasty.say(pageHello(visitor.secret, cobrowse));
  hasty.send(framesFrom(0).open());
  expect(['malformed', 'over']).toContain(
    await Promise.race([hasty.closed, hasty.next('cobrowse.need').then(() => 'over')]),
  );
  const viewer = await openViewer(sidecar, paired, cobrowse);
  viewer.send(framesFrom(0).open());
  expect(await viewer.closed).toBe('malformed');
  expect(await sidecar.metric('toonbank_frames_total', { way: 'out' })).toBe(0);
});
