import { asId } from '../../shared/kernel/ids.ts';
import { asEpochMs } from '../../shared/kernel/time.ts';
import { openEmbedded } from '../../sidecar/adapters/store/drivers/embedded.ts';
import { ofShop } from '../../sidecar/domain/audience.ts';
import { answerEach } from './plain-server.ts';
import { SHOP } from './settings.ts';

/** The least a call can do that is kept: one row, on disk before it is answered. Nothing is checked or decided. */
const store = await openEmbedded({ directory: process.env.DATA_DIR ?? '' });
const row = { caller: ofShop(asId(SHOP)), bodyHash: '', at: asEpochMs(Date.now()) };
const answer = { kind: 'done', result: null } as const;
const session = String(process.pid);
let calls = 0;

answerEach(async () => {
  calls += 1;
  const id = `${session}-${calls}`;
  await store.transact((tx) => tx.marks.put({ ...row, answer, id: asId(id) }));
  return true;
});
