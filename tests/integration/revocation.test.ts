import { afterEach, beforeEach, expect, it } from 'vitest';
import { say, startTalking } from '../support/a-conversation.ts';
import {
  type AgentClient,
  knockAsAgent,
  openAgent,
  type PairedDevice,
  pairDevice,
} from '../support/agent-client.ts';
import { startTestSidecar, type TestSidecar } from '../support/sidecar.ts';
import { up } from '../support/visitor-client.ts';

let sidecar: TestSidecar;
let lead: AgentClient;
let leadDevice: PairedDevice;

beforeEach(async () => {
  sidecar = await startTestSidecar();
  leadDevice = await pairDevice(sidecar, (await sidecar.codes()).lead);
  lead = await openAgent(sidecar, leadDevice);
});
afterEach(() => sidecar.stop());

it('[ID2] revoking an agent closes all of their sockets within a second', async () => {
  const first = await pairDevice(sidecar, (await sidecar.codes()).agent);
  const second = await pairDevice(sidecar, (await sidecar.codes()).agent);
  const panels = [await openAgent(sidecar, first), await openAgent(sidecar, second)];
  const begun = performance.now();
  await lead.command({ type: 'agent.revoke', agent: first.agent });
  const ends = await Promise.all(panels.map(({ closed }) => closed));
  expect(performance.now() - begun).toBeLessThan(1_000);
  expect(ends).toEqual([
    { code: 4410, kind: 'revoked' },
    { code: 4410, kind: 'revoked' },
  ]);
  expect(lead.socket.readyState).toBe(lead.socket.OPEN);
});

it('[ID2] a revoked device is not let in again', async () => {
  const device = await pairDevice(sidecar, (await sidecar.codes()).agent);
  await lead.command({ type: 'agent.revoke', agent: device.agent });
  const raw = await knockAsAgent(sidecar, device);
  expect((await raw.closed).kind).toBe('revoked');
});

it('[ID2] what a revoked agent says after the revocation is not done', async () => {
  const { visitor, panel, paired, conversation } = await startTalking(sidecar);
  await lead.command({ type: 'agent.revoke', agent: paired.agent });
  panel.say(up(say(conversation, 'too late')));
  await panel.closed;
  await visitor.next('conversation.moved', (moved) => moved.conversation.state === 'waiting');
  expect(visitor.all('chat.said').filter(({ line }) => line.text === 'too late')).toEqual([]);
});

it('[ID2] an agent revokes nobody', async () => {
  const device = await pairDevice(sidecar, (await sidecar.codes()).agent);
  const panel = await openAgent(sidecar, device);
  const answer = await panel.command({ type: 'agent.revoke', agent: leadDevice.agent });
  expect(answer).toMatchObject({ type: 'refused', kind: 'not-allowed' });
  expect(await sidecar.metric('toonbank_refused_total', { at: 'message' })).toBe(1);
});

it('[GW3] blocking a visitor closes their tabs and lets them not come back', async () => {
  const { visitor, panel } = await startTalking(sidecar);
  await panel.command({
    type: 'visitor.block',
    visitor: visitor.welcome.visitor,
    reason: 'abusive',
  });
  expect((await visitor.closed).kind).toBe('blocked');
});
