import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeHistory } from '../../demo/truth/write-history.ts';
import { asId } from '../../shared/kernel/ids.ts';
import { asEpochMs, DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import { fixedPolicy } from '../../sidecar/adapters/policy/file.ts';
import { readPolicy } from '../../sidecar/adapters/policy/read-policy.ts';
import { priorText } from '../../sidecar/adapters/prior/file.ts';
import { openEmbedded } from '../../sidecar/adapters/store/drivers/embedded.ts';
import { priorFrom } from '../../sidecar/app/learning/prior-from.ts';
import type { ReplayAnswer } from '../../sidecar/app/replay/answer.ts';
import { runOperator } from '../support/operator.ts';
import { startTestSidecar, type TestSidecar } from '../support/sidecar.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { SHOP_ORIGIN } from '../support/visitor-client.ts';

const TOKEN = 'a-token-of-the-one-who-runs-it-0123456789';
const MAIN = fileURLToPath(new URL('../../sidecar/operator/main.ts', import.meta.url));
const SHIPPED = fileURLToPath(new URL('../../sidecar/policy/default.json', import.meta.url));

const policy = readPolicy(SHIPPED);
const directory = join(temporaryFolder(), 'kept');
const [first] = policy.actionMaps;
/** The first map of the shop, for everybody. */
const CHANGE = { ...first, scoreFrom: 0, hesitations: [], pageTypes: [], schedule: null };
let sidecar: TestSidecar;

beforeAll(async () => {
  const store = await openEmbedded({ directory });
  sidecar = await startTestSidecar(
    {
      store,
      policy: fixedPolicy(policy),
      prior: priorFrom(priorText()),
      bounds: { replayRequestsPerMinute: 1_000 },
    },
    { operatorTokens: [TOKEN] },
  );
  const to = asEpochMs(Date.now() - HOUR_MS);
  const terms = { sessions: 300, seed: 3, from: asEpochMs(to - 6 * DAY_MS), to };
  await writeHistory(store, { ...terms, shop: asId('boots'), policy });
});
afterAll(() => sidecar.stop());

function post(
  body: object,
  headers: Readonly<Record<string, string>> = { authorization: `Bearer ${TOKEN}` },
  to: { readonly url: string } = sidecar,
): Promise<Response> {
  return fetch(`${to.url}/v1/replay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

async function answered(body: object): Promise<ReplayAnswer> {
  const response = await post(body);
  expect(response.status).toBe(200);
  return response.json();
}

function fileWith(value: unknown, text = JSON.stringify(value)): string {
  const file = join(temporaryFolder(), 'change.json');
  writeFileSync(file, text);
  return file;
}

const saidBy = ({ maps, estimates, sessions, visitors, decisions }: ReplayAnswer) => ({
  maps,
  estimates,
  sessions,
  visitors,
  decisions,
});

describe('POST /v1/replay', () => {
  it('[RP4] says what a changed map would have done, and changes nothing', async () => {
    const { maps, estimates, sessions, leftOut } = await answered({ days: 7, changes: CHANGE });
    expect(sessions).toBe(300);
    const changed = maps.find(({ actionMap }) => actionMap === first?.actionMap);
    expect(changed?.after.qualified).toBeGreaterThan(changed?.before.qualified ?? 0);
    expect(changed?.after.accepted).toBeGreaterThan(0);
    expect(estimates.met).toBeGreaterThan(0);
    expect(leftOut).toContain('room');
    const again = await answered({ days: 7 });
    for (const { before, after } of again.maps) expect(after).toEqual(before);
    expect(again.estimates.untried).toBe(0);
  });

  it('[RP4] is there only with a token, for who has it, and for no page', async () => {
    const body = { days: 1 };
    const without = await startTestSidecar();
    const bearer = { authorization: `Bearer ${TOKEN}` };
    expect((await post(body, bearer, without)).status).toBe(404);
    await without.stop();
    expect((await post(body, {})).status).toBe(401);
    expect((await post(body, { authorization: 'Bearer guessed' })).status).toBe(401);
    expect((await post(body, { ...bearer, origin: SHOP_ORIGIN })).status).toBe(403);
  });

  it.each([
    ['no days', {}],
    ['more days than are kept', { days: 91 }],
    ['a field too many', { days: 1, more: true }],
  ])('[RP4] refuses %s', async (_, body) => {
    const refused = await post(body);
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ kind: 'malformed' });
  });

  it('[RP4] says in a sentence what is wrong with a map, and which model is not there', async () => {
    const wrong = await post({ days: 1, changes: { ...CHANGE, scoreFrom: 101 } });
    expect(wrong.status).toBe(400);
    expect(await wrong.json()).toMatchObject({ sentence: expect.stringContaining('scoreFrom') });
    const missing = await post({ days: 1, model: 'never-learned' });
    expect(missing.status).toBe(404);
    expect(await missing.json()).toMatchObject({
      sentence: expect.stringContaining('never-learned'),
    });
  });

  it('[RP4] is made one at a time, and so often a minute', async () => {
    const both = await Promise.all([post({ days: 7 }), post({ days: 7 })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 429]);
    expect((await post({ days: 7 })).status).toBe(200);
    const strict = await startTestSidecar(
      { bounds: { replayRequestsPerMinute: 2 } },
      { operatorTokens: [TOKEN] },
    );
    const statuses: number[] = [];
    const bearer = { authorization: `Bearer ${TOKEN}` };
    for (let n = 0; n < 3; n += 1) {
      statuses.push((await post({ days: 1 }, bearer, strict)).status);
    }
    await strict.stop();
    expect(statuses).toEqual([200, 200, 429]);
  });

  it('[RP4] ends when who asked is gone, so that the next can be made', async () => {
    const leaving = new AbortController();
    const asked = fetch(`${sidecar.url}/v1/replay`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` },
      body: JSON.stringify({ days: 90 }),
      signal: leaving.signal,
    });
    leaving.abort();
    await expect(asked).rejects.toThrow();
    await expect.poll(async () => (await post({ days: 1 })).status).toBe(200);
  });
});

