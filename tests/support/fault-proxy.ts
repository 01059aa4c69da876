import { type AddressInfo, connect, createServer } from 'node:net';
import type { Fault } from './fault-proxy/fault.ts';
import { type Wire, wireBetween } from './fault-proxy/wire.ts';

export type { Direction, Fault } from './fault-proxy/fault.ts';

/** A network in user space between clients and one server, that fails when it is told to. */
export interface FaultProxy {
  readonly port: number;
  /** Connections that a fault can still be done to. */
  open(): number;
  /**
   * Does this to one connection, or, for a refusal, to everybody who comes.
   *
   * @param chance 0..1, chooses the connection
   * @returns false when there was none
   */
  inflict(fault: Fault, chance: number): boolean;
  /** The network works again: nobody is refused or held up, what was swallowed is broken off. */
  heal(): void;
  close(): Promise<void>;
}

/** @param target the port on loopback where the server is, or will be, at that moment */
export async function startFaultProxy(target: () => number): Promise<FaultProxy> {
  const wires = new Set<Wire>();
  let refusesUntilMs = 0;

  // Half-open on purpose: one side may end while the other still speaks.
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
    if (performance.now() < refusesUntilMs) {
      near.on('error', () => undefined);
      near.resetAndDestroy();
      return;
    }
    const far = connect({ port: target(), host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    const wire = wireBetween(near, far, () => wires.delete(wire));
    wires.add(wire);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const whole = (): readonly Wire[] => [...wires].filter((wire) => wire.isWhole());

  return {
    port: (server.address() as AddressInfo).port,
    open: () => whole().length,
    inflict(fault, chance) {
      if (fault.kind === 'refuse') {
        refusesUntilMs = performance.now() + fault.forMs;
        return true;
      }
      const among = whole();
      const wire = among[Math.floor(chance * among.length)];
      wire?.suffer(fault);
      return wire !== undefined;
    },
    heal() {
      refusesUntilMs = 0;
      for (const wire of wires) wire.heal();
    },
    close() {
      for (const wire of wires) wire.reset();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
