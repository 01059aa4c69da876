import { copyFileSync, existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openAgent } from '../support/agent-client.ts';
import { runOperator } from '../support/operator.ts';
import { type SidecarProcess, startProcess } from '../support/sidecar-process.ts';
import { type Busy, keepBusy } from '../support/talk-on.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { openVisitor } from '../support/visitor-client.ts';

// Each starts several processes, one after another.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let running: SidecarProcess;
let folder: string;
let DATA_DIR: string;

beforeEach(async () => {
  folder = temporaryFolder();
  DATA_DIR = join(folder, 'kept');
  running = await startProcess({ DATA_DIR, PRINT_PAIRING: '1' });
});
afterEach(async () => {
  running.kill('SIGKILL');
  await running.ended;
});

const heard = ({ talkers }: Busy): number =>
  talkers.reduce((sum, { acked }) => sum + acked.length, 0);

/** Resolves when so many more lines were acknowledged. */
async function more(busy: Busy, lines: number): Promise<void> {
  const from = heard(busy);
  await expect.poll(() => heard(busy), { timeout: 20_000 }).toBeGreaterThanOrEqual(from + lines);
}

/** Nothing in the picture is half done: what one commit wrote is there whole or not at all. */
function brokenIn(path: string): readonly unknown[] {
  const database = new DatabaseSync(path, { readOnly: true });
  const questions = [
    // Facts have places without a gap, up to the last one given out.
    `select audience from feed_counter join feed using (audience) group by audience
     having max(seq) <> head or min(seq) <> kept_from or count(*) <> head - kept_from + 1`,
    'select audience from feed where audience not in (select audience from feed_counter)',
    // Lines as well, as many as the conversation says.
    `select conversation from conversation left join line using (conversation) group by conversation
     having count(line) <> lines or coalesce(max(n), 0) <> lines`,
    // Each line was told to its visitor in the same commit.
    `select line from line join conversation using (conversation)
     where not exists (select 1 from feed where audience = 'visitor.' || visitor
       and fact like '%' || line || '%')`,
    // A tab's mark covers exactly the signals that are kept.
    `select tab, n from tab_mark
     where n <> (select count(*) from act where act.visitor = tab_mark.visitor)`,
  ];
  const broken = questions.flatMap((question) => database.prepare(question).all());
  database.close();
  return broken;
}

function linesIn(path: string): readonly string[] {
  const database = new DatabaseSync(path, { readOnly: true });
  const rows = database.prepare('select document from line order by conversation, n').all();
  database.close();
  return rows.map(({ document }) => String(JSON.parse(String(document)).text));
}

it('[BK1] [BK2] a backup made while visitors write is one picture, and its copy equals it', async () => {
  const busy = await keepBusy(running, 3);
  for (const name of ['first.db', 'second.db']) {
    await more(busy, 9);
    const before = busy.talkers.flatMap(({ acked }) => [...acked]);
    const made = await runOperator(['backup', '--out', join(folder, name)], { DATA_DIR });
    expect(made).toMatchObject({ code: 0, said: { msg: 'backed-up', source: 'embedded' } });
    await more(busy, 3);
    expect(brokenIn(join(folder, name))).toEqual([]);
    const lines = linesIn(join(folder, name));
    expect(lines).toEqual(expect.arrayContaining(before));
    expect(lines.length).toBeLessThan(heard(busy) + 3 * 2);
    expect(await runOperator(['backup', '--verify', join(folder, name)])).toMatchObject({
      code: 0,
      said: { msg: 'verified', digest: made.said.digest, rows: made.said.rows },
    });
    const into = join(folder, `restored-${name}`);
    const restored = await runOperator([
      ...['restore', '--from', join(folder, name)],
      ...['--data-dir', into],
    ]);
    expect(restored).toMatchObject({
      code: 0,
      said: { digest: made.said.digest, restoredDigest: made.said.digest, rows: made.said.rows },
    });
    expect(linesIn(join(into, 'toonbank.db'))).toEqual(lines);
    expect(statSync(into).mode & 0o777).toBe(0o700);
    expect(statSync(join(into, 'toonbank.db')).mode & 0o777).toBe(0o600);
  }
  await Promise.all(busy.talkers.map(({ stop }) => stop()));
});

it('[FD1] a picture in which something is half done would be noticed', async () => {
  const busy = await keepBusy(running, 1);
  await more(busy, 3);
  await Promise.all(busy.talkers.map(({ stop }) => stop()));
  const file = join(folder, 'backup.db');
  await runOperator(['backup', '--out', file], { DATA_DIR });
  expect(brokenIn(file)).toEqual([]);
  for (const half of [
    'delete from line where n = 2',
    "delete from feed where audience like 'visitor.%' and seq = 2",
    "update feed_counter set head = head + 1 where audience like 'visitor.%'",
    'update tab_mark set n = n + 1',
    "update feed set fact = '{}' where fact like '%chat.said%'",
  ]) {
    const copy = join(folder, 'half.db');
    copyFileSync(file, copy);
    const database = new DatabaseSync(copy);
    database.exec(half);
    database.close();
    expect(brokenIn(copy), half).not.toEqual([]);
  }
});