describe('npm run replay', () => {
  const replay = (...args: readonly string[]) =>
    runOperator(['replay', '--days', '7', '--data-dir', directory, ...args], {});

  it('[RP4] says the same as the sidecar it runs beside', async () => {
    const byHttp = await answered({ days: 7, changes: CHANGE });
    const { code, said, errors } = await replay('--map', fileWith(CHANGE), '--json');
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(said).toMatchObject(saidBy(byHttp));
  });

  it('[RP4] takes a policy too, whole or in part, and another rule', async () => {
    const whole = await replay('--map', SHIPPED, '--json', '--model', 'plain-rule');
    expect(whole).toMatchObject({
      code: 0,
      said: { decisions: { after: ['plain-rule-1'] }, sessions: 300 },
    });
    const none = await replay('--map', fileWith({ actionMaps: [] }), '--json');
    const { maps } = await answered({ days: 7, changes: { actionMaps: [] } });
    expect(none.said).toMatchObject({ maps });
    expect(maps.every(({ after }) => after.qualified === 0)).toBe(true);
  });

  it('[RP4] prints a table', async () => {
    const args = ['replay', '--days', '7', '--data-dir', directory, '--map', fileWith(CHANGE)];
    const child = spawn(process.execPath, [MAIN, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.on('data', (part) => {
      text += String(part);
    });
    const [code] = await once(child, 'close');
    expect(code).toBe(0);
    expect(text).toMatch(/^300 sessions of \d+ visitors, /);
    expect(text).toContain(`${first?.name} (${first?.actionMap})`);
    expect(text).toContain('Room is not replayed');
  });

  it.each([
    ['that is not there', '/no/such/map.json', 'cannot be read'],
    ['that is no JSON', fileWith(null, '{"actionMap":'), 'is not JSON'],
    ['that is no map', fileWith([1]), 'one object'],
    ['with a wrong map', fileWith({ ...CHANGE, priority: -1 }), 'priority'],
  ])('[RP4] refuses a file %s in a sentence', async (_, file, part) => {
    expect(await replay('--map', file)).toMatchObject({
      code: 2,
      said: { msg: 'refused', sentence: expect.stringContaining(part) },
      errors: '',
    });
  });
});
