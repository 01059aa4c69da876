import { asId } from '../../shared/kernel/ids.ts';
import { asMinor } from '../../shared/kernel/measure.ts';
import { asEpochMs } from '../../shared/kernel/time.ts';
import { openEmbedded } from '../../sidecar/adapters/store/drivers/embedded.ts';
import { redeemed } from '../../sidecar/domain/mandate/code-moves.ts';
import { answerEach } from './plain-server.ts';
import { SHOP } from './settings.ts';

/**
 * What a redemption must not be: read the code, see that it can be used, then write that it was. Both the reading and
 * the writing are whole; what is wrong is that others have their turn in between.
 */
const store = await openEmbedded({ directory: process.env.DATA_DIR ?? '' });

async function redeem(body: string): Promise<boolean> {
  const { code: text, order, takenMinor } = JSON.parse(body);
  const code = await store.read((tx) => tx.codes.findByText(asId(SHOP), text));
  if (code === null) return false;
  const moved = redeemed(code, order, asMinor(takenMinor), asEpochMs(Date.now()));
  if (!moved.isOk) return false;
  await store.transact((tx) => tx.codes.put(moved.value));
  return true;
}

answerEach(redeem);
