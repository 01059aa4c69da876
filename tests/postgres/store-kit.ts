import { afterEach, inject } from 'vitest';
import { asId, type VisitorId } from '../../shared/kernel/ids.ts';
import { openPostgres } from '../../sidecar/adapters/store/drivers/postgres.ts';
import type { Store, Tx } from '../../sidecar/ports/store.ts';
import { aVisitor } from '../support/builders/visitor.ts';
import { databasesAt } from '../support/postgres-server.ts';

export const databases = databasesAt(inject('postgresPort'));

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

/** Done after the test, the last first. */
export function afterwards(end: () => Promise<unknown>): void {
  ends.push(end);
}

export interface OpenedStore {
  readonly store: Store;
  readonly name: string;
  /** How often a request began again. */
  again(): number;
}

/** A store on a database: a new one, unless named; by another port, if there is a wire. */
export async function openStore(
  but: { readonly name?: string; readonly port?: number; readonly url?: string } = {},
): Promise<OpenedStore> {
  const name = but.name ?? (await databases.newDatabase());
  const url = but.url ?? (but.port === undefined ? databases : databasesAt(but.port)).url(name);
  let again = 0;
  const store = await openPostgres({
    url,
    onRunAgain: () => {
      again += 1;
    },
  });
  afterwards(() => store.close());
  return { store, name, again: () => again };
}

export const numbered = (n: number): VisitorId => asId<VisitorId>(`visitor-${n}`);

export const put = (n: number) => (tx: Tx) =>
  tx.visitors.put(aVisitor({ visitor: numbered(n), secretHash: `hash-${n}` }));

export async function isKept(store: Store, n: number): Promise<boolean> {
  return (await store.read((tx) => tx.visitors.find(numbered(n)))) !== null;
}

/** Asks until it is so: states are waited for, not moments. */
export async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
}
