import { expect, it } from 'vitest';
import { say } from '../support/a-conversation.ts';
import { openAgent } from '../support/agent-client.ts';
import { openPage, openViewer } from '../support/frame-socket.ts';
import { framesFrom } from '../support/frames.ts';
import { agree, askAlong } from '../support/look-along.ts';
import { startNats } from '../support/nats-server.ts';
import { newId, openVisitor, up } from '../support/visitor-client.ts';
import { isBusThere, readiness, startTwo, talkAcross } from './two-sidecars.ts';

it('[ST9, ST1] kill -9 of the agent’s sidecar in a burst: nothing acknowledged is lost, and all goes on at the other', async () => {
  const two = await startTwo();
  const along = await askAlong(await talkAcross(two));
  await agree(along);
  const { panel, paired, visitor, conversation, cobrowse } = along;
  const page = await openPage(two.other, visitor.secret, cobrowse);
  const before = await openViewer(two.one, paired, cobrowse);
  await before.next('cobrowse.source');
  const burst = Array.from({ length: 120 }, (_, n) => ({
    id: newId(),
    command: say(conversation, `line ${n}`),
  }));
  const isAcked = (id: string): boolean => panel.all('ack').some(({ of }) => of === id);
  panel.socket.on('message', () => {
    if (isAcked(burst[30]?.id ?? '')) two.one.kill('SIGKILL');
  });
  for (const { id, command } of burst) panel.say(up(command, id));
  await two.one.ended;
  const acked = burst.filter(({ id }) => isAcked(id));
  expect(acked.length).toBeGreaterThan(30);
  expect(acked.length).toBeLessThan(burst.length);

  // The panel goes to the other one, as a worker does, with everything that had no answer.
  const back = await openAgent(two.other, paired, { since: panel.cursor() });
  for (const { id, command } of burst) if (!isAcked(id)) back.say(up(command, id));
  await visitor.next('chat.said', ({ line }) => line.text === 'line 119');
  const texts = visitor
    .all('chat.said')
    .flatMap(({ line }) => (line.author.kind === 'agent' && line.text !== null ? [line.text] : []));
  expect(texts).toEqual(burst.map(({ command }) => command.text));

  // And looks along there, with the same page.
  const viewer = await openViewer(two.other, paired, cobrowse);
  const frames = framesFrom(page.welcome.checkpoint - 1);
  const picture = frames.open('seen at the other');
  page.send(picture);
  await expect.poll(() => viewer.frames.at(-1)).toEqual(picture);
});

it('[ST9, FR11] with the sidecar of who looks along killed, the page is told that nobody does; with the page’s, the viewer', async () => {
  const two = await startTwo();
  const along = await askAlong(await talkAcross(two));
  await agree(along);
  const { paired, visitor, cobrowse } = along;
  const page = await openPage(two.other, visitor.secret, cobrowse);
  const third = await two.start();
  await expect.poll(() => isBusThere(third)).toBe(true);
  const doomed = await openViewer(third, paired, cobrowse);
  const viewer = await openViewer(two.one, paired, cobrowse);
  await doomed.next('cobrowse.source');
  await expect.poll(() => viewer.all('cobrowse.source').at(-1)?.isThere).toBe(true);
  await viewer.close();
  expect(page.all('cobrowse.audience').at(-1)?.names).toHaveLength(1);
  third.kill('SIGKILL');
  await expect
    .poll(() => page.all('cobrowse.audience').at(-1)?.names, { timeout: 40_000, interval: 200 })
    .toEqual([]);
  const again = await openViewer(two.one, paired, cobrowse);
  await expect.poll(() => again.all('cobrowse.source').at(-1)?.isThere).toBe(true);
  two.other.kill('SIGKILL');
  await expect
    .poll(() => again.all('cobrowse.source').at(-1)?.isThere, { timeout: 40_000, interval: 200 })
    .toBe(false);
});

it('[ST9, BS3] with NATS killed all that is kept goes on within two seconds, health says why, and it is over by itself', async () => {
  const nats = await startNats();
  try {
    const two = await startTwo(nats.url);
    const { panel, visitor, conversation } = await talkAcross(two);
    await nats.kill();
    for (const { url } of [two.one, two.other]) {
      await expect.poll(() => readiness({ url })).toContain('The bus to other sidecars is away');
    }
    const asked = visitor.command(say(conversation, 'are you there?'));
    await panel.next('chat.said', ({ line }) => line.text === 'are you there?');
    expect(await asked).toMatchObject({ type: 'ack' });
    expect(await panel.command(say(conversation, 'I am'))).toMatchObject({ type: 'ack' });
    await visitor.next('chat.said', ({ line }) => line.text === 'I am');
    visitor.say(up({ type: 'chat.typing', conversation, isTyping: true }));

    // A sidecar starts without it too.
    const third = await two.start();
    const stranger = await openVisitor(third);
    await nats.start();
    for (const sidecar of [two.one, two.other, third]) {
      await expect.poll(() => isBusThere(sidecar), { timeout: 15_000 }).toBe(true);
    }
    // What was live meanwhile is gone; what is said now comes.
    expect(panel.all('chat.typing')).toEqual([]);
    panel.say(up({ type: 'chat.typing', conversation, isTyping: true }));
    await visitor.next('chat.typing', ({ isTyping }) => isTyping);
    await panel.command({ type: 'presence.set', presence: 'away' });
    await stranger.next('counter.state', ({ isStaffed }) => !isStaffed);
  } finally {
    await nats.kill();
  }
});
