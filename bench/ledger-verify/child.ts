import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { verify } from '../../sidecar/operator/ledger.ts';

const [way = '', directory = ''] = process.argv.slice(2);

/** Every row read and hashed, and nothing compared. @returns how many */
function readOnly(): number {
  const database = new DatabaseSync(join(directory, 'toonbank.db'), { readOnly: true });
  let rows = 0;
  for (const row of database.prepare('select * from ledger order by place').iterate()) {
    createHash('sha256').update(`${row.previous}\n${row.entry}`).digest('base64url');
    rows += 1;
  }
  database.close();
  return rows;
}

async function verifyAll(): Promise<number> {
  const place = { kind: 'embedded', directory } as const;
  const seals = join(directory, 'ledger');
  const { msg, rows, sentence } = await verify({ task: 'ledger-verify', place, seals });
  if (msg !== 'ledger-whole') throw new Error(sentence);
  return Number(rows);
}

const before = process.memoryUsage.rss();
const usedBefore = process.cpuUsage();
const begun = performance.now();
const rows = way === 'verify' ? await verifyAll() : readOnly();
const tookMs = performance.now() - begun;
const { user, system } = process.cpuUsage(usedBefore);
const processorMs = (user + system) / 1_000;
// Kilobytes there (https://nodejs.org/api/process.html#processresourceusage).
const grownBytes = process.resourceUsage().maxRSS * 1_024 - before;
process.stdout.write(`${JSON.stringify({ rows, tookMs, processorMs, grownBytes })}\n`);
