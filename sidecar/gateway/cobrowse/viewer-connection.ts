import { decodeUpViewer, decodeViewerHello } from '../../../shared/protocol/codec.ts';
import type { ViewerHello } from '../../../shared/protocol/frame-sockets.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';
import { type GreetedViewer, greetViewer } from '../../app/cobrowse/greet-viewer.ts';
import { noteViewed } from '../../app/cobrowse/note-viewed.ts';
import type { Refusal } from '../../app/context.ts';
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
import { isTurnedAway } from '../turned-away.ts';
import { hearViewer } from './hear-viewer.ts';
import type { Watching } from './viewer.ts';

interface Challenge {
  readonly nonce: string;
  readonly audience: string;
}

/**
 * One panel or tab that looks along (`/v1/cobrowse/viewer`): challenge, hello, an audit line, welcome, the
 * picture so far, then frames and words.
 */
export function serveViewer(gateway: Gateway, connection: Connection, place: Place): void {
  const { environment, bounds, faults, work } = gateway;
  const nonce = environment.ids.secret();
  const audience = environment.installation;
  connection.send({ type: 'challenge', version: PROTOCOL_VERSION, nonce, audience });
  awaitHello(connection, bounds.helloDeadlineMs, (text) => {
    const challenge = { nonce, audience };
    const greeting = greet(gateway, connection, place, challenge, text).catch((error: unknown) => {
      faults('viewer-hello')(error);
      connection.bye('stopping', 'Nobody can be let in at the moment. Try again shortly.');
      return null;
    });
    work.track(greeting);
    return greeting;
  });
}

async function greet(
  gateway: Gateway,
  connection: Connection,
  place: Place,
  challenge: Challenge,
  text: string,
): Promise<Hear | null> {
  const hello = readHello(gateway, connection, text);
  if (hello === null) return null;
  const greeted = await greetViewer(gateway.environment, hello, challenge);
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
  const viewer: Watching = { link: connection, agent: who.agent, name };
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
  return hearViewer(gateway, connection, room, { agent: who.agent, canPoint });
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

function readHello(
  { counters }: Gateway,
  connection: Connection,
  text: string,
): ViewerHello | null {
  const decoded = decodeViewerHello(text);
  if (!decoded.isOk) {
    refuseHello(connection, decoded.error, decodeUpViewer(text).isOk);
    return null;
  }
  counters.received('hello', 1);
  if (isSupported(decoded.value.version)) return decoded.value;
  connection.bye('version-not-supported', versionSentence(decoded.value.version));
  return null;
}
