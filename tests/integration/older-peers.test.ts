import { afterAll, beforeAll, expect, it } from 'vitest';
import { asId } from '../../shared/kernel/ids.ts';
import { asEpochMs } from '../../shared/kernel/time.ts';
import { tellExercise } from '../../sidecar/app/mandate/tell.ts';
import { wireTerms } from '../../sidecar/app/mandate/wire-terms.ts';
import { commit } from '../../sidecar/app/pipeline.ts';
import { say, startTalking } from '../support/a-conversation.ts';
import { openAgent, pairDevice } from '../support/agent-client.ts';
import { aCode, anExercise, someTerms } from '../support/builders/mandate.ts';
import { startTestSidecar, type TestSidecar } from '../support/sidecar.ts';
import { newId, openVisitor, up } from '../support/visitor-client.ts';

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

it('[PR5, DR1] a panel of before drafts is told none and stays linked', async () => {
  const { visitor, panel, conversation, paired } = await startTalking(sidecar);
  const old = await openAgent(sidecar, await pairDevice(sidecar, (await sidecar.codes()).lead), {
    version: 4,
  });
  visitor.say(up({ type: 'draft.share', conversation, text: 'Is it w' }));
  await panel.next('draft.shown');
  const sameAgent = await openAgent(sidecar, paired, { version: 4 });
  visitor.say(up({ type: 'draft.share', conversation, text: '' }));
  await visitor.command(say(conversation, 'Is it warm?'));
  await sameAgent.next('conversation.changed', ({ card }) => card.preview === 'Is it warm?');
  for (const each of [old, sameAgent]) {
    expect(each.heard.map(({ body }) => body.type)).not.toContain('draft.shown');
    await each.close();
  }
  await visitor.close();
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

it('[PR5] a panel of before version 5 gets no field that it does not know, in answers, facts, refusals and its snapshot', async () => {
  // One of its own: its agent has no room left in the other.
  const sidecar = await startTestSidecar();
  const { panel, conversation } = await startTalking(sidecar);
  const lead = await openAgent(sidecar, await pairDevice(sidecar, (await sidecar.codes()).lead));
  const laptop = await pairDevice(sidecar, (await sidecar.codes()).agent);
  const terms = wireTerms(someTerms({ validFrom: asEpochMs(0) }));
  await lead.command({ type: 'mandate.save', mandate: 'goodwill', from: 0, terms });
  const holder = await openAgent(sidecar, laptop, { version: 4 });

  const told = async (client: typeof panel) => {
    const asked = client.ask({ type: 'allowed.ask', conversation });
    const { options } = await client.next('allowed.answered', ({ of }) => of === asked);
    return options.some(({ bounds }) => bounds !== undefined);
  };
  expect(await told(panel)).toBe(true);
  expect(await told(holder)).toBe(false);

  const tooMuch = {
    type: 'mandate.exercise',
    exercise: newId(),
    conversation,
    mandate: 'goodwill',
    version: 1,
    step: { kind: 'credit', minor: 99_00 },
  } as const;
  const name = terms.name;
  expect(await panel.command(tooMuch)).toMatchObject({
    denial: 'not-in-allowance',
    reason: { word: 'denied', of: 'not-in-allowance', name },
  });
  const refused = await holder.command({ ...tooMuch, exercise: newId() });
  expect(refused).toMatchObject({ type: 'refused', kind: 'over-limit' });
  expect(refused).not.toHaveProperty('denial');
  expect(refused).not.toHaveProperty('reason');

  const given = anExercise({
    exercise: asId('given'),
    agent: asId(panel.welcome.role === 'agent' ? panel.welcome.agent.agent : ''),
    conversation: asId(conversation),
    mandate: asId('goodwill'),
    code: asId('lost-code'),
  });
  await commit(sidecar.environment, async (work) => {
    const cause = { kind: 'paid-without', order: 'A-1', by: null } as const;
    const code = aCode({ code: asId('lost-code'), state: 'lost', why: 'Gone.', cause });
    await work.tx.codes.put({ ...code, exercise: given.exercise });
    await work.tx.exercises.put(given);
    await tellExercise(work, given);
  });
  const isIt = ({ card }: { card: { exercise: string } }) => card.exercise === 'given';
  expect((await panel.next('exercise.changed', isIt)).card.code).toHaveProperty('cause');
  expect((await holder.next('exercise.changed', isIt)).card.code).not.toHaveProperty('cause');
  await holder.close();
  const again = await openAgent(sidecar, laptop, { version: 4 });
  const { exercises = [] } = await again.next('agent.snapshot');
  expect(exercises.find(({ exercise }) => exercise === 'given')?.code).toMatchObject({
    why: 'Gone.',
  });
  expect(JSON.stringify(exercises)).not.toContain('cause');
  await sidecar.stop();
});