it('[BK4] who comes back to a restored copy gets all of it, and nothing of what came after', async () => {
  const busy = await keepBusy(running, 1);
  const [talker] = busy.talkers;
  if (talker === undefined) throw new Error('nobody talks');
  await more(busy, 3);
  const file = join(folder, 'backup.db');
  await runOperator(['backup', '--out', file], { DATA_DIR });
  await more(busy, 3);
  await talker.stop();
  running.kill('SIGKILL');
  await running.ended;
  const since = talker.client.cursor();

  const into = join(folder, 'restored');
  await runOperator(['restore', '--from', file, '--data-dir', into]);
  const kept = linesIn(file);
  running = await startProcess({ DATA_DIR: into });
  const back = await openVisitor(running, { secret: talker.client.secret, since });
  expect(back.welcome).toMatchObject({ visitor: talker.client.welcome.visitor, secret: null });
  // Its place is one of the lost days: facts from there on would be others than those it missed.
  const snapshot = await back.next('visitor.snapshot');
  expect(snapshot.lines.map(({ text }) => text ?? 'null')).toEqual(kept);
  const panel = await openAgent(running, busy.paired, { since: { own: 1, floor: 1 } });
  const floor = await panel.next('agent.snapshot');
  expect(floor.own).toBeGreaterThan(since);
  expect(floor.floor).toBeGreaterThan(since);
  await back.command({
    type: 'chat.say',
    conversation: talker.conversation,
    line: 'line-after',
    text: 'we go on',
  });
  const said = await back.next('chat.said', ({ line }) => line.text === 'we go on');
  expect(said.line.n).toBe(kept.length + 1);
});

it('[BK5] who was erased after the backup is not there again, not even when the sidecar opens its door', async () => {
  running.kill('SIGTERM');
  await running.ended;
  const OPERATOR_TOKEN = 'only-the-operator-of-this-test-knows-it';
  running = await startProcess({ DATA_DIR, PRINT_PAIRING: '1', OPERATOR_TOKEN });
  const busy = await keepBusy(running, 2);
  await more(busy, 4);
  const [gone, stays] = busy.talkers;
  if (gone === undefined || stays === undefined) throw new Error('nobody talks');
  const file = join(folder, 'backup.db');
  await runOperator(['backup', '--out', file], { DATA_DIR });
  await Promise.all(busy.talkers.map(({ stop }) => stop()));
  const { visitor } = gone.client.welcome;
  const erased = await fetch(`${running.url}/v1/operator/erase`, {
    method: 'POST',
    headers: { authorization: `Bearer ${OPERATOR_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({ visitor, isConfirmed: true }),
  });
  expect(await erased.json()).toMatchObject({ isDone: true });
  running.kill('SIGTERM');
  await running.ended;

  const restored = await runOperator(['restore', '--from', file, '--force'], { DATA_DIR });
  expect(restored.said).toMatchObject({ msg: 'restored', toErase: 1, warning: null });
  running = await startProcess({ DATA_DIR, OPERATOR_TOKEN });
  const stranger = await openVisitor(running, { secret: gone.client.secret });
  expect(stranger.welcome.visitor).not.toBe(visitor);
  const known = await openVisitor(running, { secret: stays.client.secret });
  expect(known.welcome.visitor).toBe(stays.client.welcome.visitor);
  const left = await fetch(`${running.url}/v1/operator/export`, {
    method: 'POST',
    headers: { authorization: `Bearer ${OPERATOR_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({ visitor }),
  });
  expect(left.status).toBe(404);
});

it('[BK2] a restore waits for nobody and destroys nothing: in use, not empty, moved aside', async () => {
  const busy = await keepBusy(running, 1);
  await more(busy, 2);
  const file = join(folder, 'backup.db');
  await runOperator(['backup', '--out', file], { DATA_DIR });
  const restore = (...more: readonly string[]) =>
    runOperator(['restore', '--from', file, ...more], { DATA_DIR });
  for (const force of [[], ['--force']]) {
    expect(await restore(...force)).toMatchObject({ code: 2, said: { kind: 'data-in-use' } });
  }
  await more(busy, 2);
  await Promise.all(busy.talkers.map(({ stop }) => stop()));
  running.kill('SIGKILL');
  await running.ended;
  const before = linesIn(join(DATA_DIR, 'toonbank.db'));

  expect(await restore()).toMatchObject({ code: 2, said: { kind: 'target-not-empty' } });
  expect(linesIn(join(DATA_DIR, 'toonbank.db'))).toEqual(before);
  const { code, said } = await restore('--force');
  expect(code).toBe(0);
  const aside = String(said.movedTo);
  expect(aside).toMatch(/before-restore-\d{4}-\d\d-\d\dT/);
  expect(linesIn(join(aside, 'toonbank.db'))).toEqual(before);
  expect(linesIn(join(DATA_DIR, 'toonbank.db'))).toEqual(linesIn(file));
  expect(readdirSync(DATA_DIR)).not.toContain('restoring');
  running = await startProcess({ DATA_DIR });
  expect(running.said).toMatchObject({ msg: 'ready', isFresh: false });
});

it('[BK3] a damaged file is refused before anything is touched', async () => {
  const file = join(folder, 'backup.db');
  writeFileSync(file, 'half a backup');
  const into = join(folder, 'restored');
  for (const args of [
    ['restore', '--from', file, '--data-dir', into],
    ['backup', '--verify', file],
  ]) {
    const { code, said } = await runOperator(args);
    expect({ code, kind: said.kind }).toEqual({ code: 1, kind: 'file-damaged' });
  }
  expect(existsSync(into)).toBe(false);
});

it('[BK3] what is asked wrongly is refused in a sentence', async () => {
  const { code, said } = await runOperator(['backup'], { DATA_DIR });
  expect({ code, msg: said.msg }).toEqual({ code: 2, msg: 'refused' });
  expect(said.sentence).toContain('npm run backup');
});
