import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openPooled } from '../../sidecar/adapters/store/drivers/postgres/connection.ts';
import { verifyCopy } from '../../sidecar/operator/ledger.ts';
import type { Store } from '../../sidecar/ports/store.ts';
import { upTo } from '../contract/store/kit.ts';
import { aCharge, LINK } from '../support/builders/ledger.ts';
import { runOperator } from '../support/operator.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { afterwards, databases, openStore } from './store-kit.ts';

const DAY = 'mandate:m:day:2026-11-02';
const WEEK = 'mandate:m:week:2026-W45';
const BUDGET = 1_000;

/** Takes so much of the budget when there is room, as one who gives does. */
function take(store: Store, amount: number): Promise<boolean> {
  return store.transact(async (tx) => {
    const used = (await tx.ledger.used([DAY, WEEK])).get(DAY)?.minor ?? 0;
    if (used + amount > BUDGET) return false;
    await tx.ledger.append([aCharge(amount, DAY, WEEK)], LINK);
    return true;
  });
}

describe('one budget, from two sides at once', () => {
  test('[MD1] two sidecars never give more than there is, and give nearly all of it', async () => {
    const { store: one, name } = await openStore();
    const { store: other } = await openStore({ name });
    const taken = await Promise.all(
      upTo(60).map((n) => take(n % 2 === 0 ? one : other, 40 + (n % 9))),
    );
    const sum = (await one.read((tx) => tx.ledger.peek([DAY]))).get(DAY);
    expect(sum?.minor).toBeLessThanOrEqual(BUDGET);
    expect(sum?.minor).toBeGreaterThan(BUDGET - 49);
    expect(sum?.exercises).toBe(taken.filter(Boolean).length);
    const url = databases.url(name);
    expect(await verifyCopy({ kind: 'postgres', url })).toMatchObject({
      isWhole: true,
      head: { place: sum?.exercises },
    });
  });

  test('[MD1] what holds a scope is the ledger’s own, whatever else a transaction locks', async () => {
    const { store, name } = await openStore();
    const connections = await Promise.all(
      upTo(4).map(() => openPooled(databases.url(name), 'write')),
    );
    for (const connection of connections) afterwards(() => connection.close());
    await Promise.all(
      connections.map(async ({ repositories, run }, n) => {
        // Asked for in other orders: they are held in one.
        const scopes = n % 2 === 0 ? [DAY, WEEK] : [WEEK, DAY];
        for (const round of upTo(12)) {
          await run('begin');
          const used = (await repositories.ledger.used(scopes)).get(DAY)?.minor ?? 0;
          const amount = 30 + ((n + round) % 7);
          if (used + amount <= BUDGET) {
            await repositories.ledger.append([aCharge(amount, ...scopes)], LINK);
          }
          await run('commit');
        }
      }),
    );
    const sum = (await store.read((tx) => tx.ledger.peek([DAY]))).get(DAY)?.minor ?? 0;
    expect(sum).toBeLessThanOrEqual(BUDGET);
    expect(sum).toBeGreaterThan(BUDGET - 37);
    const url = databases.url(name);
    expect(await verifyCopy({ kind: 'postgres', url })).toMatchObject({ isWhole: true });
  });
});

describe('the ledger in a database', () => {
  test('[LG1] the database refuses to change or remove a row', async () => {
    const { store, name } = await openStore();
    await store.transact((tx) => tx.ledger.append([aCharge(5, DAY)], LINK));
    for (const change of [`update ledger set hash = 'other'`, 'delete from ledger']) {
      await expect(databases.ask(name, change), change).rejects.toThrow('only added to');
    }
  });

  test('[LG2] the command checks, signs and exports it, and finds who was at it', async () => {
    const { store, name } = await openStore();
    const environment = {
      DATABASE_URL: databases.url(name),
      LEDGER_DIR: join(temporaryFolder(), 'ledger'),
    };
    for (const n of upTo(4)) {
      await store.transact((tx) => tx.ledger.append([aCharge(n, DAY)], LINK));
    }
    expect(await runOperator(['ledger', 'sign'], environment)).toMatchObject({
      code: 0,
      said: { msg: 'ledger-signed', row: 4 },
    });
    expect(await runOperator(['ledger', 'verify'], environment)).toMatchObject({
      code: 0,
      said: { msg: 'ledger-whole', rows: 4, heads: 1 },
    });
    await databases.ask(
      name,
      `alter table ledger disable trigger all;
       delete from ledger where place > 2;
       update ledger_head set place = 2, hash = (select hash from ledger where place = 2);
       update ledger_sum set minor = 3, exercises = 2`,
    );
    expect(await runOperator(['ledger', 'verify'], environment)).toMatchObject({
      code: 1,
      said: { msg: 'ledger-broken', row: 3 },
    });
  });

  test('[OP6] a database without our tables, or that is not there, gets a sentence', async () => {
    const empty = databases.url(await databases.newDatabase());
    for (const DATABASE_URL of [empty, databases.url('no_such_database')]) {
      const found = await runOperator(['ledger', 'verify'], { DATABASE_URL });
      expect(found).toMatchObject({ code: 2, said: { msg: 'refused', kind: 'data-unusable' } });
    }
  });
});
