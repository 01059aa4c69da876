import { asFeedSeq, asId, type ShopId } from '../../shared/kernel/ids.ts';
import { decodeUpVisitor, decodeVisitorHello } from '../../shared/protocol/codec.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import type { VisitorCaller } from '../app/context.ts';
import { canResume } from '../app/feed.ts';
import { look } from '../app/pipeline.ts';
import { counterNow } from '../app/report/counter.ts';
import { type GreetedVisitor, greetVisitor } from '../app/session/greet-visitor.ts';
import { visitorSnapshot } from '../app/snapshot.ts';
import type { Place } from './admission.ts';
import type { Hear } from './await-hello.ts';
import type { Connection } from './connection.ts';
import type { Gateway } from './context.ts';
import { followFeed } from './follow-feed.ts';
import { hearHello, readHello } from './hear-hello.ts';
import { hearVisitor } from './hear-visitor.ts';
import { fatalOr } from './live-relay.ts';
import { helloOfShop } from './page-of-shop.ts';

/** One shop page: hello, welcome, what it missed, then messages both ways. */
export function serveVisitor(
  gateway: Gateway,
  connection: Connection,
  page: KnockingPage,
  place: Place,
): void {
  hearHello(gateway, connection, 'visitor', (text) =>
    greet(gateway, connection, page, place, text),
  );
}

/** What the request for a socket says of the page that knocks. */
export interface KnockingPage {
  readonly origin: string;
  readonly device: VisitorCaller['device'];
}

async function greet(
  gateway: Gateway,
  connection: Connection,
  { origin, device }: KnockingPage,
  place: Place,
  text: string,
): Promise<Hear | null> {
  const isMessage = () => decodeUpVisitor(text).isOk;
  const said = readHello(gateway, connection, decodeVisitorHello(text), isMessage);
  const hello = helloOfShop(gateway, connection, origin, said);
  if (hello === null) return null;
  const { environment, counters, present } = gateway;
  const greeted = await greetVisitor(environment, hello, asId<ShopId>(hello.shop));
  if (!greeted.isOk) {
    const { refusal, sentence } = greeted.error;
    connection.bye(fatalOr(refusal, 'unauthenticated'), sentence);
    return null;
  }
  const who = { ...greeted.value.who, device };
  const canFollow = await canResumeFrom(gateway, greeted.value, hello.since);
  const counter = await counterNow(environment);
  if (!connection.isOpen()) return null;
  const entry = { connection, who };
  const added = present.addVisitor(entry, environment.clock.now());
  if (added === null) {
    connection.bye('too-many-connections');
    return null;
  }
  place.greeted();
  counters.opened('visitor');
  connection.onEnd(() => {
    counters.ended('visitor');
    present.removeVisitor(entry);
  });
  // Erased or blocked while being greeted: not yet among those whom that sent away.
  const sentAway = await sentAwayMeanwhile(gateway, who);
  if (sentAway !== null) {
    connection.bye(sentAway);
    return null;
  }
  connection.send({
    type: 'welcome',
    role: 'visitor',
    version: PROTOCOL_VERSION,
    visitor: who.visitor,
    secret: greeted.value.secret,
    marked: greeted.value.marked,
    now: environment.clock.now(),
    counter,
  });
  const since = canFollow ? hello.since : null;
  const { version } = hello;
  const caughtUp = await bringUpToDate(gateway, connection, greeted.value, { since, version });
  return hearVisitor(gateway, connection, who, { rate: added.rate, caughtUp });
}

async function sentAwayMeanwhile(
  { environment }: Gateway,
  { visitor }: VisitorCaller,
): Promise<'unauthenticated' | 'blocked' | null> {
  const row = await look(environment, ({ tx }) => tx.visitors.find(visitor));
  if (row === null) return 'unauthenticated';
  return row.blocked === null ? null : 'blocked';
}

async function canResumeFrom(
  { environment }: Gateway,
  { audience }: GreetedVisitor,
  since: number | null,
): Promise<boolean> {
  return since !== null && (await canResume(environment, [{ audience, seq: since }]));
}

async function bringUpToDate(
  gateway: Gateway,
  connection: Connection,
  { who, audience }: GreetedVisitor,
  { since, version }: { readonly since: number | null; readonly version: number },
): Promise<() => Promise<void>> {
  return followFeed(gateway, connection, {
    audience,
    feed: 'own',
    version,
    after: asFeedSeq(since ?? (await sendSnapshot(gateway, connection, who, version))),
  });
}

async function sendSnapshot(
  { environment }: Gateway,
  connection: Connection,
  who: VisitorCaller,
  version: number,
): Promise<number> {
  const snapshot = await visitorSnapshot(environment, who, version);
  connection.send(snapshot);
  return snapshot.own;
}
