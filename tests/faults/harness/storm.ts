import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultProxy } from '../../support/fault-proxy.ts';
import type { Crew } from './crew.ts';
import type { Mishap, Planned } from './plan.ts';
import type { FaultyServer } from './server.ts';

/** One crew and the network between it and the server. */
export interface Road {
  readonly crew: Crew;
  readonly proxy: FaultProxy;
}

export interface Scene {
  readonly server: FaultyServer;
  readonly roads: readonly Road[];
}

/** How often each kind of mishap befell somebody. */
export type Counts = Readonly<Record<string, number>>;

/** Lets everything planned go wrong, and heals all of it. */
export async function storm(scene: Scene, plan: readonly Planned[]): Promise<Counts> {
  const counts = new Map<string, number>();
  const lasting: Promise<void>[] = [];
  const failed: unknown[] = [];
  const follow = (running: Promise<void>): void => {
    lasting.push(running.catch((error: unknown) => void failed.push(error)));
  };
  const befall = befalling(scene, follow);
  const begun = performance.now();
  for (const { afterMs, mishap, whom } of plan) {
    const leftMs = afterMs - (performance.now() - begun);
    if (leftMs > 0) await sleep(leftMs);
    if (failed.length > 0) break;
    const name = mishap.kind === 'network' ? mishap.fault.kind : mishap.kind;
    if (befall(mishap, whom)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  for (const { proxy } of scene.roads) proxy.heal();
  await Promise.all(lasting);
  if (failed.length > 0) throw failed[0];
  return Object.fromEntries([...counts].sort());
}

/** @returns whether it befell anybody */
function befalling({ server, roads }: Scene, follow: (running: Promise<void>) => void) {
  const asleep = new Set<Road>();
  let isAway = false;

  const during = async (forMs: number, after: () => void | Promise<void>): Promise<void> => {
    await sleep(forMs);
    await after();
  };
  const toServer = (act: () => Promise<void>): boolean => {
    if (isAway) return false;
    isAway = true;
    follow(
      act().finally(() => {
        isAway = false;
      }),
    );
    return true;
  };

  return (mishap: Mishap, whom: number): boolean => {
    const road = roads[Math.floor(whom * roads.length)];
    if (road === undefined) return false;
    // What is left of the number chooses within the road.
    const within = (whom * roads.length) % 1;
    switch (mishap.kind) {
      case 'network':
        return road.proxy.inflict(mishap.fault, within);
      case 'kill':
        return toServer(() => server.killAndRestart());
      case 'pause':
        return toServer(() => {
          server.pause();
          return during(mishap.forMs, () => server.goOn());
        });
      case 'full-disk':
        if (isAway || !server.fillDisk()) return false;
        return toServer(() => during(mishap.forMs, () => server.makeRoom()));
      case 'sleep': {
        if (asleep.has(road)) return false;
        asleep.add(road);
        road.crew.sleep();
        const cut = mishap.isCutOff ? (): void => cutOff(road) : () => undefined;
        follow(
          during(mishap.forMs, () => {
            cut();
            road.crew.wake();
            asleep.delete(road);
          }),
        );
        return true;
      }
      case 'death': {
        const name = road.crew.names[Math.floor(within * road.crew.names.length)] ?? '';
        follow(road.crew.die(name));
        return true;
      }
    }
  };
}

function cutOff({ proxy }: Road): void {
  while (proxy.inflict({ kind: 'reset' }, 0));
}
