import { crewsOf } from '../../tests/faults/harness/places.ts';
import type { Casting } from '../../tests/faults/harness/run.ts';
import type { FaultyServer } from '../../tests/faults/harness/server.ts';
import { processorMs } from '../measure/processor.ts';
import { startProgram } from '../measure/program.ts';

/** A server that relays and the clients that come with it, in the places of ours. */
export interface Relay {
  readonly script: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly module: string;
  readonly more: Readonly<Record<string, string>>;
}

export function relayCast({ script, environment, module, more }: Relay): Casting {
  return async (terms, _hosts, _dataDir, listening) => {
    const server = await startRelay(script, environment);
    listening(server.port);
    const crews = crewsOf(terms, ({ side, at }) => {
      const rooms =
        side === 'visitor'
          ? [`room-${at}`]
          : Array.from({ length: terms.visitors }, (_, visitor) => visitor)
              .filter((visitor) => visitor % terms.agents === at)
              .map((visitor) => `room-${visitor}`);
      return { ...more, rooms: rooms.join(',') };
    });
    return { server, module, crews, kept: null };
  };
}

/** Its server alone. */
export async function startRelay(
  script: string,
  environment: Readonly<Record<string, string>>,
): Promise<FaultyServer> {
  let running = await startProgram({ script, environment });
  const port = Number(new URL(running.url).port);
  return {
    port: () => port,
    log: () => '',
    async killAndRestart() {
      await running.end('SIGKILL');
      running = await startProgram({ script, environment: { ...environment, PORT: String(port) } });
    },
    pause: () => void process.kill(running.pid, 'SIGSTOP'),
    goOn: () => void process.kill(running.pid, 'SIGCONT'),
    // It keeps nothing, so no disk of its can be full.
    fillDisk: () => false,
    makeRoom: () => undefined,
    processorMs: () => processorMs(running.pid),
    close: () => running.end(),
  };
}
