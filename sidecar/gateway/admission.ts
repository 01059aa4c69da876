import { normalizeIP } from '@fastify/rate-limit';
import type { FatalKind } from '../../shared/protocol/error-kind.ts';
import type { Bounds } from './bounds.ts';
import type { Counters } from './counters.ts';

/** How many connections there are and may be, before anything else is done for them (SPEC LM1). */
export interface Admission {
  /** Why another connection from this address is not let in now, or null. */
  refusalFor(address: string): FatalKind | null;
  /** One connection's place, or why there is none. */
  enter(address: string): Place | FatalKind;
  /** From now on nobody is let in. */
  stop(): void;
}

export interface Place {
  /** It said hello and was accepted. */
  greeted(): void;
  leave(): void;
}

export function admit(bounds: Bounds, counters: Pick<Counters, 'opened' | 'ended'>): Admission {
  const here = countByAddress();
  const ungreeted = countByAddress();
  let isStopping = false;

  const refusalFor = (address: string): FatalKind | null => {
    if (isStopping) return 'stopping';
    const hasRoom =
      here.total() < bounds.connectionsMax &&
      here.of(address) < bounds.connectionsPerAddressMax &&
      ungreeted.total() < bounds.ungreetedMax &&
      ungreeted.of(address) < bounds.ungreetedPerAddressMax;
    return hasRoom ? null : 'too-many-connections';
  };

  return {
    refusalFor,
    enter(address) {
      const no = refusalFor(address);
      if (no !== null) return no;
      here.add(address);
      ungreeted.add(address);
      counters.opened('ungreeted');
      let isUngreeted = true;
      const greeted = (): void => {
        if (!isUngreeted) return;
        isUngreeted = false;
        ungreeted.remove(address);
        counters.ended('ungreeted');
      };
      return {
        greeted,
        leave() {
          greeted();
          here.remove(address);
        },
      };
    },
    stop() {
      isStopping = true;
    },
  };
}

/** One key for everybody behind one address: IPv6 hands out whole /64 networks to one household. */
export function addressKey(ip: string | undefined): string {
  // Who hung up before being looked at has no address any more.
  return ip === undefined ? 'gone' : normalizeIP(withoutPort(ip), 64);
}

/** Some proxies write the visitor's port too, and each connection has another one. */
function withoutPort(ip: string): string {
  const [, bracketed, plain] = /^(?:\[(.+)\]|([\d.]+))(?::\d+)?$/.exec(ip) ?? [];
  return bracketed ?? plain ?? ip;
}

function countByAddress() {
  const counts = new Map<string, number>();
  const of = (address: string): number => counts.get(address) ?? 0;
  let total = 0;
  return {
    total: () => total,
    of,
    add(address: string) {
      total += 1;
      counts.set(address, of(address) + 1);
    },
    remove(address: string) {
      total -= 1;
      const left = of(address) - 1;
      if (left > 0) counts.set(address, left);
      else counts.delete(address);
    },
  };
}
