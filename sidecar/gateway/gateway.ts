import type { Environment } from '../app/context.ts';
import type { Outside } from '../ports/outside.ts';
import { admit } from './admission.ts';
import { bellsOn } from './bells.ts';
import type { Bounds } from './bounds.ts';
import type { Gateway } from './context.ts';
import type { Counters } from './counters.ts';
import { drainGateway } from './drain.ts';
import { performEffects } from './effects.ts';
import { faultsTo } from './faults.ts';
import { relayFloor } from './floor-relay.ts';
import { beatHearts } from './heartbeat.ts';
import { linksOf } from './links.ts';
import { relayLive } from './live-relay.ts';
import { whoIsPresent } from './present.ts';
import { serve } from './server.ts';
import type { Settings } from './settings.ts';
import { tick } from './ticker.ts';
import { trackWork } from './work.ts';

interface Terms {
  readonly environment: Environment;
  readonly settings: Settings;
  readonly bounds: Bounds;
  readonly counters: Counters;
  readonly outside: Outside;
  readonly version: string;
}

/** The sidecar's doors, clock and hands, from the moment it listens until it has drained. */
export interface OpenGateway {
  readonly port: number;
  readonly routes: readonly string[];
  /** Ends in the order of docs/ARCHITECTURE.md, "Stop"; false when it had to break off. */
  drain(): Promise<boolean>;
}

/** @throws the system's error when the port cannot be bound */
export async function openGateway(terms: Terms): Promise<OpenGateway> {
  const { environment, settings, bounds, counters, outside, version } = terms;
  const faults = faultsTo(environment.log, counters);
  const work = trackWork();
  const present = whoIsPresent(bounds);
  const floor = relayFloor({ environment, bounds, present });
  const links = linksOf({ environment, present, track: work.track, faulted: faults('link') });
  const gateway: Gateway = {
    environment,
    settings,
    bounds,
    counters,
    faults,
    work,
    present,
    links,
    floor,
    admission: admit(bounds, counters),
    bells: bellsOn(environment.bus),
  };
  relayLive(environment.bus, present, floor, environment.clock);

  let isStopping = false;
  const server = await serve({ gateway, version, isStopping: () => isStopping });
  await links.begin();
  const { port } = await server.listen();
  const effects = performEffects({
    environment,
    outside,
    bounds,
    track: work.track,
    faulted: faults('effects'),
  });
  const stopTicking = tick({
    environment,
    track: work.track,
    faulted: faults('ticker'),
    also: () => {
      floor.sweep();
      effects.look();
    },
  });
  const stopBeating = beatHearts(() => present.all(), bounds.heartbeatMs);

  return {
    port,
    routes: server.routes,
    drain() {
      isStopping = true;
      stopTicking();
      stopBeating();
      effects.stop();
      links.stop();
      floor.stop();
      return drainGateway(gateway, server);
    },
  };
}
