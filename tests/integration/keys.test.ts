import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { knockAsAgent, openAgent, pairDevice } from '../support/agent-client.ts';
import { startTestSidecar } from '../support/sidecar.ts';
import { type SidecarProcess, startProcess } from '../support/sidecar-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { newId, openVisitor, type VisitorClient } from '../support/visitor-client.ts';

const OLD = 'the-old-key-of-the-shop-of-boots-and-laces';
const NEXT = 'the-next-key-of-the-shop-of-boots-and-laces';

let running: SidecarProcess;
let file: string;

function keep(identifyKeys: readonly string[], origins = ['https://boots.example']): void {
  writeFileSync(file, JSON.stringify([{ shop: 'boots', origins, identifyKeys }]));
}

beforeEach(async () => {
  const folder = temporaryFolder();
  file = join(folder, 'shops.json');
  keep([OLD]);
  running = await startProcess({ DATA_DIR: join(folder, 'kept'), SHOPS: file });
});
afterEach(async () => {
  running.kill('SIGKILL');
  await running.ended;
});

/** What becomes of the shop's word about this visitor, signed with the key. */
async function identifiedWith(visitor: VisitorClient, key: string): Promise<boolean> {
  const nowS = Math.floor(Date.now() / 1_000);
  const token = await new SignJWT({
    iss: 'boots',
    aud: 'toonbank',
    sub: 'K-1',
    jti: newId(),
    visitor: visitor.welcome.visitor,
    iat: nowS,
    exp: nowS + 60,
  })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(key));
  return (await visitor.command({ type: 'visitor.identify', token })).type === 'ack';
}

async function readAgain(words: string): Promise<void> {
  const before = running.log().split(words).length;
  running.kill('SIGHUP');
  await expect.poll(() => running.log().split(words).length).toBe(before + 1);
}

it('[KY1] a shop goes from one key to the next on SIGHUP, with its visitors connected', async () => {
  const visitor = await openVisitor(running);
  const accepted = async () => [
    await identifiedWith(visitor, OLD),
    await identifiedWith(visitor, NEXT),
  ];
  expect(await accepted()).toEqual([true, false]);
  keep([NEXT, OLD]);
  await readAgain('The shops were read again.');
  expect(await accepted()).toEqual([true, true]);
  keep([NEXT]);
  await readAgain('The shops were read again.');
  expect(await accepted()).toEqual([false, true]);
  expect(visitor.socket.readyState).toBe(visitor.socket.OPEN);
  for (const key of [OLD, NEXT]) expect(running.log()).not.toContain(key);
});

it('[KY1] a list of shops that cannot be used is logged, and the one before stays', async () => {
  const visitor = await openVisitor(running);
  for (const wrong of ['[{"shop":', '[{"shop":"boots","origins":["nowhere"]}]']) {
    writeFileSync(file, wrong);
    await readAgain('The shops cannot be used; those before stay.');
  }
  expect(running.log()).toContain('nowhere');
  expect(await identifiedWith(visitor, OLD)).toBe(true);
});

it('[KY1] an origin that was added is let in, one that was taken out no longer', async () => {
  const origin = 'https://new.boots.example';
  await expect(openVisitor(running, { origin })).rejects.toThrow();
  keep([OLD], [origin]);
  await readAgain('The shops were read again.');
  await openVisitor(running, { origin });
  await expect(openVisitor(running)).rejects.toThrow();
});

it("[KY1] an agent's key is replaced by pairing again: the new one works before the old one ends", async () => {
  const sidecar = await startTestSidecar();
  const lead = await openAgent(sidecar, await pairDevice(sidecar, (await sidecar.codes()).lead));
  const old = await pairDevice(sidecar, (await sidecar.codes()).agent);
  const codeFor = async (agent: string): Promise<string> => {
    const answer = await lead.command({ type: 'agent.reinvite', agent });
    return answer.type === 'ack' ? (answer.result?.code ?? '') : answer.kind;
  };
  const beside = await pairDevice(sidecar, await codeFor(old.agent));
  const panels = [await openAgent(sidecar, old), await openAgent(sidecar, beside)];
  await lead.command({ type: 'agent.revoke', agent: old.agent });
  for (const { closed } of panels) expect((await closed).kind).toBe('revoked');
  const renewed = await pairDevice(sidecar, await codeFor(old.agent));
  await openAgent(sidecar, renewed);
  for (const gone of [old, beside]) {
    expect((await (await knockAsAgent(sidecar, gone)).closed).kind).toBe('revoked');
  }
  await sidecar.stop();
});
