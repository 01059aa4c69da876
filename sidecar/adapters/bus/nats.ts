import { BUS_AUDIENCES_MAX, BUS_MESSAGE_MAX_BYTES } from '../../../shared/protocol/limits.ts';
import type { Bus, Channel } from '../../ports/bus.ts';
import { keepLink, type LinkTerms } from './nats-link.ts';
import { PARCEL_BYTES, type Parcel, readParcel, writeParcel } from './parcel.ts';
import { numbers, type Places, places } from './places.ts';
import { SEAL_BYTES, sealWith } from './sealed.ts';
import { readBell, readCast, readLive } from './shapes.ts';
import { type Tunings, tunings } from './tunings.ts';
import { warnings } from './warnings.ts';

export interface NatsTerms extends LinkTerms {
  /** The bus within this process: it hears at once, whether or not NATS is there. */
  readonly local: Bus;
  /** Whose sidecars speak to each other. */
  readonly installation: string;
  /** What all of them know, and nobody else: it closes what they say. */
  readonly secret: string;
}

/**
 * The bus of several sidecars on one store: what is said here goes out by NATS core as well, and what comes in is
 * said here. It carries what may be lost (law 4): nothing waits for it, and nothing is said again.
 */
export function natsBus(terms: NatsTerms): Bus {
  const { local, log, installation } = terms;
  const seal = sealWith(terms.secret);
  const link = keepLink(terms);
  const outgoing = numbers();
  const foreign = warnings(log, FOREIGN);
  const lost = warnings(log, LOST);
  const subject = (name: string): string => `toonbank.${installation}.${name}`;
  let isClosed = false;

  function send(to: string, content: Parcel['content']): void {
    // A number is used up even if it goes no further, so that who hears the next one notices.
    const { number, before } = outgoing.next(to);
    const sizeBytes = typeof content === 'string' ? Buffer.byteLength(content) : content.length;
    if (isClosed || link.away() !== null || sizeBytes > BUS_MESSAGE_MAX_BYTES) return;
    const message = seal.close(to, number, writeParcel({ before, content }));
    if (!link.publish(to, message)) lost();
  }

  function hear(
    from: string,
    known: Places,
    told: (content: Parcel['content'], isGap: boolean) => boolean,
  ): (message: Uint8Array) => void {
    return (message) => {
      if (message.length > BUS_MESSAGE_MAX_BYTES + OVERHEAD_BYTES) return foreign();
      const opened = seal.open(from, message);
      const parcel = opened === null ? null : readParcel(opened.body);
      if (opened === null || parcel === null) return foreign();
      const place = known.hear(opened.peer, { number: opened.number, before: parcel.before });
      if (place === 'again') return;
      if (!told(parcel.content, place === 'gap')) foreign();
    };
  }

  const [wakes, lives] = [subject('wake'), subject('live')];
  link.subscribe(
    wakes,
    hear(wakes, places(), (content) => {
      const audiences = typeof content === 'string' ? readBell(content) : null;
      if (audiences !== null) local.wake(audiences);
      return audiences !== null;
    }),
  );
  link.subscribe(
    lives,
    hear(lives, places(), (content) => {
      const message = typeof content === 'string' ? readLive(content) : null;
      if (message !== null) local.live(message);
      return message !== null;
    }),
  );

  function hearChannel(channel: Channel): () => void {
    const from = subject(channel);
    const stop = link.subscribe(
      from,
      hear(from, places(), (content, isGap) => {
        const message = typeof content === 'string' ? readCast(content) : content;
        if (isGap) local.cast(channel, { type: 'page-broke' });
        if (message !== null) local.cast(channel, message);
        return message !== null;
      }),
    );
    return () => {
      stop();
      outgoing.forget(from);
    };
  }
  const channels: Tunings = tunings(hearChannel);

  return {
    wake(audiences) {
      local.wake(audiences);
      for (let at = 0; at < audiences.length; at += BUS_AUDIENCES_MAX) {
        send(wakes, JSON.stringify(audiences.slice(at, at + BUS_AUDIENCES_MAX)));
      }
    },
    onWake: local.onWake,
    live(message) {
      local.live(message);
      send(lives, JSON.stringify(message));
    },
    onLive: local.onLive,
    cast(channel, message) {
      local.cast(channel, message);
      send(subject(channel), message instanceof Uint8Array ? message : JSON.stringify(message));
    },
    tune(channel, listener) {
      const untune = channels.add(channel);
      const stop = local.tune(channel, listener);
      return () => {
        stop();
        untune();
      };
    },
    health: () => {
      const why = link.away();
      return why === null ? null : `${AWAY}: ${why}. ${MEANWHILE}`;
    },
    async close() {
      isClosed = true;
      await local.close();
      await link.close();
    },
  };
}

const OVERHEAD_BYTES = SEAL_BYTES + PARCEL_BYTES;
const FOREIGN = 'Something on the bus was not from a sidecar of this installation.';
const LOST = 'NATS does not keep up: what was for other sidecars is lost.';
const AWAY = 'The bus to other sidecars is away';
const MEANWHILE =
  'Nothing is lost: what is kept reaches the others within two seconds. Who types, moving rows and pictures stay within one sidecar until it is back.';
