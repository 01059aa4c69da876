import { afterAll, beforeAll, expect, it } from 'vitest';
import { say, startTalking } from '../support/a-conversation.ts';
import { openAgent, pairDevice } from '../support/agent-client.ts';
import { startTestSidecar, type TestSidecar } from '../support/sidecar.ts';
import { newId, openVisitor } from '../support/visitor-client.ts';

let sidecar: TestSidecar;
beforeAll(async () => {
  sidecar = await startTestSidecar();
});
afterAll(() => sidecar.stop());

it('[PR5, FD2] an older panel goes on with its work while others look along, and misses no number', async () => {
  const { visitor, panel, conversation } = await startTalking(sidecar);
  const lead = await pairDevice(sidecar, (await sidecar.codes()).lead);
  const old = await openAgent(sidecar, lead, { version: 2 });
  expect(Object.keys(await old.next('agent.snapshot'))).not.toContain('cobrowses');

  const cobrowse = newId();
  const asked = await panel.command({ type: 'cobrowse.ask', cobrowse, conversation });
  expect(asked.type).toBe('ack');
  await visitor.next('cobrowse.moved', (moved) => moved.cobrowse.state === 'asked');
  const answered = await visitor.command({ type: 'cobrowse.answer', cobrowse, isAgreed: true });
  expect(answered.type).toBe('ack');
  await panel.next('cobrowse.changed', ({ card }) => card.state === 'active');
  await visitor.command(say(conversation, 'Do you see it?'));
  await old.next('conversation.changed', ({ card }) => card.preview === 'Do you see it?');

  expect(old.heard.map(({ body }) => body.type)).not.toContain('cobrowse.changed');
  expect(JSON.stringify(old.heard)).not.toContain(cobrowse);
  const places = old.heard.flatMap(({ feed, seq }) => (feed === 'floor' && seq ? [seq] : []));
  expect(places).toEqual(places.map((_, n) => (places[0] ?? 0) + n));
  await old.close();

  // Brought up to date, it starts from a snapshot and knows what it was not told.
  const updated = await openAgent(sidecar, lead);
  const { cobrowses } = await updated.next('agent.snapshot');
  expect(cobrowses).toMatchObject([{ cobrowse, state: 'active' }]);
  await updated.close();
});

it('[PR5] an older page moves past what it does not know, and its snapshot has no place for it', async () => {
  const page = await openVisitor(sidecar, { version: 2 });
  expect(Object.keys(await page.next('visitor.snapshot'))).not.toContain('cobrowse');
  await page.close();
  const newer = await openVisitor(sidecar);
  expect(await newer.next('visitor.snapshot')).toMatchObject({ cobrowse: null });
  await newer.close();
});
