import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { asId } from '../../shared/kernel/ids.ts';
import { openEmbedded } from '../../sidecar/adapters/store/drivers/embedded.ts';
import { first } from '../../sidecar/adapters/store/sql/migrations/0001-first.ts';
import { erasure } from '../../sidecar/adapters/store/sql/migrations/0002-erasure.ts';
import { cobrowse } from '../../sidecar/adapters/store/sql/migrations/0003-cobrowse.ts';
import { mandate } from '../../sidecar/adapters/store/sql/migrations/0004-mandate.ts';
import { takeArticles } from '../../sidecar/app/knowledge/take.ts';
import { wireTerms } from '../../sidecar/app/knowledge/wire.ts';
import { eraseVisitors } from '../../sidecar/app/privacy/erase-visitor.ts';
import { agentSnapshot } from '../../sidecar/app/snapshot.ts';
import { someArticle } from '../support/builders/kept-article.ts';
import { aDesk, agentCaller } from '../support/desk.ts';
import { bytesIn, rowsIn } from '../support/embedded-rows.ts';
import { folders } from './folders.ts';
import { expectUpgraded, fillOldFolder, type OldRows, sqlIn } from './old-folder.ts';

const kept = folders();
afterAll(() => kept.removeAll());

/** Rows of every table as the fourth schema's release wrote them, in a run with two visitors. */
const ROWS: OldRows = JSON.parse(
  readFileSync(new URL('./fixtures/schema-0004.json', import.meta.url), 'utf8'),
);

describe('data of the fourth schema', () => {
  it('[UP1] keeps every row and every column as it was', async () => {
    const directory = await oldFolder();
    await expectUpgraded(directory, ROWS, [
      'article',
      'article_change',
      'suggestion',
      'known_order',
      'learning',
      'model',
    ]);
    expect(ROWS.mandate).toHaveLength(1);
    expect(Object.keys(ROWS).length).toBeGreaterThan(20);
  });

  it('[UP1] knowledge can be written, told and asked for; who was given something can be erased', async () => {
    const directory = await oldFolder();
    const { environment, conversation } = aDesk({ store: await openEmbedded({ directory }) });
    const { visitor } = await conversation('zoe-talk');
    const offered = { article: 'sizes', terms: wireTerms(someArticle()) };
    const [taken] = await takeArticles(environment, [offered], false);
    expect(taken?.outcome).toBe('new');
    const snapshot = await agentSnapshot(environment, agentCaller('agent-a'));
    expect(snapshot.knowledge).toBe(1);
    const { store } = environment;
    expect(await store.read((tx) => tx.knowledge.find(asId('sizes')))).toMatchObject({ change: 1 });
    await eraseVisitors(environment, [visitor], 'operator');
    const bytes = bytesIn(directory).replaceAll('zoe-talk', '').replaceAll('zoe-along', '');
    expect(bytes.match(/zoe-\w+/g)).toBeNull();
    expect(bytes).toContain('max-words');
    await store.close();
  });

  it('[UP2] stays whole when the upgrade breaks off, and is upgraded at the next start', async () => {
    const directory = await oldFolder();
    // Half-way: the tables of the knowledge are there by then.
    sqlIn(directory, 'create table suggestion (only_one text)');
    const before = rowsIn(directory);
    await expect(openEmbedded({ directory })).rejects.toThrow('suggestion');
    expect(rowsIn(directory)).toEqual(before);
    sqlIn(directory, 'drop table suggestion');
    const store = await openEmbedded({ directory });
    expect(await store.read((tx) => tx.knowledge.lastChange())).toBe(0);
    await store.close();
  });
});

/** A data folder as the fourth schema's release left it. */
async function oldFolder(): Promise<string> {
  const directory = kept.make();
  const steps = {
    '0001-first': first,
    '0002-erasure': erasure,
    '0003-cobrowse': cobrowse,
    '0004-mandate': mandate,
  };
  await fillOldFolder(directory, steps, ROWS);
  return directory;
}
