import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { asFeedSeq, asId } from '../../shared/kernel/ids.ts';
import { openEmbedded } from '../../sidecar/adapters/store/drivers/embedded.ts';
import { first } from '../../sidecar/adapters/store/sql/migrations/0001-first.ts';
import { erasure } from '../../sidecar/adapters/store/sql/migrations/0002-erasure.ts';
import { eraseVisitors } from '../../sidecar/app/privacy/erase-visitor.ts';
import { agentSnapshot } from '../../sidecar/app/snapshot.ts';
import { aDesk, agentCaller } from '../support/desk.ts';
import { bytesIn, rowsIn } from '../support/embedded-rows.ts';
import { folders } from './folders.ts';
import { expectUpgraded, fillOldFolder, type OldRows, sqlIn } from './old-folder.ts';

const kept = folders();
afterAll(() => kept.removeAll());

/** Rows of every table as the second schema's release wrote them, in a run with two visitors. */
const ROWS: OldRows = JSON.parse(
  readFileSync(new URL('./fixtures/schema-0002.json', import.meta.url), 'utf8'),
);

describe('data of the second schema', () => {
  it('[UP1] keeps every row and every column as it was', async () => {
    const directory = await oldFolder();
    await expectUpgraded(directory, ROWS, ['cobrowse']);
    expect(Object.keys(ROWS).length).toBeGreaterThan(12);
  });

  it('[UP1, CB1] a talk begun before can be looked along with, told on in the same feed, and erased', async () => {
    const directory = await oldFolder();
    const desk = aDesk({ store: await openEmbedded({ directory }) });
    const { environment } = desk;
    const { holder, visitor } = await desk.conversation('zoe-talk');
    const head = await environment.store.read((tx) => tx.feed.head('floor'));
    const ask = { type: 'cobrowse.ask', cobrowse: 'along', conversation: 'zoe-talk' } as const;
    expect(await desk.agent(holder ?? '', ask)).toMatchObject({ kind: 'done' });
    const yes = { type: 'cobrowse.answer', cobrowse: 'along', isAgreed: true } as const;
    expect(await desk.visitor(visitor, yes)).toMatchObject({ kind: 'done' });
    const told = await environment.store.read((tx) => tx.feed.after('floor', head, 9));
    expect(told.map(({ seq, fact }) => [seq, fact.type])).toEqual([
      [asFeedSeq(head + 1), 'cobrowse.changed'],
      [asFeedSeq(head + 2), 'cobrowse.changed'],
    ]);
    const snapshot = await agentSnapshot(environment, agentCaller('agent-a'));
    expect(snapshot.cobrowses).toMatchObject([{ cobrowse: 'along', state: 'active' }]);
    await eraseVisitors(environment, [visitor], 'operator');
    expect(await environment.store.read((tx) => tx.cobrowses.find(asId('along')))).toBeNull();
    // Panels must hear which conversation it was, for as long as the feed is kept.
    const bytes = bytesIn(directory).replaceAll('zoe-talk', '');
    expect(bytes.match(/zoe-\w+/g)).toBeNull();
    expect(bytes).toContain('max-words');
    await environment.store.close();
  });

  it('[UP2] stays whole when the upgrade breaks off, and is upgraded at the next start', async () => {
    const directory = await oldFolder();
    sqlIn(directory, 'create table offers_seen (cobrowse_by_state text)');
    // Half-way: the table is there by then, and two of its indexes.
    sqlIn(directory, 'create index cobrowse_by_state on offers_seen (cobrowse_by_state)');
    const before = rowsIn(directory);
    await expect(openEmbedded({ directory })).rejects.toThrow('cobrowse_by_state');
    expect(rowsIn(directory)).toEqual(before);
    sqlIn(directory, 'drop table offers_seen');
    const store = await openEmbedded({ directory });
    expect(await store.read((tx) => tx.cobrowses.open())).toEqual([]);
    await store.close();
  });
});

/** A data folder as the second schema's release left it. */
async function oldFolder(): Promise<string> {
  const directory = kept.make();
  await fillOldFolder(directory, { '0001-first': first, '0002-erasure': erasure }, ROWS);
  return directory;
}
