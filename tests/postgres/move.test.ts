import { join } from 'node:path';
import { afterEach, expect, inject, it } from 'vitest';
import { openAgent } from '../support/agent-client.ts';
import { runOperator } from '../support/operator.ts';
import { databasesAt } from '../support/postgres-server.ts';
import { type SidecarProcess, startProcess } from '../support/sidecar-process.ts';
import { keepBusy } from '../support/talk-on.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { openVisitor } from '../support/visitor-client.ts';

const databases = databasesAt(inject('postgresPort'));

let running: SidecarProcess;
afterEach(async () => {
  running.kill('SIGKILL');
  await running.ended;
});

it('[BK2] an installation moves from a folder into PostgreSQL with everybody who is known to it', async () => {
  const folder = temporaryFolder();
  const DATA_DIR = join(folder, 'kept');
  running = await startProcess({ DATA_DIR, PRINT_PAIRING: '1' });
  const busy = await keepBusy(running, 1);
  const [talker] = busy.talkers;
  if (talker === undefined) throw new Error('nobody talks');
  await expect.poll(() => talker.acked.length).toBeGreaterThan(5);
  await talker.stop();
  running.kill('SIGTERM');
  await running.ended;

  const file = join(folder, 'backup.db');
  const DATABASE_URL = databases.url(await databases.newDatabase());
  const made = await runOperator(['backup', '--out', file], { DATA_DIR });
  const restored = await runOperator(['restore', '--from', file], { DATABASE_URL });
  expect(restored).toMatchObject({ code: 0, said: { restoredDigest: made.said.digest } });
  expect(JSON.stringify(restored.said)).not.toContain(DATABASE_URL);

  running = await startProcess({ DATABASE_URL });
  expect(running.said).toMatchObject({ msg: 'ready', isFresh: false });
  const back = await openVisitor(running, { secret: talker.client.secret });
  expect(back.welcome.visitor).toBe(talker.client.welcome.visitor);
  const { lines } = await back.next('visitor.snapshot');
  expect(lines.flatMap(({ text }) => (text === null ? [] : [text]))).toEqual(talker.acked);
  const panel = await openAgent(running, busy.paired);
  const answer = await panel.command({
    type: 'chat.say',
    conversation: talker.conversation,
    line: 'line-there',
    text: 'here we are again',
  });
  expect(answer.type).toBe('ack');
  await back.next('chat.said', ({ line }) => line.text === 'here we are again');

  const again = await runOperator(['backup', '--out', join(folder, 'there.db')], { DATABASE_URL });
  expect(again).toMatchObject({ code: 0, said: { source: 'postgres' } });
});
