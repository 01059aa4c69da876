import type { PairingRow, Tables } from '../../../extension/db/tables.ts';
import { EXTENSION_ORIGIN } from '../../../sidecar/config/extension-id.ts';
import { pairDevice } from '../../support/agent-client.ts';

/** Pairs and keeps the pairing, as extension/background/sign-in.ts does; the agent it is. */
export async function pairPanel(db: Tables, url: string, code: string): Promise<string> {
  const about: { readonly installation: string; readonly name: string } = await fetch(
    `${url}/v1/about`,
    { headers: { origin: EXTENSION_ORIGIN } },
  ).then((answer) => answer.json());
  const { device, agent, key: privateKey } = await pairDevice({ url }, code);
  const sidecar = { id: about.installation, name: about.name };
  const row: PairingRow = { key: 'pairing', url, device, agent, sidecar, privateKey };
  await db.ones.put(row);
  return agent;
}
