import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { applyFacts, applySnapshot } from '../../extension/db/apply.ts';
import { Tables } from '../../extension/db/tables.ts';
import { asFeedSeq, asId, type ShopId, type VisitorId } from '../../shared/kernel/ids.ts';
import { asEpochMs } from '../../shared/kernel/time.ts';
import { nodeDigest } from '../../sidecar/adapters/ambient/system.ts';
import { openEmbedded } from '../../sidecar/adapters/store/drivers/embedded.ts';
import { first } from '../../sidecar/adapters/store/sql/migrations/0001-first.ts';
import { eraseVisitors } from '../../sidecar/app/privacy/erase-visitor.ts';
import { forgetOld } from '../../sidecar/app/privacy/forget-old.ts';
import { agentSnapshot } from '../../sidecar/app/snapshot.ts';
import type { Store } from '../../sidecar/ports/store.ts';
import { isForAgents } from '../support/agent-facts.ts';
import { agentCaller } from '../support/desk.ts';
import { bytesIn, rowsIn } from '../support/embedded-rows.ts';
import { testEnvironment } from '../support/environment.ts';
import { folders } from './folders.ts';
import { fillOldFolder, type OldRows, sqlIn } from './old-folder.ts';

const kept = folders();
afterAll(() => kept.removeAll());

/** Rows of every table as the first schema's release wrote them, in a run with two visitors. */
const ROWS: OldRows = JSON.parse(
  readFileSync(new URL('./fixtures/schema-0001.json', import.meta.url), 'utf8'),
);
const SHOP = asId<ShopId>('boots');

