import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { closedLoop } from '../../../bench/measure/load/drive.ts';
import { openStoreWires } from '../../../bench/measure/load/store-wires.ts';
import { keptActs } from '../../../bench/signals/kept-acts.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'toonbank-bench-'));
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

test('[BN6] every act the floor acknowledges is counted on disk, past the store', async () => {
  const wires = await openStoreWires(dataDir, 5);
  let said = 0;
  const counting = {
    ...wires,
    say(wire: number) {
      said += 1;
      wires.say(wire);
    },
  };
  await closedLoop(counting, 20);
  await wires.close();
  expect(said).toBeGreaterThan(5);
  expect(keptActs(dataDir)).toBe(said);
});
