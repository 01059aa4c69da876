import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, it } from 'vitest';
import { asId } from '../../shared/kernel/ids.ts';
import { asEpochMs } from '../../shared/kernel/time.ts';
import {
  COMMIT_GROUP_MAX,
  COMMIT_QUEUE_MAX,
  STORE_BUSY_MAX_MS,
} from '../../shared/protocol/limits.ts';
import { openEmbedded } from '../../sidecar/adapters/store/drivers/embedded.ts';
import { StoreUnavailable } from '../../sidecar/ports/store.ts';
import { say } from '../support/a-conversation.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { newId, up } from '../support/visitor-client.ts';
import { type Holding, holdDatabase } from './hold-database.ts';
import { PATIENCE, type TalkOnDisk, talkOn } from './talk-on-disk.ts';

let talk: TalkOnDisk | null = null;
let holding: Holding | null = null;
afterEach(async () => {
  await holding?.letGo();
  talk?.running().kill('SIGKILL');
  await talk?.running().ended;
  [talk, holding] = [null, null];
});

async function talkAndHold(): Promise<{ on: TalkOnDisk; dataDir: string; held: Holding }> {
  const dataDir = temporaryFolder();
  const on = await talkOn(dataDir);
  talk = on;
  await on.write(() => on.kept.length >= 5);
  const held = await holdDatabase(dataDir);
  holding = held;
  return { on, dataDir, held };
}

const isAlive = async (on: TalkOnDisk): Promise<boolean> =>
  (await fetch(`${on.running().url}/v1/health/live`)).ok;

it('[OP10] a database that another program holds for a moment is waited for, and nobody is held up', async () => {
  const { on, held } = await talkAndHold();
  const { panel, visitor, conversation } = on.talking;
  const lines = Array.from({ length: 20 }, (_, n) => ({
    id: newId(),
    command: say(conversation, `waiting ${n}`),
  }));
  for (const { id, command } of lines) panel.say(up(command, id));
  // The process answers meanwhile: whoever watches over it must not take it for dead.
  const askedMs = performance.now();
  for (let n = 0; n < 20; n += 1) expect(await isAlive(on)).toBe(true);
  visitor.say(up({ type: 'ping' }));
  await visitor.next('pong');
  expect(performance.now() - askedMs).toBeLessThan(STORE_BUSY_MAX_MS);
  const isAcked = (id: string): boolean => panel.all('ack').some(({ of }) => of === id);
  expect(lines.filter(({ id }) => isAcked(id))).toEqual([]);
  await held.letGo();
  for (const { id } of lines) expect((await panel.receipt(id)).type).toBe('ack');
  await on.nothingIsLost();
});

it('[OP10] held for longer it refuses, says who is in the way, and goes on when it is let go', async () => {
  const { on, held } = await talkAndHold();
  const { panel, conversation } = on.talking;
  const id = newId();
  const line = say(conversation, 'kept at last');
  expect(await panel.command(line, id)).toMatchObject({ type: 'refused', kind: 'unavailable' });
  expect(await on.readiness()).toEqual({
    status: 503,
    sentence: expect.stringMatching(/^Another program holds the database/),
  });
  await held.letGo();
  await expect.poll(async () => (await panel.command(line, id)).type, PATIENCE).toBe('ack');
  await on.becomesReady();
  await on.nothingIsLost();
});

it('[OP10] a stop while work hangs ends with 1, says so, and loses nothing', async () => {
  const { on, held } = await talkAndHold();
  const { panel, conversation } = on.talking;
  // One after another, each waiting for the file: more than a drain waits for.
  for (let n = 0; n < 6; n += 1) panel.say(up(say(conversation, `hanging ${n}`), newId()));
  await expect
    .poll(async () => {
      const metrics = await (await fetch(`${on.running().url}/metrics`)).text();
      return /received_total\{type="chat\.say"\} 11/.test(metrics);
    }, PATIENCE)
    .toBe(true);
  on.running().kill('SIGTERM');
  expect(await on.running().ended).toEqual({ code: 1, signal: null });
  expect(on.running().log()).toContain('drain-broken-off');
  await held.letGo();
  await on.killAndRestart();
  await on.nothingIsLost();
});

it('[LM1] more than may wait for a slow disk is refused at once; all that waited is kept', async () => {
  const directory = temporaryFolder();
  const store = await openEmbedded({ directory });
  const held = await holdDatabase(directory);
  holding = held;
  const mayWait = COMMIT_GROUP_MAX + COMMIT_QUEUE_MAX;
  const entry = { kind: 'consent-given', by: 'a', about: 'a', detail: '' } as const;
  const add = () =>
    store.transact((tx) => tx.audit.add({ ...entry, at: asEpochMs(1), about: asId('a') }));
  const first = add();
  // Once the first group has been taken out of the queue, the rest waits behind it.
  await new Promise(setImmediate);
  const asked = Array.from({ length: mayWait }, add);
  const outcomes = Promise.allSettled([first, ...asked]);
  const refused = asked.slice(COMMIT_QUEUE_MAX);
  for (const one of await Promise.allSettled(refused)) {
    expect(one).toMatchObject({ status: 'rejected', reason: expect.any(StoreUnavailable) });
  }
  await held.letGo();
  const kept = (await outcomes).filter(({ status }) => status === 'fulfilled').length;
  expect(kept).toBe(COMMIT_QUEUE_MAX + 1);
  await store.close();
  const file = new DatabaseSync(join(directory, 'toonbank.db'), { readOnly: true });
  expect(file.prepare('select count(*) as n from audit').get()?.n).toBe(kept);
  file.close();
});
