import { asId, type CobrowseId, type ShopId } from '../../../shared/kernel/ids.ts';
import { decodePageHello, decodeUpPage } from '../../../shared/protocol/codec.ts';
import type { PageHello } from '../../../shared/protocol/frame-sockets.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';
import { type GreetedPage, greetPage } from '../../app/cobrowse/greet-page.ts';
import { pageCame, pageWent } from '../../app/cobrowse/pages.ts';
import type { Place } from '../admission.ts';
import {
  awaitHello,
  type Hear,
  isSupported,
  refuseHello,
  versionSentence,
} from '../await-hello.ts';
import type { Connection } from '../connection.ts';
import type { Gateway } from '../context.ts';
import { fatalOr } from '../live-relay.ts';
import { hearPage } from './hear-page.ts';
import type { Page } from './source.ts';

/**
 * One shop page that is looked along with (`/v1/cobrowse/page`): hello, welcome, then frames and words.
 * Before the welcome a frame is malformed (SPEC FR1).
 */
export function servePage(
  gateway: Gateway,
  connection: Connection,
  origin: string,
  place: Place,
): void {
  const number = gateway.rooms.nextPlace();
  awaitHello(connection, gateway.bounds.helloDeadlineMs, (text) => {
    const greeting = greet(gateway, connection, { origin, place, number, text }).catch(
      (error: unknown) => {
        gateway.faults('page-hello')(error);
        connection.bye('stopping', 'Nobody can be let in at the moment. Try again shortly.');
        return null;
      },
    );
    gateway.work.track(greeting);
    return greeting;
  });
}

interface Knocking {
  readonly origin: string;
  readonly place: Place;
  /** Of all connections for a room: the one opened last has the highest. */
  readonly number: number;
  readonly text: string;
}

async function greet(
  gateway: Gateway,
  connection: Connection,
  knocking: Knocking,
): Promise<Hear | null> {
  const hello = readHello(gateway, connection, knocking);
  if (hello === null) return null;
  const greeted = await greetPage(gateway.environment, hello, asId<ShopId>(hello.shop));
  if (!greeted.isOk) {
    const { refusal, sentence } = greeted.error;
    connection.bye(fatalOr(refusal, 'over'), sentence);
    return null;
  }
  return connection.isOpen() ? begin(gateway, connection, knocking, greeted.value) : null;
}

async function begin(
  gateway: Gateway,
  connection: Connection,
  { place, number }: Knocking,
  { visitor, cobrowse, rules }: GreetedPage,
): Promise<Hear | null> {
  const { environment, rooms, counters } = gateway;
  const page: Page = {
    link: connection,
    visitor,
    page: environment.ids.next(),
    place: number,
  };
  const room = rooms.admitPage(cobrowse, page);
  if (room === null) {
    connection.bye('replaced');
    return null;
  }
  place.greeted();
  counters.opened('page');
  connection.onEnd((cause) => {
    counters.ended('page');
    // A stop is no reason: it comes back, to this sidecar or another.
    if (rooms.leavePage(room, page) && cause !== 'stopping') noteGone(gateway, cobrowse);
  });
  // In its room before this is asked: who ends it from now on sends it away, who has ended it is seen here.
  if (!(await pageCame(environment, cobrowse))) connection.bye('over');
  if (!connection.isOpen()) return null;
  const checkpoint = room.firstCheckpoint();
  connection.send({ type: 'welcome', role: 'page', version: PROTOCOL_VERSION, checkpoint, rules });
  room.beginPage(page, checkpoint);
  connection.onBytes((frame) => room.frame(page, frame));
  return hearPage(gateway, connection, room, page);
}

function noteGone({ environment, faults, work }: Gateway, cobrowse: CobrowseId): void {
  work.track(pageWent(environment, cobrowse).catch(faults('page-went')));
}

/** The hello, when it is one, in a version spoken here, from a page of the shop it names. */
function readHello(
  { environment, counters }: Gateway,
  connection: Connection,
  { origin, text }: Knocking,
): PageHello | null {
  const decoded = decodePageHello(text);
  if (!decoded.isOk) {
    refuseHello(connection, decoded.error, decodeUpPage(text).isOk);
    return null;
  }
  const hello = decoded.value;
  counters.received('hello', 1);
  if (!isSupported(hello.version)) {
    connection.bye('version-not-supported', versionSentence(hello.version));
    return null;
  }
  const shop = environment.shops.current().find((each) => each.shop === hello.shop);
  if (shop?.origins.includes(origin) === true) return hello;
  connection.bye('origin-not-allowed', 'This page is not of the shop that its tag names.');
  return null;
}
