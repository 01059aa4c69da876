import fc from 'fast-check';
import { UpVisitorEnvelope } from '../../../shared/protocol/up-visitor.ts';
import { sayRaw, upgradeText } from '../../support/handshake-wire.ts';
import { SHOP_ORIGIN, visitorHello } from '../../support/visitor-client.ts';
import { BAD_FRAMES } from './bad-frames.ts';
import { badRequests } from './bad-requests.ts';
import { frame, TEXT } from './frames.ts';
import { fromSchema } from './from-schema.ts';
import { aMutation, anEnding, mutated } from './hostile-text.ts';

// A program of its own, so that its work is not counted as the sidecar's or the honest clients'.
const port = Number(process.argv[2]);
const AT_ONCE = 24;
const LORISES = 100;

/** From another address each time: the bounds per address are not what is measured here. */
const from = (): string => `X-Forwarded-For: 198.51.${byte()}.${byte()}`;
const byte = (): number => Math.floor(Math.random() * 256);

const texts = fc.sample(
  fc
    .tuple(fromSchema(UpVisitorEnvelope), fc.array(aMutation, { maxLength: 3 }), anEnding)
    .map(([message, mutations, end]) => end(mutated(message, mutations))),
  2_000,
);
const requests = badRequests(port);
const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(Math.random() * all.length)];

const upgrade = (): string =>
  upgradeText('/v1/visitor', [`127.0.0.1:${port}`], [SHOP_ORIGIN], [from()]);

function bytes(): Buffer {
  const choice = Math.random();
  if (choice < 0.3) return Buffer.from(pick(requests)?.[1] ?? '', 'latin1');
  const hello = frame({ opcode: TEXT, payload: JSON.stringify(visitorHello()) });
  const said =
    choice < 0.6
      ? (pick(BAD_FRAMES)?.[1]() ?? Buffer.alloc(0))
      : Buffer.concat(
          Array.from({ length: 20 }, () => frame({ opcode: TEXT, payload: pick(texts) ?? '' })),
        );
  return Buffer.concat([Buffer.from(upgrade()), hello, said]);
}

/** One connection after another, each until it is hung up on, or for a moment. */
async function attack(): Promise<void> {
  for (;;) {
    const socket = await sayRaw(port, bytes()).catch(() => null);
    if (socket === null) continue;
    socket.resume();
    await new Promise((resolve) => {
      socket.once('close', resolve);
      setTimeout(resolve, 200);
    });
    socket.destroy();
  }
}

/** A head that never ends, said again whenever it is hung up on. */
async function loris(): Promise<void> {
  for (;;) {
    const socket = await sayRaw(port, upgrade().slice(0, -4)).catch(() => null);
    if (socket === null) continue;
    socket.resume();
    await new Promise((resolve) => socket.once('close', resolve));
  }
}

process.stdout.write('attacking\n');
await Promise.all([
  ...Array.from({ length: AT_ONCE }, attack),
  ...Array.from({ length: LORISES }, loris),
]);
