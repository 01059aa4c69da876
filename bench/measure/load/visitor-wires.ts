import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';
import { inWaves } from './in-waves.ts';
import { observedAt } from './observed.ts';
import type { Target, Wires } from './wires.ts';

type Sidecar = Extract<Target, { kind: 'sidecar' }>;

/** Below UNGREETED_PER_ADDRESS_MAX: these all come from one address. */
const WAVE = 40;

/** Shop pages without a browser: each a visitor of its own, each signal answered by a mark on disk. */
export async function openVisitors(target: Sidecar, count: number): Promise<Wires> {
  let listener: (wire: number, answered: number) => void = () => undefined;
  const pages = await inWaves(count, WAVE, (wire) =>
    openPage(target, wire, (answered) => listener(wire, answered)),
  );
  return {
    count,
    say: (wire) => pages[wire]?.say(wire),
    onAnswer(next) {
      listener = next;
    },
    async close() {
      for (const page of pages) page.end();
    },
  };
}

interface Page {
  say(shopper: number): void;
  end(): void;
}

function openPage(
  { url, origin, addresses }: Sidecar,
  wire: number,
  answered: (count: number) => void,
): Promise<Page> {
  const localAddress = addresses?.[wire % addresses.length];
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/v1/visitor`, {
    headers: { origin },
    perMessageDeflate: false,
    ...(localAddress === undefined ? {} : { localAddress }),
  });
  let said = 0;
  let marked = 0;
  let isEnding = false;
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('open', () => socket.send(JSON.stringify(hello())));
    socket.on('message', (bytes) => {
      const { body } = JSON.parse(String(bytes));
      if (body.type === 'marked') {
        const more = body.n - marked;
        marked = body.n;
        answered(more);
      } else if (body.type === 'welcome') {
        resolve({
          say(shopper) {
            said += 1;
            socket.send(
              JSON.stringify({
                id: randomUUID(),
                at: Date.now(),
                n: said,
                body: observedAt(said - 1, shopper),
              }),
            );
          },
          end() {
            isEnding = true;
            socket.terminate();
          },
        });
      } else if (body.type === 'bye') throw new Error(`sent away: ${body.kind}`);
    });
    // A measurement with fewer pages than it says is worth nothing.
    socket.once('close', (code) => {
      if (!isEnding) throw new Error(`a visitor's connection ended with ${code}`);
    });
  });
}

function hello() {
  return {
    type: 'hello',
    role: 'visitor',
    version: PROTOCOL_VERSION,
    shop: 'demo',
    secret: null,
    tab: randomUUID(),
    since: null,
    observe: true,
    language: 'nl',
  };
}
