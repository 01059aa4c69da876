import { decodeUpViewer, decodeViewerHello } from '../../../shared/protocol/codec.ts';
import { BUNDLES_SINCE } from '../../../shared/protocol/frame-bundle.ts';
import type { ViewerHello } from '../../../shared/protocol/frame-sockets.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';
import { type GreetedViewer, greetViewer } from '../../app/cobrowse/greet-viewer.ts';
import { noteViewed } from '../../app/cobrowse/note-viewed.ts';
import type { Refusal } from '../../app/context.ts';
import type { Place } from '../admission.ts';
import type { Hear } from '../await-hello.ts';
import { type Challenge, challenge } from '../challenge.ts';
import type { Connection } from '../connection.ts';
import type { Gateway } from '../context.ts';
import { readHello } from '../hear-hello.ts';
import { fatalOr } from '../live-relay.ts';
import { isTurnedAway } from '../turned-away.ts';
import { hearViewer } from './hear-viewer.ts';
import type { Watching } from './viewer.ts';

/**
 * One panel or tab that looks along (`/v1/cobrowse/viewer`): challenge, hello, an audit line, welcome, the
 * picture so far, then frames and words.
 */
export function serveViewer(gateway: Gateway, connection: Connection, place: Place): void {
  challenge(gateway, connection, 'viewer', (asked, text) =>
    greet(gateway, connection, place, asked, text),
  );
}

async function greet(
  gateway: Gateway,
  connection: Connection,
  place: Place,
  asked: Challenge,
  text: string,
): Promise<Hear | null> {
  const isMessage = () => decodeUpViewer(text).isOk;
  const hello = readHello(gateway, connection, decodeViewerHello(text), isMessage);
  if (hello === null) return null;
  const greeted = await greetViewer(gateway.environment, hello, asked);
  if (!greeted.isOk) {
    turnAway(gateway, connection, hello, greeted.error);
    return null;
  }
  return connection.isOpen() ? begin(gateway, connection, place, hello, greeted.value) : null;
}

async function begin(
  gateway: Gateway,
  connection: Connection,
  place: Place,
  hello: ViewerHello,
  { who, name, cobrowse, canPoint, assets }: GreetedViewer,
): Promise<Hear | null> {
  const { environment, rooms, counters } = gateway;
  const readsBundles = hello.version >= BUNDLES_SINCE;
  const viewer: Watching = { link: connection, agent: who.agent, name, readsBundles };
  const room = rooms.admitViewer(cobrowse, viewer);
  if (room === null) {
    connection.bye('too-many-connections');
    return null;
  }
  place.greeted();
  counters.opened('viewer');
  connection.onEnd(() => {
    counters.ended('viewer');
    rooms.leaveViewer(room, viewer);
  });
  // In its room before this is asked: who ends it or takes the access back from now on sends it away, who
  // has done so is seen here, where it is judged anew.
  const viewed = await noteViewed(environment, who, cobrowse);
  if (!viewed.isOk) turnAway(gateway, connection, hello, viewed.error);
  if (!connection.isOpen()) return null;
  const version = PROTOCOL_VERSION;
  connection.send({ type: 'welcome', role: 'viewer', version, canPoint, assets: [...assets] });
  room.beginViewer(viewer);
  return hearViewer(gateway, connection, room, { viewer, canPoint });
}

function turnAway(
  gateway: Gateway,
  connection: Connection,
  { device }: ViewerHello,
  { refusal, sentence }: Refusal,
): void {
  const { address } = connection;
  const isTold = isTurnedAway(refusal) || refusal === 'unauthenticated';
  if (isTold) gateway.turnedAway({ kind: refusal, device, address });
  connection.bye(fatalOr(refusal, 'over'), sentence);
}
