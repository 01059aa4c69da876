import { afterEach, beforeEach, expect, it } from 'vitest';
import type { VisitorCommand } from '../../shared/protocol/shape.ts';
import { say, startTalking, type Talking } from '../support/a-conversation.ts';
import { type AgentClient, openAgent, pairDevice } from '../support/agent-client.ts';
import { startTestSidecar, type TestSidecar } from '../support/sidecar.ts';
import { newId, openVisitor, up } from '../support/visitor-client.ts';

let sidecar: TestSidecar;
let talking: Talking;
let colleague: AgentClient;

beforeEach(async () => {
  sidecar = await startTestSidecar();
  talking = await startTalking(sidecar);
  const lead = await openAgent(sidecar, await pairDevice(sidecar, (await sidecar.codes()).lead));
  const invited = await lead.command({
    type: 'agent.invite',
    agent: 'agent-ben',
    name: 'Ben',
    role: 'agent',
    capacity: 2,
    languages: ['nl'],
  });
  if (invited.type !== 'ack' || invited.result === null) throw new Error('not invited');
  colleague = await openAgent(sidecar, await pairDevice(sidecar, invited.result.code));
});
afterEach(() => sidecar.stop());

it('[SC2, CV2] over the socket, another visitor’s conversation is answered as none', async () => {
  const { conversation, visitor, panel } = talking;
  const reaching = (id: string): VisitorCommand[] => [
    say(id, 'I am somebody else', 'line-of-a-stranger'),
    { type: 'chat.see', conversation: id, upTo: 1 },
    { type: 'conversation.leave', conversation: id },
  ];
  for (const shop of ['boots', 'bikes']) {
    const stranger = await openVisitor(sidecar, { shop, origin: `https://${shop}.example` });
    for (const [place, command] of reaching(conversation).entries()) {
      const foreign = await stranger.command(command);
      const never = await stranger.command(reaching(newId())[place] ?? command);
      expect(foreign).toEqual({ ...never, of: foreign.of });
      expect(foreign).toMatchObject({ type: 'refused', kind: 'not-found' });
    }
    expect(stranger.all('chat.said')).toEqual([]);
    expect(stranger.all('conversation.moved')).toEqual([]);
  }
  await visitor.command(say(conversation, 'Is anybody there?'));
  await panel.next('chat.said', ({ line }) => line.text === 'Is anybody there?');
  const texts = panel.all('chat.said').map(({ line }) => line.text);
  expect(texts).not.toContain('I am somebody else');
});

it('[SC2, PP1, CV3] over the socket, a colleague neither reads nor writes what somebody else holds', async () => {
  const { conversation, visitor } = talking;
  await visitor.command(say(conversation, 'For Anna only'));
  for (const command of [
    say(conversation, 'Hello from Ben'),
    { type: 'conversation.accept', conversation },
    { type: 'conversation.take-over', conversation, note: '' },
    { type: 'conversation.hand-over', conversation, to: 'agent-ben', note: '' },
    { type: 'conversation.end', conversation },
    { type: 'conversation.wrap-up', conversation, disposition: 'solved', note: '' },
    { type: 'visitor.block', visitor: visitor.welcome.visitor, reason: 'because' },
  ] as const) {
    const answer = await colleague.command(command);
    expect([command.type, answer]).toMatchObject([command.type, { kind: 'not-holder' }]);
  }
  const asked = colleague.ask({ type: 'lines.ask', conversation, before: null });
  expect(await colleague.receipt(asked)).toMatchObject({ kind: 'not-holder' });
  for (const type of ['agent.revoke', 'agent.reinvite'] as const) {
    expect(await colleague.command({ type, agent: talking.paired.agent })).toMatchObject({
      kind: 'not-allowed',
    });
  }
  expect(colleague.all('chat.said')).toEqual([]);
});

it('[SC2, CH2] over the socket, a stranger’s typing is shown to nobody', async () => {
  const { conversation, visitor, panel } = talking;
  const stranger = await openVisitor(sidecar);
  for (const each of [stranger, colleague]) {
    each.say(up({ type: 'chat.typing', conversation, isTyping: true }));
    each.say(up({ type: 'ping' }));
    await each.next('pong');
  }
  visitor.say(up({ type: 'chat.typing', conversation, isTyping: true }));
  await panel.next('chat.typing');
  expect(panel.all('chat.typing').length).toBe(1);
  expect(visitor.all('chat.typing')).toEqual([]);
});
