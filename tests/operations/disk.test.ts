import { chmodSync, chownSync, mkdirSync, renameSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { startProcess } from '../support/sidecar-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { newId, openVisitor, pageViewed, up } from '../support/visitor-client.ts';
import { canMount, fileDisk, memoryDisk, type OwnDisk } from './own-disk.ts';
import { PATIENCE, type TalkOnDisk, talkOn } from './talk-on-disk.ts';

let disk: OwnDisk | null = null;
let talk: TalkOnDisk | null = null;
afterEach(async () => {
  talk?.running().kill('SIGKILL');
  await talk?.running().ended;
  disk?.close();
  [disk, talk] = [null, null];
});

/** Breaks the disk while an agent writes, looks at what is said of it, mends it, and looks for what was kept. */
async function survives(
  dataDir: string,
  breakIt: () => void,
  mendIt: () => void,
  words: RegExp,
): Promise<TalkOnDisk> {
  const on = await talkOn(dataDir);
  talk = on;
  const { visitor } = on.talking;
  await on.write(() => on.kept.length >= 10);
  expect(await visitor.signal(pageViewed('before'))).toBe(1);

  let wanted = Number.POSITIVE_INFINITY;
  const writing = on.write(() => on.kept.length >= wanted);
  // Told when it is waited for; a test that failed before that has said why.
  writing.catch(() => undefined);
  await expect.poll(() => on.kept.length, PATIENCE).toBeGreaterThan(12);
  breakIt();
  await expect.poll(() => on.refusals.length, PATIENCE).toBeGreaterThan(2);
  expect(new Set(on.refusals)).toEqual(new Set(['unavailable']));
  const whileBroken = on.kept.length;
  expect(await on.readiness()).toEqual({ status: 503, sentence: expect.stringMatching(words) });
  expect((await fetch(`${on.running().url}/v1/health/live`)).status).toBe(200);
  await expect(openVisitor(on.running())).rejects.toThrow('stopping');
  visitor.say(up(pageViewed('while-broken'), newId(), 2));
  expect((await visitor.closed).kind).toBe('stopping');
  expect(visitor.all('marked').map(({ n }) => n)).toEqual([1]);
  expect(on.kept.length).toBe(whileBroken);

  wanted = whileBroken + 10;
  mendIt();
  await writing;
  await on.becomesReady();
  const { secret, tab } = visitor;
  const back = await openVisitor(on.running(), { secret, tab, since: visitor.cursor() });
  expect(back.welcome.marked).toBe(1);
  expect(await back.signal(pageViewed('while-broken'))).toBe(2);
  await back.close();
  await on.nothingIsLost();
  return on;
}

describe.skipIf(!canMount.memory)('a disk that is full', () => {
  it('[OP10] keeps what it acknowledged, says so, and goes on by itself when there is room', async () => {
    const own = memoryDisk(24);
    if (own === null) throw new Error('this disk could be mounted a moment ago');
    disk = own;
    const on = await survives(own.folder, own.fill, own.makeRoom, /is full\. Make room/);
    await on.killAndRestart();
    await on.nothingIsLost();
  });

  it('[OP10] is a reason not to start, in words', async () => {
    const own = memoryDisk(8);
    if (own === null) throw new Error('this disk could be mounted a moment ago');
    disk = own;
    own.fill();
    const failed = await startProcess({ DATA_DIR: own.folder });
    expect(failed.said).toMatchObject({ msg: 'cannot-start', kind: 'disk-full' });
    expect(failed.said.sentence).toMatch(/Make room and start again/);
    expect(await failed.ended).toMatchObject({ code: 2 });
  });
});

describe.skipIf(!canMount.file)('a disk that breaks under open files', () => {
  it('[OP10] is written again by itself when writing is allowed again', async () => {
    const own = fileDisk(48);
    if (own === null) throw new Error('this disk could be mounted a moment ago');
    disk = own;
    const [freeze, thaw] = [() => own.freeze(true), () => own.freeze(false)];
    const on = await survives(own.folder, freeze, thaw, /gives errors|may not be written/);
    await on.killAndRestart();
    await on.nothingIsLost();
  });

  it('[OP10] full, on a file system that keeps room for its journal', async () => {
    const own = fileDisk(32);
    if (own === null) throw new Error('this disk could be mounted a moment ago');
    disk = own;
    await survives(own.folder, own.fill, own.makeRoom, /is full\. Make room/);
  });

  it('[OP10] turned read-only by the kernel keeps what it acknowledged, until it is repaired', async () => {
    const own = fileDisk(48);
    if (own === null) throw new Error('this disk could be mounted a moment ago');
    disk = own;
    const on = await talkOn(own.folder);
    talk = on;
    const refusing = on
      .write(() => on.refusals.length >= 2)
      .then(
        () => 'refuses',
        () => 'cut off',
      );
    await expect.poll(() => on.kept.length, PATIENCE).toBeGreaterThan(10);
    own.abort();
    const outcome = await Promise.race([refusing, on.running().ended]);
    if (outcome === 'refuses') {
      expect(await on.readiness()).toEqual({
        status: 503,
        sentence: expect.stringMatching(/gives errors|may not be written/),
      });
    } else {
      // The index of the log is a file in memory: the kernel ends whoever writes there on such a disk.
      expect(outcome).toEqual({ code: null, signal: 'SIGBUS' });
    }
    on.running().kill('SIGKILL');
    await on.running().ended;
    own.repair();
    await on.killAndRestart();
    await on.nothingIsLost();
  });

  it('[OP10] read-only from the start is a reason not to start; writable again, all is there', async () => {
    const own = fileDisk(32);
    if (own === null) throw new Error('this disk could be mounted a moment ago');
    disk = own;
    const on = await talkOn(own.folder);
    talk = on;
    await on.write(() => on.kept.length >= 5);
    on.running().kill('SIGTERM');
    expect(await on.running().ended).toEqual({ code: 0, signal: null });
    own.readOnly(true);
    const failed = await startProcess({ DATA_DIR: own.folder });
    expect(failed.said).toMatchObject({ msg: 'cannot-start', kind: 'data-unusable' });
    expect(failed.said.sentence).toMatch(/may only be read/);
    expect(await failed.ended).toMatchObject({ code: 2 });
    own.readOnly(false);
    await on.killAndRestart();
    await on.nothingIsLost();
  });
});

const isRoot = process.getuid?.() === 0;
// On Debian: nobody.
const NOBODY = { uid: 65_534 };

describe.skipIf(!isRoot)('a folder whose permission is taken away', () => {
  it('[OP10] is written on while it is open, and a reason not to start until it is given back', async () => {
    const above = temporaryFolder();
    const dataDir = `${above}/kept`;
    chmodSync(above, 0o755);
    mkdirSync(dataDir);
    chownSync(dataDir, NOBODY.uid, 0);
    const on = await talkOn(dataDir, NOBODY);
    talk = on;
    await on.write(() => on.kept.length >= 5);
    chmodSync(dataDir, 0o000);
    await on.write(() => on.kept.length >= 10);
    expect(on.refusals).toEqual([]);
    expect((await on.readiness()).status).toBe(200);
    on.running().kill('SIGKILL');
    await on.running().ended;
    const failed = await startProcess({ DATA_DIR: dataDir }, NOBODY);
    expect(failed.said).toMatchObject({ msg: 'cannot-start', kind: 'data-unusable' });
    expect(failed.said.sentence).toMatch(/may not be written by this user/);
    await failed.ended;
    chmodSync(dataDir, 0o700);
    await on.killAndRestart();
    await on.write(() => on.kept.length >= 12);
    await on.nothingIsLost();
  });
});

describe('a database that is taken away under a running sidecar', () => {
  it.each(['toonbank.db', 'toonbank.db-wal'])(
    '[OP10] without its %s nothing more is acknowledged; put back, it goes on by itself',
    async (name) => {
      const above = temporaryFolder();
      const dataDir = `${above}/kept`;
      const [here, away] = [`${dataDir}/${name}`, `${above}/away`];
      const on = await survives(
        dataDir,
        () => renameSync(here, away),
        () => renameSync(away, here),
        /was moved or deleted\. Put the same files back/,
      );
      await on.killAndRestart();
      await on.nothingIsLost();
    },
  );
});
