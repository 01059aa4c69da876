import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readLine } from '../clients/writer.ts';
import type { HeldLine } from './verdict.ts';

/** The lines on disk, by conversation and in their order, read past the store that wrote them. */
export function keptLines(dataDir: string): ReadonlyMap<string, readonly HeldLine[]> {
  const database = new DatabaseSync(join(dataDir, 'toonbank.db'));
  const rows = database.prepare('select conversation, document from line order by conversation, n');
  const kept = new Map<string, HeldLine[]>();
  for (const { conversation, document } of rows.all()) {
    const line = readLine(String(JSON.parse(String(document)).text));
    if (line === null) continue;
    const lines = kept.get(String(conversation)) ?? [];
    kept.set(String(conversation), [...lines, line]);
  }
  database.close();
  return kept;
}
