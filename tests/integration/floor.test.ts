import { afterEach, expect, it } from 'vitest';
import type { Bounds } from '../../sidecar/gateway/bounds.ts';
import { type AgentClient, openAgent, pairDevice } from '../support/agent-client.ts';
import { startTestSidecar, type TestSidecar } from '../support/sidecar.ts';
import { openVisitor, pageViewed, up, type VisitorClient } from '../support/visitor-client.ts';

let sidecar: TestSidecar;
afterEach(() => sidecar.stop());

const NEVER_MS = 3_600_000;

async function start(bounds: Partial<Bounds> = {}): Promise<void> {
  sidecar = await startTestSidecar({ bounds });
}

async function openWatching(): Promise<AgentClient> {
  const panel = await openAgent(sidecar, await pairDevice(sidecar, (await sidecar.codes()).agent));
  panel.say(up({ type: 'floor.watch', isOn: true }));
  return panel;
}

async function openSeen(page = 'home'): Promise<VisitorClient> {
  const visitor = await openVisitor(sidecar);
  await visitor.signal(pageViewed(page, page));
  return visitor;
}

/** Whatever was sent before has arrived once this resolves. */
async function barrier(panel: AgentClient): Promise<void> {
  panel.say(up({ type: 'ping' }));
  await panel.next('pong');
}

it('[GW4] the whole floor comes once on attach, with who is here', async () => {
  await start();
  const here = await openSeen('here');
  const left = await openSeen('left');
  await left.close();
  const panel = await openWatching();
  const { rows } = await panel.next('floor.whole');
  const isHere = Object.fromEntries(rows.map((row) => [row.visitor, row.isHere]));
  expect(isHere).toEqual({ [here.welcome.visitor]: true, [left.welcome.visitor]: false });
});

it('[GW4] the floor comes whole again to a link that asks again, for its second panel', async () => {
  await start();
  await openSeen('first');
  const panel = await openWatching();
  await panel.next('floor.whole');
  await openSeen('second');
  panel.say(up({ type: 'floor.watch', isOn: true }));
  const { rows } = await panel.next('floor.whole', ({ rows: whole }) => whole.length === 2);
  expect(rows.map(({ place }) => place.title).sort()).toEqual(['first', 'second']);
});

it('[GW4] a change is shown at once, and what follows waits for its turn', async () => {
  await start({ floorEveryMs: NEVER_MS });
  const visitor = await openSeen();
  const panel = await openWatching();
  await panel.next('floor.whole');
  await visitor.signal(pageViewed('first', 'first'));
  const { rows } = await panel.next('floor.pulse');
  expect(rows.map(({ place }) => place.title)).toEqual(['first']);
  for (let n = 0; n < 20; n += 1) await visitor.signal(pageViewed('more', `more ${n}`));
  await barrier(panel);
  expect(panel.all('floor.pulse').length).toBe(1);
});

it('[GW4] many changes are at most one pulse each 100 ms, and end in the newest picture', async () => {
  await start();
  const visitors = [await openSeen(), await openSeen(), await openSeen()];
  const panel = await openWatching();
  await panel.next('floor.whole');
  const begun = performance.now();
  for (let n = 0; n < 15; n += 1) {
    await Promise.all(visitors.map((each) => each.signal(pageViewed('p', `title ${n}`))));
  }
  const newest = () => {
    const titles = new Map<string, string>();
    for (const { rows } of panel.all('floor.pulse')) {
      for (const row of rows) titles.set(row.session, row.place.title);
    }
    return [...titles.values()];
  };
  await expect.poll(newest).toEqual(['title 14', 'title 14', 'title 14']);
  const elapsedMs = performance.now() - begun;
  expect(panel.all('floor.pulse').length).toBeLessThanOrEqual(Math.ceil(elapsedMs / 100) + 1);
});

it('[GW4] a row says at once that its visitor left, and leaves after a while', async () => {
  await start({ floorGoneAfterMs: 0, floorEveryMs: 1 });
  const visitor = await openSeen();
  const panel = await openWatching();
  const { rows } = await panel.next('floor.whole');
  await visitor.close();
  await panel.next('floor.pulse', (pulse) => pulse.rows.some(({ isHere }) => !isHere));
  const { gone } = await panel.next('floor.pulse', (pulse) => pulse.gone.length > 0);
  expect(gone).toEqual(rows.map(({ session }) => session));
});

it('[GW4] a visitor who turns a page is here again, and does not leave the floor', async () => {
  await start({ floorEveryMs: 1 });
  const visitor = await openSeen();
  const panel = await openWatching();
  await panel.next('floor.whole');
  await visitor.close();
  await panel.next('floor.pulse', (pulse) => pulse.rows.some(({ isHere }) => !isHere));
  await openVisitor(sidecar, { secret: visitor.secret });
  const { rows } = await panel.next('floor.pulse', (pulse) => pulse.rows.some((row) => row.isHere));
  expect(rows[0]?.visitor).toBe(visitor.welcome.visitor);
  expect(panel.all('floor.pulse').flatMap(({ gone }) => gone)).toEqual([]);
});

it('[GW4] a panel that stops watching is shown nothing more', async () => {
  await start({ floorEveryMs: 1 });
  const visitor = await openSeen();
  const panel = await openWatching();
  const other = await openAgent(sidecar, await pairDevice(sidecar, (await sidecar.codes()).lead));
  other.say(up({ type: 'floor.watch', isOn: true }));
  await panel.next('floor.whole');
  await other.next('floor.whole');
  panel.say(up({ type: 'floor.watch', isOn: false }));
  await barrier(panel);
  await visitor.signal(pageViewed('after', 'after'));
  await other.next('floor.pulse');
  await barrier(panel);
  expect(panel.all('floor.pulse')).toEqual([]);
});

it('[PV1] a visitor who does not allow observe is not on the floor', async () => {
  await start();
  const visitor = await openVisitor(sidecar, { observe: false });
  expect(await visitor.signal(pageViewed())).toBe(1);
  const panel = await openWatching();
  expect((await panel.next('floor.whole')).rows).toEqual([]);
});

it('[PV1] signals said after the consent count, those before it do not', async () => {
  await start();
  const visitor = await openVisitor(sidecar, { observe: false });
  visitor.say(up(pageViewed('before'), 'a', 1));
  visitor.say(up({ type: 'consent.set', observe: true }, 'b'));
  visitor.say(up(pageViewed('after'), 'c', 2));
  await visitor.next('marked', ({ n }) => n === 2);
  const panel = await openWatching();
  await panel.next('floor.whole');
  panel.ask({ type: 'journey.ask', visitor: visitor.welcome.visitor, before: null });
  const { acts } = await panel.next('journey.answered');
  expect(acts.map(({ act }) => ('page' in act ? act.page : act.type))).toEqual(['after']);
});
