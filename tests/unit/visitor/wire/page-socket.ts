import { vi } from 'vitest';
import type { DownVisitor } from '../../../../shared/protocol/down-visitor.ts';
import type { VisitorHello } from '../../../../shared/protocol/handshake.ts';
import type { UpVisitor } from '../../../../shared/protocol/up-visitor.ts';

type Sent = { readonly id?: string; readonly n?: number; readonly body?: UpVisitor };

/** The browser's own socket, with a network and a sidecar that do only what the test says. */
export class PageSocket {
  static all: PageSocket[] = [];
  onopen: (() => void) | null = null;
  onclose: ((event: { readonly code: number }) => void) | null = null;
  onmessage: ((event: { readonly data: unknown }) => void) | null = null;
  readonly url: string;
  readonly sent: (Sent & Partial<VisitorHello>)[] = [];
  isClosed = false;

  constructor(url: string) {
    this.url = url;
    PageSocket.all.push(this);
  }
  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  close(): void {
    this.isClosed = true;
  }

  /** The connection stands, and what the page said first was heard. */
  open(): void {
    this.onopen?.();
  }
  say(body: DownVisitor | object, seq?: number): void {
    const place = seq === undefined ? {} : { seq, feed: 'own' };
    this.onmessage?.({ data: JSON.stringify({ at: 0, ...place, body }) });
  }
  welcome(changes: object = {}): void {
    this.open();
    this.say({
      type: 'welcome',
      role: 'visitor',
      version: 1,
      visitor: 'visitor-1',
      secret: null,
      marked: 0,
      now: Date.now(),
      counter: { type: 'counter.state', isStaffed: true, waitMs: null },
      ...changes,
    });
  }
  end(code: number): void {
    this.onclose?.({ code });
  }
  /** What went up, by type. */
  heard(type: string): readonly Sent[] {
    return this.sent.filter(({ body }) => body?.type === type);
  }
}

/** The newest connection of the page. */
export function newest(): PageSocket {
  const found = PageSocket.all.at(-1);
  if (found === undefined) throw new Error('the page has opened no connection');
  return found;
}

/** Lets the fake time pass until the page tries its next connection, and not a moment longer. */
export async function nextTry(): Promise<PageSocket> {
  const count = PageSocket.all.length;
  while (PageSocket.all.length === count) await vi.advanceTimersToNextTimerAsync();
  return newest();
}
