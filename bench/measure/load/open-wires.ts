import { assertNever } from '../../../shared/kernel/assert.ts';
import { openPeer } from './peer-wires.ts';
import { openStoreWires } from './store-wires.ts';
import { openVisitors } from './visitor-wires.ts';
import type { Target, Wires } from './wires.ts';
import { openEcho } from './ws-wires.ts';

/** Opens `count` connections to a target, and does not resolve before all of them can be used. */
export function openWires(target: Target, count: number): Promise<Wires> {
  switch (target.kind) {
    case 'sidecar':
      return openVisitors(target, count);
    case 'ws':
      return openEcho(target.url, count);
    case 'socket.io':
      return openPeer(target.url, count);
    case 'store':
      return openStoreWires(target.dataDir, count);
    default:
      return assertNever(target);
  }
}
