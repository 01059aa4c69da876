// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { start } from '../../../visitor/main.ts';
import { type FakeSidecar, startFakeSidecar } from '../../support/fake-sidecar.ts';
import { openLocks } from './browser.ts';
import { moved, said } from './facts.ts';

/** As browsers do, it leaves a failed connection to its close event. */
class PageSocket extends WebSocket {
  constructor(url: string) {
    super(url);
    this.on('error', () => undefined);
  }
}

let sidecar: FakeSidecar;
let queue: unknown[];

beforeEach(async () => {
  localStorage.clear();
  sessionStorage.clear();
  document.documentElement.lang = 'en';
  vi.stubGlobal('WebSocket', PageSocket);
  Object.defineProperty(navigator, 'locks', { configurable: true, value: openLocks() });
  sidecar = await startFakeSidecar();
  queue = [];
});
afterEach(async () => {
  // The page of this test stays in the window: it must not ask again.
  sidecar.hangUp(4411);
  await vi.waitFor(() => expect(sidecar.connections()).toBe(0));
  queue.push(['consent', { observe: false }]);
  await sidecar.close();
  vi.unstubAllGlobals();
});

const begin = (...calls: unknown[]): void => {
  queue.push(...calls);
  start({ shop: 'demo', origin: sidecar.origin, queue });
};
const root = (): ShadowRoot => {
  const found = [...document.querySelectorAll('toonbank-counter')].at(-1)?.shadowRoot;
  if (!found) throw new Error('the widget is not on the page');
  return found;
};
const words = (): string => root().textContent ?? '';
const heard = (type: string) => sidecar.heard.filter(({ body }) => body.type === type);
const button = (name: string): HTMLElement | undefined =>
  [...root().querySelectorAll('button')].find(
    (each) => each.textContent?.includes(name) || each.getAttribute('aria-label')?.startsWith(name),
  );
