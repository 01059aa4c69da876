import { afterEach, expect, it } from 'vitest';
import { openAgent, pairDevice } from '../support/agent-client.ts';
import { type SidecarProcess, startProcess } from '../support/sidecar-process.ts';
import { newId, openVisitor, pageViewed, up } from '../support/visitor-client.ts';
import { databases } from './store-kit.ts';

const OPERATOR_TOKEN = 'only-the-operator-of-this-test-knows-it';
const running: SidecarProcess[] = [];
afterEach(async () => {
  for (const sidecar of running.splice(0)) {
    sidecar.kill('SIGKILL');
    await sidecar.ended;
  }
});

async function start(name: string, more: Readonly<Record<string, string>> = {}) {
  const sidecar = await startProcess({ DATABASE_URL: databases.url(name), ...more });
  running.push(sidecar);
  return sidecar;
}

it('[ER3] erased at one, a page at the other is sent away and its row leaves the floor', async () => {
  const name = await databases.newDatabase();
  const one = await start(name, { PRINT_PAIRING: '1', OPERATOR_TOKEN });
  const other = await start(name);
  const panel = await openAgent(other, await pairDevice(one, one.said.pairing?.agent ?? ''));
  const page = await openVisitor(other);
  const unwatched = await openVisitor(one);
  page.say(up(pageViewed('shoes'), newId(), 1));
  await page.next('marked', ({ n }) => n === 1);
  panel.say(up({ type: 'floor.watch', isOn: true }));
  const { rows } = await panel.next('floor.whole', (floor) => floor.rows.length === 1);
  const { visitor } = page.welcome;
  expect(rows[0]).toMatchObject({ visitor });

  const answer = await fetch(`${one.url}/v1/operator/erase`, {
    method: 'POST',
    headers: { authorization: `Bearer ${OPERATOR_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({ visitor, isConfirmed: true }),
  });
  expect(await answer.json()).toMatchObject({ isDone: true });
  await page.next('bye', ({ kind }) => kind === 'unauthenticated');
  await panel.next('floor.pulse', ({ gone }) => gone.includes(rows[0]?.session ?? ''));
  // And it does not come back with the page that goes.
  await panel.next('visitor.erased');
  expect(unwatched.all('bye')).toEqual([]);
  const stranger = await openVisitor(other, { secret: page.secret });
  expect(stranger.welcome.visitor).not.toBe(visitor);
});
