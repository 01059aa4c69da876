import { randomUUID } from 'node:crypto';
import type { VisitorHello } from '../../shared/protocol/handshake.ts';
import type { Signal } from '../../shared/protocol/messages/session.ts';
import type { VisitorCommand } from '../../shared/protocol/shape.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { TEST_SHOP } from './environment.ts';
import { type BodyOf, openSocket, type RawSocket } from './raw-socket.ts';

/** A shop page without a browser: hello said, welcome heard. */
export interface VisitorClient extends RawSocket {
  readonly welcome: BodyOf<'welcome'> & { readonly role: 'visitor' };
  readonly secret: string;
  readonly tab: string;
  /** Says the next signals of this tab at once; resolves with the mark that covers them. */
  signal(...signals: readonly Signal[]): Promise<number>;
  /** Says a command and waits for its receipt. */
  command(command: VisitorCommand, id?: string): Promise<BodyOf<'ack'> | BodyOf<'refused'>>;
  /** The last place of its feed that it heard. */
  cursor(): number;
}

export interface Visiting extends Partial<Omit<VisitorHello, 'type' | 'role'>> {
  readonly origin?: string;
}

export const SHOP_ORIGIN = TEST_SHOP.origins[0] ?? '';

export function visitorHello(changes: Partial<VisitorHello> = {}): VisitorHello {
  return {
    type: 'hello',
    role: 'visitor',
    version: PROTOCOL_VERSION,
    shop: TEST_SHOP.shop,
    secret: null,
    tab: newId(),
    since: null,
    observe: true,
    language: 'nl',
    ...changes,
  };
}

export async function openVisitor(
  sidecar: { readonly wsUrl: string },
  { origin = SHOP_ORIGIN, ...changes }: Visiting = {},
): Promise<VisitorClient> {
  const raw = await openSocket({ url: `${sidecar.wsUrl}/v1/visitor`, origin });
  const hello = visitorHello(changes);
  raw.say(hello);
  const welcome = await raw.next('welcome');
  if (welcome.role !== 'visitor') throw new Error('welcomed as an agent');
  let n = welcome.marked;
  return {
    ...raw,
    welcome,
    secret: welcome.secret ?? hello.secret ?? '',
    tab: hello.tab,
    async signal(...signals) {
      for (const body of signals) {
        n += 1;
        raw.say(up(body, newId(), n));
      }
      const wanted = n;
      return (await raw.next('marked', (marked) => marked.n >= wanted)).n;
    },
    command(command, id = newId()) {
      raw.say(up(command, id));
      return raw.receipt(id);
    },
    cursor: () =>
      raw.heard.reduce(
        (last, { seq, body }) =>
          Math.max(last, seq ?? (body.type === 'visitor.snapshot' ? body.own : 0)),
        hello.since ?? 0,
      ),
  };
}

/** What goes up, with the time the sender's clock says. */
export function up(body: object, id: string = newId(), n?: number): object {
  return { id, at: Date.now(), ...(n === undefined ? {} : { n }), body };
}

export function newId(): string {
  return randomUUID();
}

export function pageViewed(page = 'home', title = 'Boots'): Signal {
  return {
    type: 'page.viewed',
    page,
    url: `/${page}`,
    title,
    pageType: 'home',
    referrer: 'direct',
  };
}
