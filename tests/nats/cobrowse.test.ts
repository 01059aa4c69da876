import { expect, it } from 'vitest';
import { openPage, openViewer } from '../support/frame-socket.ts';
import { framesFrom } from '../support/frames.ts';
import { agree, askAlong, bytesOf } from '../support/look-along.ts';
import { startNats } from '../support/nats-server.ts';
import { isBusThere, openLead, startTwo, type Two, talkAcross } from './two-sidecars.ts';

/** A page at `other`, and the holder who looks along at `one`. */
async function lookAcross(two: Two) {
  const along = await askAlong(await talkAcross(two));
  await agree(along);
  const { visitor, paired, cobrowse } = along;
  const page = await openPage(two.other, visitor.secret, cobrowse);
  const viewer = await openViewer(two.one, paired, cobrowse);
  await expect.poll(() => page.all('cobrowse.audience').at(-1)?.names.length).toBe(1);
  const frames = framesFrom(page.welcome.checkpoint - 1);
  page.send(frames.open('the first picture'), frames.next('and what followed'));
  await viewer.got(2);
  return { ...along, page, viewer, frames };
}

it('[ST9, FR5, FR10] frames, pointing and answers pass between a page at one and a viewer at the other', async () => {
  const two = await startTwo();
  const { page, viewer, frames, cobrowse, paired } = await lookAcross(two);
  expect(viewer.all('cobrowse.source').at(-1)).toMatchObject({ isThere: true });
  const large = Buffer.alloc(65_520, 'x');
  const sent = [frames.open(large), frames.next(large), frames.beat(), frames.next('small')];
  page.send(...sent);
  const got = await viewer.got(6);
  expect(Buffer.concat(got.slice(2)).equals(Buffer.concat(sent))).toBe(true);
  const { checkpoint } = page.welcome;
  const ring = { type: 'cobrowse.ring', checkpoint, node: 3, text: 'here' };
  viewer.say(ring);
  expect(await page.next('cobrowse.ring')).toEqual(ring);
  page.say({ type: 'cobrowse.answered', proposal: 'p1', answer: 'done' });
  expect(await viewer.next('cobrowse.answered')).toMatchObject({ answer: 'done' });
  // Who comes late begins with what is kept here, although the page is elsewhere.
  const late = await openViewer(two.one, paired, cobrowse);
  expect(Buffer.concat([...(await late.got(4))]).equals(Buffer.concat(sent))).toBe(true);
  // And who comes to the page's own sidecar.
  const lead = await openLead(two, two.other);
  expect(lead.welcome.role).toBe('agent');
});

it.each([
  ['the visitor, at the page’s sidecar', 'visitor'],
  ['the agent, at the viewer’s', 'panel'],
] as const)('[ST9, FR1] stopped by %s, 0 bytes follow at either', async (_, who) => {
  const two = await startTwo();
  const looking = await lookAcross(two);
  const { page, viewer, frames, cobrowse, visitor, panel } = looking;
  const sending = setInterval(() => {
    if (page.socket.readyState === page.socket.OPEN) page.send(frames.next('still sending'));
  }, 1);
  if (who === 'visitor') await visitor.command({ type: 'cobrowse.stop', cobrowse });
  else await panel.command({ type: 'cobrowse.end', cobrowse });
  expect(await viewer.closed).toBe('over');
  const seen = bytesOf(viewer);
  expect(await page.closed).toBe('over');
  clearInterval(sending);
  expect(bytesOf(viewer)).toBe(seen);
  await expect(openViewer(two.one, looking.paired, cobrowse)).rejects.toThrow();
  await expect(openPage(two.other, visitor.secret, cobrowse)).rejects.toThrow();
});

it('[ST9, BS5, FR4] frames that were lost with NATS cost the viewer one new picture, and looking along goes on', async () => {
  const nats = await startNats();
  try {
    const two = await startTwo(nats.url);
    const { page, viewer, frames } = await lookAcross(two);
    await nats.kill();
    await expect.poll(() => isBusThere(two.other)).toBe(false);
    page.send(frames.next('that nobody gets'));
    await nats.start();
    for (const sidecar of [two.one, two.other]) {
      await expect.poll(() => isBusThere(sidecar), { timeout: 10_000 }).toBe(true);
    }
    const asked = page.all('cobrowse.need').length;
    page.send(frames.next('that builds on it'));
    await page.next('cobrowse.need', asked + 1);
    const before = viewer.frames.length;
    const picture = frames.open('a new picture');
    page.send(picture);
    const got = await viewer.got(before + 1);
    expect(got.at(-1)).toEqual(picture);
    expect(bytesOf(viewer)).toBeGreaterThan(0);
    expect(viewer.frames.map(String).join()).not.toContain('that builds on it');
  } finally {
    await nats.kill();
  }
});

it('[ST9, FR8] a page that turns to the other sidecar goes on there; the one before is told', async () => {
  const two = await startTwo();
  const { page, viewer, visitor, cobrowse } = await lookAcross(two);
  const next = await openPage(two.one, visitor.secret, cobrowse);
  expect(await page.closed).toBe('replaced');
  expect(next.welcome.checkpoint).toBeGreaterThan(page.welcome.checkpoint);
  const frames = framesFrom(next.welcome.checkpoint - 1);
  const picture = frames.open('of the next page');
  next.send(picture);
  await expect.poll(() => viewer.frames.at(-1)).toEqual(picture);
});
