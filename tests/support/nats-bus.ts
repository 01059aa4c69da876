import { randomUUID } from 'node:crypto';
import { systemChance } from '../../sidecar/adapters/ambient/system.ts';
import { inProcessBus } from '../../sidecar/adapters/bus/in-process.ts';
import { type NatsTerms, natsBus } from '../../sidecar/adapters/bus/nats.ts';
import { readNatsAddress } from '../../sidecar/adapters/bus/nats-address.ts';
import { LINK_BOUNDS } from '../../sidecar/adapters/bus/nats-link.ts';
import type { Log } from '../../sidecar/ports/ambient.ts';
import type { Bus, Channel } from '../../sidecar/ports/bus.ts';

/** An installation that no other test knows. */
export const anInstallation = () => ({
  installation: randomUUID(),
  secret: randomUUID(),
});

/** Patient with nothing: tests wait for a state. */
export const QUICK_LINK = { ...LINK_BOUNDS, retryFirstMs: 10, retryMaxMs: 50 };

export function openNatsBus(
  url: string,
  log: Log,
  changes: Partial<NatsTerms> = anInstallation(),
): Bus {
  const address = readNatsAddress(url);
  if (address === null) throw new Error(`${url} is no address`);
  return natsBus({
    local: inProcessBus(log),
    address,
    ...anInstallation(),
    log,
    chance: systemChance().next,
    bounds: QUICK_LINK,
    ...changes,
  });
}

const PROBE: Channel = 'cobrowse.probe.viewers';

/** Resolves once what `from` says reaches `to`, and so all that `to` listened to before. */
export async function reaches(from: Bus, to: Bus): Promise<void> {
  await new Promise<void>((resolve) => {
    const said = setInterval(() => from.cast(PROBE, { type: 'page-broke' }), 5);
    const stop = to.tune(PROBE, () => {
      clearInterval(said);
      stop();
      resolve();
    });
  });
}