describe('data of the first schema', () => {
  it('[UP1] is all there, and found by what the second schema looks things up by', async () => {
    const { store, environment } = await opened(await oldFolder());
    const [zoe] = await store.read((tx) => tx.visitors.ofCustomer(SHOP, 'zoe-customer', 9));
    const visitor = zoe?.visitor ?? asId<VisitorId>('nobody');
    expect(zoe?.identity?.name).toBe('zoe-name');
    const lines = await store.read((tx) => tx.conversations.lines(asId('zoe-talk'), null, 9));
    expect(lines.map(({ text }) => text)).toContain('zoe-words');
    const found = await store.read(async (tx) => ({
      facts: await tx.feed.countAbout('conversation.zoe-talk'),
      messages: (await tx.effects.about(asId('max-message'))).length,
      audit: (await tx.audit.about(visitor, 0, 9)).map(({ kind }) => kind),
      acts: (await tx.sessions.count(visitor)).acts,
      offers: (await tx.offers.ofVisitor(visitor, asEpochMs(0))).length,
      tabs: await tx.visitors.tabs(visitor),
    }));
    expect(found).toMatchObject({ messages: 1, acts: 3, tabs: 1 });
    expect(found.facts).toBeGreaterThan(3);
    expect(found.audit).toEqual(['consent-given', 'identity-accepted']);
    const again = await store.transact((tx) =>
      tx.visitors.useTokenOnce(SHOP, nodeDigest().sha256('zoe-jti'), environment.clock.now()),
    );
    expect(again).toBe(false);
    await store.close();
  });

  it('[UP1] keeps every row and every document as it was', async () => {
    const directory = await oldFolder();
    await (await opened(directory)).store.close();
    const now = new DatabaseSync(join(directory, 'toonbank.db'), { readOnly: true });
    for (const [table, rows] of Object.entries(ROWS)) {
      const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== 'jti');
      const select = `select ${columns.join(', ')} from "${table}" order by 1, 2`;
      const found = columns.length < 2 ? [] : now.prepare(select).all();
      const before = rows.map(({ jti, ...row }) => row);
      expect(found.map((row) => ({ ...row }))).toEqual(before);
    }
    now.close();
  });

  it('[UP1] is folded by a panel to what a snapshot holds', async () => {
    const { store, environment } = await opened(await oldFolder());
    const db = new Tables(`upgrade-${Math.random()}`);
    for (const [feed, audience] of [
      ['floor', 'floor'],
      ['own', 'agent.agent-a'],
    ] as const) {
      const rows = await store.read((tx) => tx.feed.after(audience, asFeedSeq(0), 1_000));
      await applyFacts(
        db,
        rows.flatMap(({ seq, at, fact }) => (isForAgents(fact) ? [{ feed, seq, at, fact }] : [])),
      );
    }
    const snapshot = await agentSnapshot(environment, agentCaller('agent-a'));
    const fresh = new Tables(`fresh-${Math.random()}`);
    await applySnapshot(fresh, snapshot);
    const open = async (of: Tables) =>
      (await of.conversations.toArray()).map(({ conversation, state, lines }) => [
        conversation,
        state,
        lines,
      ]);
    expect(await open(db)).toEqual(await open(fresh));
    expect(await open(db)).toHaveLength(2);
    await store.close();
  });

  it('[UP1] can be erased to the last byte, though it was written before that was thought of', async () => {
    const directory = await oldFolder();
    const { store, environment } = await opened(directory);
    const [zoe] = await store.read((tx) => tx.visitors.ofCustomer(SHOP, 'zoe-customer', 9));
    expect(bytesIn(directory)).toContain('zoe-words');
    await eraseVisitors(environment, zoe === undefined ? [] : [zoe.visitor], 'operator');
    const bytes = bytesIn(directory).replaceAll('zoe-talk', '');
    expect(bytes.match(/zoe-\w+/g)).toBeNull();
    expect(bytes).toContain('max-words');
    await store.close();
  });

  it('[RE1] loses the pairing codes that have ended by now', async () => {
    const { store, environment } = await opened(await oldFolder());
    environment.clock.advance(600_001);
    await forgetOld(environment);
    const mark = await store.read((tx) => tx.marks.find('agent.lead', asId('invite-1')));
    expect(mark?.answer).toMatchObject({ kind: 'refused', refusal: 'expired' });
    await store.close();
  });

  it('[UP2] stays whole when the upgrade breaks off, and is upgraded at the next start', async () => {
    const directory = await oldFolder();
    // Half-way: columns are there by then, visitors and feed are filled.
    sqlIn(
      directory,
      `create trigger stop before update on audit
      begin select raise(abort, 'broken off'); end`,
    );
    const before = rowsIn(directory);
    await expect(openEmbedded({ directory })).rejects.toThrow('broken off');
    const { sql } = schemaOf(directory);
    expect(sql).not.toContain('customer');
    expect(rowsIn(directory)).toEqual(before);
    sqlIn(directory, 'drop trigger stop');
    const { store } = await opened(directory);
    expect(await store.read((tx) => tx.visitors.ofCustomer(SHOP, 'zoe-customer', 9))).toHaveLength(
      1,
    );
    await store.close();
  });

  it('[UP2] is made whole or not at all on the very first start too', async () => {
    const directory = kept.make();
    sqlIn(directory, 'create table probe (only_one text)');
    await expect(openEmbedded({ directory })).rejects.toThrow('probe');
    expect(schemaOf(directory).sql).not.toContain('visitor');
  });
});

async function opened(directory: string) {
  const store: Store = await openEmbedded({ directory });
  return { store, environment: testEnvironment({ store }) };
}

/** A data folder as the first schema's release left it. */
async function oldFolder(): Promise<string> {
  const directory = kept.make();
  await fillOldFolder(directory, { '0001-first': first }, ROWS);
  return directory;
}

function schemaOf(directory: string): { readonly sql: string } {
  const database = new DatabaseSync(join(directory, 'toonbank.db'), { readOnly: true });
  const rows = database.prepare('select sql from sqlite_master').all();
  database.close();
  return { sql: rows.map(({ sql }) => String(sql)).join('\n') };
}
