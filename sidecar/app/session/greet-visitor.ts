import { asId, type ShopId, type TabId, type VisitorId } from '../../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { VisitorHello } from '../../../shared/protocol/handshake.ts';
import { SEEN_NOTED_EVERY_MS } from '../../../shared/protocol/limits.ts';
import { type Audience, ofVisitor } from '../../domain/audience.ts';
import type { Visitor } from '../../domain/visitor/visitor.ts';
import {
  type Environment,
  type Refusal,
  refuse,
  type VisitorCaller,
  type Work,
} from '../context.ts';
import { commit, look } from '../pipeline.ts';
import { changeConsent } from './set-consent.ts';

/** A shop page that may speak. */
export interface GreetedVisitor {
  readonly who: VisitorCaller;
  readonly audience: Audience;
  /** Set only when it was issued just now: kept hashed, it cannot be told again (SPEC ID1). */
  readonly secret: string | null;
  readonly marked: number;
}

/**
 * Knows the visitor by the secret, or gets to know a new one. A secret that is unknown here is no
 * error: what it stood for may have been erased.
 */
export async function greetVisitor(
  environment: Environment,
  hello: VisitorHello,
  shop: ShopId,
): Promise<Result<GreetedVisitor, Refusal>> {
  const unchanged = await greetUnchanged(environment, hello, shop);
  if (unchanged !== null) return ok(unchanged);
  return commit(environment, (work) => greet(work, hello, shop));
}

/**
 * Somebody seen a moment ago who says nothing new: nothing need be written, and nobody waits for the
 * disk. When a sidecar comes back, that is everybody at once (SPEC GW7).
 */
async function greetUnchanged(
  environment: Environment,
  { secret, language, observe, ...hello }: VisitorHello,
  shop: ShopId,
): Promise<GreetedVisitor | null> {
  if (secret === null) return null;
  return look(environment, async ({ tx, now, digest }) => {
    const known = await tx.visitors.findBySecret(shop, digest.sha256(secret));
    if (known === null || known.blocked !== null) return null;
    if (known.language !== language || known.observe !== observe) return null;
    if (now - known.lastSeenAt >= SEEN_NOTED_EVERY_MS) return null;
    const tab = asId<TabId>(hello.tab);
    return greeted(known, tab, null, await tx.visitors.marked(known.visitor, tab));
  });
}

async function greet(
  work: Work,
  hello: VisitorHello,
  shop: ShopId,
): Promise<Result<GreetedVisitor, Refusal>> {
  const known =
    hello.secret === null
      ? null
      : await work.tx.visitors.findBySecret(shop, work.digest.sha256(hello.secret));
  if (known === null) return ok(await welcomeNew(work, hello, shop));
  if (known.blocked !== null) {
    return err(
      refuse('blocked', 'You cannot chat here any more. Please contact the shop by mail.'),
    );
  }
  const seen: Visitor = { ...known, language: hello.language, lastSeenAt: work.now };
  await work.tx.visitors.put(seen);
  const visitor = await changeConsent(work, seen, hello.observe);
  const tab = asId<TabId>(hello.tab);
  const marked = await work.tx.visitors.marked(visitor.visitor, tab);
  return ok(greeted(visitor, tab, null, marked));
}

async function welcomeNew(work: Work, hello: VisitorHello, shop: ShopId): Promise<GreetedVisitor> {
  const secret = work.ids.secret();
  const visitor: Visitor = {
    visitor: asId<VisitorId>(work.ids.next()),
    shop,
    secretHash: work.digest.sha256(secret),
    language: hello.language,
    observe: false,
    identity: null,
    blocked: null,
    sessions: 0,
    firstSeenAt: work.now,
    lastSeenAt: work.now,
  };
  await work.tx.visitors.put(visitor);
  return greeted(
    await changeConsent(work, visitor, hello.observe),
    asId<TabId>(hello.tab),
    secret,
    0,
  );
}

function greeted(
  { visitor, shop, language }: Visitor,
  tab: TabId,
  secret: string | null,
  marked: number,
): GreetedVisitor {
  const who: VisitorCaller = { kind: 'visitor', visitor, shop, tab, language, device: null };
  return { who, audience: ofVisitor(visitor), secret, marked };
}