const press = async (name: string): Promise<void> => {
  await vi.waitFor(() => expect(button(name)).toBeDefined());
  button(name)?.click();
};
const write = async (text: string): Promise<void> => {
  await vi.waitFor(() => expect(root().querySelector('.composer textarea')).not.toBeNull());
  const field = root().querySelector<HTMLTextAreaElement>('.composer textarea');
  if (field === null) return;
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await vi.waitFor(() => expect(button('Send')?.getAttribute('aria-disabled')).toBe('false'));
  root()
    .querySelector('form')
    ?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
};
describe('a visit', () => {
  it('[VS2] calls from before the script was there are done once, in order', async () => {
    const visitors: unknown[] = [];
    begin(
      ['consent', { observe: true }],
      ['track', 'first'],
      ['visitor', (id: unknown) => visitors.push(id)],
    );
    queue.push(['track', 'second']);
    await vi.waitFor(() =>
      expect(sidecar.marked.filter(({ type }) => type === 'track.noted')).toHaveLength(2),
    );
    expect(sidecar.marked.map((signal) => ('name' in signal ? signal.name : signal.type))).toEqual([
      'page.viewed',
      'first',
      'second',
    ]);
    expect(visitors).toEqual(['visitor-1']);
    expect(sidecar.undecodable).toEqual([]);
  });

  it('[PV1] withdrawing is told, stops the observers and leaves nothing of ours', async () => {
    begin(['consent', { observe: true }]);
    await vi.waitFor(() => expect(sidecar.marked).toHaveLength(1));
    queue.push(['consent', { observe: false }], ['track', 'too late']);
    await vi.waitFor(() => expect(heard('consent.set')).toHaveLength(1));
    await vi.waitFor(() => expect(sidecar.connections()).toBe(0));
    expect(heard('consent.set')[0]?.body).toMatchObject({ observe: false });
    expect(heard('track.noted')).toEqual([]);
    await vi.waitFor(() => expect(localStorage.length + sessionStorage.length).toBe(0));
  });

  it('[PV1] help alone sends nothing but what was written', async () => {
    begin(['open']);
    await write('Do they run large?');
    await vi.waitFor(() => expect(heard('chat.say')).toHaveLength(1));
    document.body.click();
    history.pushState({}, '', '/elsewhere');
    expect(sidecar.hellos[0]).toMatchObject({ observe: false });
    expect(sidecar.heard.map(({ body }) => body.type)).toEqual(['conversation.open', 'chat.say']);
  });

  it('[WG4] a line is on its way, sent, and seen', async () => {
    begin(['open']);
    await vi.waitFor(() => expect(sidecar.connections()).toBe(1));
    sidecar.isAnswering = false;
    await write('Hello');
    await vi.waitFor(() => expect(words()).toContain('Sending'));
    sidecar.isAnswering = true;
    sidecar.hangUp();
    await vi.waitFor(() => expect(words()).toContain('Sent'));
    expect(new Set(heard('chat.say').map(({ id }) => id)).size).toBe(1);
    const body = heard('chat.say')[0]?.body;
    if (body?.type !== 'chat.say') throw new Error('no line was said');
    sidecar.tell(moved(body.conversation, 'waiting'));
    const own = said(body.conversation, 1, 'Hello', body.line);
    if (own.type !== 'chat.said') throw new Error('not a line');
    sidecar.tell({ ...own, line: { ...own.line, author: { kind: 'visitor' } } });
    sidecar.tell({ type: 'chat.seen', conversation: body.conversation, by: 'agent', upTo: 1 });
    await vi.waitFor(() => expect(words()).toContain('Seen'));
    expect(root().querySelectorAll('.line')).toHaveLength(1);
  });

  it('[WG4] a line that is refused for good stays, says so, and can be sent again', async () => {
    begin(['open']);
    sidecar.refusal = (command) => (command.type === 'chat.say' ? 'wrong-state' : null);
    await write('Hello');
    await vi.waitFor(() => expect(words()).toContain('Not sent.'));
    sidecar.refusal = () => null;
    await press('Try again');
    await vi.waitFor(() => expect(words()).toContain('Sent'));
    expect(heard('chat.say')).toHaveLength(2);
  });

  it('[VS9] what cannot be taken now is tried again under the same id', async () => {
    begin(['open']);
    let refusals = 0;
    sidecar.refusal = (command) =>
      command.type === 'chat.say' && refusals++ === 0 ? 'unavailable' : null;
    await write('Hello');
    await vi.waitFor(() => expect(words()).toContain('Sent'), { timeout: 4_000 });
    expect(heard('chat.say')).toHaveLength(2);
    expect(new Set(heard('chat.say').map(({ id }) => id)).size).toBe(1);
  });

  it('[WG3] an offer is shown once; after a no it does not come back', async () => {
    begin(['consent', { observe: true }]);
    await vi.waitFor(() => expect(sidecar.connections()).toBe(1));
    const offer = {
      type: 'offer.shown',
      offer: 'o',
      words: null,
      agentName: 'Sanne',
      expiresAt: Date.now() + 60_000,
    } as const;
    sidecar.tell(offer);
    await press('No, thanks');
    await vi.waitFor(() => expect(heard('offer.reject')).toHaveLength(1));
    sidecar.tell(offer);
    sidecar.tell({ type: 'visitor.identified', name: null });
    sidecar.hangUp();
    await vi.waitFor(() => expect(sidecar.hellos).toHaveLength(2));
    expect(root().querySelector('.offer')).toBeNull();
  });

  it('[WG3] an offer goes by itself when its time is over', async () => {
    begin(['consent', { observe: true }]);
    await vi.waitFor(() => expect(sidecar.connections()).toBe(1));
    sidecar.tell({
      type: 'offer.shown',
      offer: 'o',
      words: null,
      agentName: null,
      expiresAt: Date.now() + 400,
    });
    await vi.waitFor(() => expect(root().querySelector('.offer')).not.toBeNull());
    await vi.waitFor(() => expect(root().querySelector('.offer')).toBeNull());
    expect(heard('offer.reject')).toEqual([]);
  });

  it('[WG3] a yes that came too late says so, and what was written is asked all the same', async () => {
    begin(['consent', { observe: true }]);
    await vi.waitFor(() => expect(sidecar.connections()).toBe(1));
    sidecar.tell({
      type: 'offer.shown',
      offer: 'o',
      words: null,
      agentName: null,
      expiresAt: Date.now() + 60_000,
    });
    sidecar.isAnswering = false;
    await press('Yes, please');
    await write('Is it in stock?');
    sidecar.refusal = (command) => (command.type === 'offer.accept' ? 'expired' : null);
    sidecar.isAnswering = true;
    sidecar.hangUp();
    await vi.waitFor(() => expect(heard('chat.say')).toHaveLength(1));
    expect(words()).toContain('Nobody is free any more.');
    const types = sidecar.heard
      .map(({ body }) => body.type)
      .filter((type) => !type.startsWith('page'));
    expect(types).toEqual(['offer.accept', 'offer.accept', 'conversation.open', 'chat.say']);
  });

  it('[WG6] a message is left where to answer it, and a refused one is kept in the form', async () => {
    sidecar.counter = { type: 'counter.state', isStaffed: false, waitMs: null };
    sidecar.refusal = (command) => (command.type === 'message.leave' ? 'wrong-state' : null);
    begin(['open']);
    await vi.waitFor(() => expect(root().querySelector('.leave')).not.toBeNull());
    for (const [name, value] of [
      ['message', 'Where is my order?'],
      ['contact', 'jan@example.org'],
    ] as const) {
      const field = root().querySelector<HTMLInputElement>(`[name=${name}]`);
      if (field === null) throw new Error('no such field');
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    const submit = new Event('submit', { bubbles: true, cancelable: true });
    root().querySelector('.leave')?.dispatchEvent(submit);
    await vi.waitFor(() => expect(heard('message.leave')).toHaveLength(1));
    expect(heard('message.leave')[0]?.body).toMatchObject({
      text: 'Where is my order?',
      contact: 'jan@example.org',
    });
    await vi.waitFor(() => expect(words()).toContain('Your message did not arrive.'));
    expect(root().querySelector<HTMLTextAreaElement>('[name=message]')?.value).toBe(
      'Where is my order?',
    );
  });

  it('[WG4] what an agent wrote counts as unread until the chat is open', async () => {
    begin(['consent', { observe: true }]);
    await vi.waitFor(() => expect(sidecar.connections()).toBe(1));
    sidecar.tell(moved('c', 'talking'));
    sidecar.tell(said('c', 1, 'Good afternoon'));
    await vi.waitFor(() => expect(button('Ask a question, 1 new message')).toBeDefined());
    await press('Ask a question');
    await vi.waitFor(() => expect(heard('chat.see')).toHaveLength(1));
    expect(heard('chat.see')[0]?.body).toMatchObject({ conversation: 'c', upTo: 1 });
    await vi.waitFor(() => expect(words()).toContain('Good afternoon'));
  });

  it('[WG5] a line is text: markup in it stays markup, and its links are safe', async () => {
    begin(['open']);
    await vi.waitFor(() => expect(sidecar.connections()).toBe(1));
    sidecar.tell(moved('c', 'talking'));
    sidecar.tell(said('c', 1, '<img src=x onerror=alert(1)> https://shop.example/x'));
    await vi.waitFor(() => expect(root().querySelector('.text a')).not.toBeNull());
    expect(root().querySelector('.text img')).toBeNull();
    expect(root().querySelector('.text a')?.getAttribute('rel')).toBe('noopener noreferrer');
  });

  it('[VS9] what a tab left behind is told by the next page, though that one has nothing to say', async () => {
    const body = {
      type: 'message.leave',
      conversation: 'c-1',
      line: 'line-1',
      text: 'Do you have this in 42?',
      contact: 'me@home.example',
      language: 'en',
    };
    localStorage.setItem(
      'toonbank.commands.tab-that-is-gone',
      JSON.stringify([{ id: 'command-1', at: 1, body }]),
    );
    begin();
    await vi.waitFor(() => expect(heard('message.leave')).toHaveLength(1));
  });

  it('[VS10] a visitor who is sent away for good is not asked for again on this page', async () => {
    begin(['consent', { observe: true }], ['open']);
    await vi.waitFor(() => expect(sidecar.connections()).toBe(1));
    sidecar.hangUp(4411);
    await vi.waitFor(() => expect(words()).toContain('Chat does not work on this page.'));
    dispatchEvent(new Event('online'));
    queue.push(['track', 'x']);
    expect(sidecar.hellos).toHaveLength(1);
  });

  it('[VS11] a gap in the facts is mended with a fresh start of the cursor', async () => {
    begin(['open']);
    await vi.waitFor(() => expect(sidecar.connections()).toBe(1));
    sidecar.tell(moved('c', 'talking'));
    await vi.waitFor(() => expect(words()).toContain('Sanne'));
    sidecar.facts.push(said('c', 1, 'missed'));
    sidecar.tell(said('c', 2, 'after it'));
    await vi.waitFor(() => expect(words()).toContain('missed'));
    expect(sidecar.hellos.at(-1)?.since).toBeNull();
    expect(words()).toContain('after it');
  });
});
