import type { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { openEmbedded } from '../../sidecar/adapters/store/drivers/embedded.ts';
import { folders } from './folders.ts';

const kept = folders();
afterAll(() => kept.removeAll());

/** How SQLite finds the rows of each statement that the store has prepared. */
async function plans(): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  let writing: DatabaseSync | null = null;
  const texts: string[] = [];
  const store = await openEmbedded({
    directory: kept.make(),
    onOpen: (raw) => {
      writing = raw;
      const prepare = raw.prepare.bind(raw);
      raw.prepare = (text) => {
        texts.push(text);
        return prepare(text);
      };
    },
  });
  for (const text of [...texts]) found.set(text, planOf(writing, text).join('; '));
  await store.close();
  return found;
}

function planOf(database: DatabaseSync | null, text: string): readonly string[] {
  const statement = database?.prepare(`explain query plan ${text}`);
  // What is not bound is null, whatever it will be.
  return (statement?.all() ?? []).map(({ detail }) => String(detail));
}

test.each([
  [
    'codes past their time',
    /from "code" where \(state.*"expires_at" <=/,
    'code_unended_by_expires_at',
  ],
  ['codes that ended long ago', /delete from "code".*"changed_at" </, 'code_ended_by_changed_at'],
  ['codes of a basket', /from "code" where "shop".*"held_by" =/, 'code_held_by_shop'],
  ['answers with a code', /update "mark".*"code_end" </, 'mark_with_code_by_code_end'],
])('[ST6] %s are found by their index, which holds no others', async (_, statement, index) => {
  expect(await planFor(statement)).toContain(`USING INDEX ${index}`);
});

test('[ST6] what was given long ago is found by when, with no index of what is closed', async () => {
  const plan = await planFor(/delete from "exercise".*"closed"/);
  expect(plan).toContain('USING INDEX exercise_by_at (at<?)');
});

async function planFor(statement: RegExp): Promise<string | undefined> {
  const found = [...(await plans())].filter(([text]) => statement.test(text));
  expect(found).toHaveLength(1);
  return found[0]?.[1];
}
