import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeHistory } from '../../demo/truth/write-history.ts';
import { asId } from '../../shared/kernel/ids.ts';
import { asEpochMs, DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import { openEmbedded } from '../../sidecar/adapters/store/drivers/embedded.ts';
import type { Store } from '../../sidecar/ports/store.ts';
import { runOperator } from '../support/operator.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { databases, openStore } from './store-kit.ts';

const TO = asEpochMs(Date.now() - HOUR_MS);

async function fill(store: Store): Promise<void> {
  const createdAt = asEpochMs(TO - 10 * DAY_MS);
  await store.transact(({ installation }) =>
    installation.create({ id: 'installation-1', holdoutSalt: 'a-salt', createdAt }),
  );
  const from = asEpochMs(TO - 6 * DAY_MS);
  await writeHistory(store, { sessions: 120, seed: 4, from, to: TO, shop: asId('boots') });
}

test('[RP4] of a database says what is said of a folder, while a sidecar has it open', async () => {
  const { store, name } = await openStore();
  await fill(store);
  const directory = join(temporaryFolder(), 'kept');
  const embedded = await openEmbedded({ directory });
  await fill(embedded);
  await embedded.close();
  const asked = ['replay', '--days', '7', '--model', 'plain-rule', '--json'];
  const ofFolder = await runOperator([...asked, '--data-dir', directory]);
  const ofDatabase = await runOperator(asked, { DATABASE_URL: databases.url(name) });
  const { maps, estimates, sessions } = ofFolder.said;
  expect(sessions).toBe(120);
  expect(ofDatabase).toMatchObject({ code: 0, errors: '', said: { maps, estimates, sessions } });
});
