import { expect, it } from 'vitest';
import { say } from '../support/a-conversation.ts';
import { type AgentClient, openAgent, pairDevice } from '../support/agent-client.ts';
import { newId, openVisitor, pageViewed, up } from '../support/visitor-client.ts';
import { openLead, startTwo, talkAcross } from './two-sidecars.ts';

it('[ST9] a visitor at one and an agent at the other chat, and see each other type', async () => {
  const two = await startTwo();
  const { panel, visitor, conversation } = await talkAcross(two);
  visitor.say(up({ type: 'chat.typing', conversation, isTyping: true }));
  expect(await panel.next('chat.typing')).toMatchObject({ conversation, isTyping: true });
  await visitor.command(say(conversation, 'does it fit?'));
  await panel.next('chat.said', ({ line }) => line.text === 'does it fit?');
  panel.say(up({ type: 'chat.typing', conversation, isTyping: true }));
  expect(await visitor.next('chat.typing')).toMatchObject({ conversation, isTyping: true });
  await panel.command(say(conversation, 'it does'));
  await visitor.next('chat.said', ({ line }) => line.text === 'it does');
});

it('[ST9, GW3] who is blocked at one is sent away at the other, and the counter’s state is told there', async () => {
  const two = await startTwo();
  const { panel, visitor } = await talkAcross(two);
  const bystander = await openVisitor(two.other);
  await panel.command({ type: 'presence.set', presence: 'away' });
  await bystander.next('counter.state', ({ isStaffed }) => !isStaffed);
  const { visitor: id } = visitor.welcome;
  await panel.command({ type: 'visitor.block', visitor: id, reason: 'rude' });
  await visitor.next('bye', ({ kind }) => kind === 'blocked');
  expect(bystander.all('bye')).toEqual([]);
});

it('[ST9, GW8] the floor at one shows who is at the other, whether they are here, and that they left', async () => {
  const two = await startTwo();
  const quiet = await openVisitor(two.one);
  await quiet.signal(pageViewed('quiet'));
  const lead = await openLead(two, two.other);
  lead.say(up({ type: 'floor.watch', isOn: true }));
  const whole = await lead.next('floor.whole');
  expect(whole.rows).toMatchObject([{ visitor: quiet.welcome.visitor, isHere: true }]);
  const moving = await openVisitor(two.one);
  await moving.signal(pageViewed('shoes'));
  const isOf =
    (visitor: string, isHere: boolean) =>
    (pulse: { readonly rows: readonly { readonly visitor: string; readonly isHere: boolean }[] }) =>
      pulse.rows.some((row) => row.visitor === visitor && row.isHere === isHere);
  await lead.next('floor.pulse', isOf(moving.welcome.visitor, true));
  await moving.close();
  await lead.next('floor.pulse', isOf(moving.welcome.visitor, false));
  // One that starts later asks who is where.
  const paired = await pairDevice(two.one, two.one.said.pairing?.agent ?? '');
  const late = await openAgent(await two.start(), paired);
  late.say(up({ type: 'floor.watch', isOn: true }));
  await late.next('floor.whole');
  await expect.poll(() => isShownHere(late, quiet.welcome.visitor), { timeout: 10_000 }).toBe(true);
  // At both at once: leaving one of them is not leaving.
  const { secret } = quiet;
  const second = await openVisitor(two.other, { secret, tab: newId() });
  await quiet.close();
  await second.signal(pageViewed('here', 'still-here'));
  const { rows } = await lead.next('floor.pulse', (pulse) =>
    pulse.rows.some(({ place }) => place.title === 'still-here'),
  );
  expect(rows).toMatchObject([{ visitor: quiet.welcome.visitor, isHere: true }]);
});

/** As the floor showed it last. */
function isShownHere(panel: AgentClient, visitor: string): boolean | undefined {
  return panel.heard
    .flatMap(({ body }) =>
      body.type === 'floor.whole' || body.type === 'floor.pulse' ? [...body.rows] : [],
    )
    .findLast((row) => row.visitor === visitor)?.isHere;
}
