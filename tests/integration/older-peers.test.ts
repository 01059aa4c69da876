import { afterAll, beforeAll, expect, it } from 'vitest';
import { asEpochMs } from '../../shared/kernel/time.ts';
import { wireTerms } from '../../sidecar/app/mandate/wire-terms.ts';
import { say, startTalking } from '../support/a-conversation.ts';
import { openAgent, pairDevice } from '../support/agent-client.ts';
import { someTerms } from '../support/builders/mandate.ts';
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

it('[PR5, FD2] a panel of before mandates goes on with its work while things are given, and misses no number', async () => {
  const { panel, conversation, paired } = await startTalking(sidecar);
  const lead = await openAgent(sidecar, await pairDevice(sidecar, (await sidecar.codes()).lead));
  // The same agent on another machine, which has not been brought up to date.
  const laptop = await pairDevice(sidecar, (await sidecar.codes()).agent);
  const old = await openAgent(sidecar, laptop, { version: 3 });
  expect(Object.keys(old.welcome.agent)).not.toContain('skills');
  const snapshot = await old.next('agent.snapshot');
  expect(Object.keys(snapshot)).not.toContain('exercises');

  const terms = wireTerms(someTerms({ validFrom: asEpochMs(0) }));
  await lead.command({ type: 'mandate.save', mandate: 'winback', from: 0, terms });
  const exercise = newId();
  const given = await panel.command({
    type: 'mandate.exercise',
    exercise,
    conversation,
    mandate: 'winback',
    version: 1,
    step: { kind: 'credit', minor: 5_00 },
  });
  expect(given.type).toBe('ack');
  await panel.next('exercise.changed');
  const names = { agent: paired.agent, name: 'Anna', role: 'agent', capacity: 2 } as const;
  await lead.command({ type: 'agent.change', ...names, languages: ['nl'], skills: ['refunds'] });
  await panel.next('agent.changed', ({ agent }) => agent.skills?.includes('refunds') === true);
  const changed = await old.next('agent.changed', ({ agent }) => agent.name === 'Anna');
  expect(Object.keys(changed.agent)).not.toContain('skills');
  await panel.command(say(conversation, 'It is on its way.'));
  await old.next('chat.said', ({ line }) => line.text === 'It is on its way.');

  expect(JSON.stringify(old.heard)).not.toContain(exercise);
  for (const feed of ['own', 'floor'] as const) {
    const places = old.heard.flatMap((heard) => (heard.feed === feed && heard.seq) || []);
    expect(places.length).toBeGreaterThan(0);
    expect(places).toEqual(places.map((_, n) => (places[0] ?? 0) + n));
  }
  await old.close();
});
