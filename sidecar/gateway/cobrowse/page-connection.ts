import { asId, type CobrowseId, type ShopId } from '../../../shared/kernel/ids.ts';
import { decodePageHello, decodeUpPage } from '../../../shared/protocol/codec.ts';
import { PROTOCOL_VERSION, STREAM_SINCE } from '../../../shared/protocol/version.ts';
import { type GreetedPage, greetPage } from '../../app/cobrowse/greet-page.ts';
import { pageCame, pageWent } from '../../app/cobrowse/pages.ts';
import type { Place } from '../admission.ts';
import type { Hear } from '../await-hello.ts';
import type { Connection } from '../connection.ts';
import type { Gateway } from '../context.ts';
import { hearHello, readHello } from '../hear-hello.ts';
import { fatalOr } from '../live-relay.ts';
import { helloOfShop } from '../page-of-shop.ts';
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
  hearHello(gateway, connection, 'page', (text) =>
    greet(gateway, connection, { origin, place, number, text }),
  );
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
  const { origin, text } = knocking;
  const isMessage = () => decodeUpPage(text).isOk;
  const said = readHello(gateway, connection, decodePageHello(text), isMessage);
  const hello = helloOfShop(gateway, connection, origin, said);
  if (hello === null) return null;
  if (hello.version < STREAM_SINCE) {
    connection.bye('version-not-supported', OPENED_BEFORE);
    return null;
  }
  const greeted = await greetPage(gateway.environment, hello, asId<ShopId>(hello.shop));
  if (!greeted.isOk) {
    const { refusal, sentence } = greeted.error;
    connection.bye(fatalOr(refusal, 'over'), sentence);
    return null;
  }
  return connection.isOpen() ? begin(gateway, connection, knocking, greeted.value) : null;
}

const OPENED_BEFORE =
  'This page was opened before an update. Load it again to be looked along with.';

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
