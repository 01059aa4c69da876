import { writeFile } from 'node:fs/promises';
import type { BrowserContext, CDPSession } from 'playwright-core';
import { waitFor } from './wait-for.ts';

type Reply = {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { message: string };
};
type Pending = { resolve: (result: unknown) => void; reject: (error: Error) => void };

/** Where an element is in the panel, in CSS pixels. */
type Box = { readonly x: number; readonly y: number };

/** What a play does with a panel, whichever browser it is in. */
export type PanelHands = Pick<SidePanel, 'evaluate' | 'see' | 'click' | 'write' | 'press'>;

/**
 * The real side panel of a real browser. Playwright does not list it among the pages, so it is
 * reached as a target of the browser, over a session that is not flattened.
 */
export class SidePanel {
  readonly #cdp: CDPSession;
  readonly #session: string;
  readonly #pending = new Map<number, Pending>();
  #last = 0;

  private constructor(cdp: CDPSession, session: string) {
    this.#cdp = cdp;
    this.#session = session;
    cdp.on('Target.receivedMessageFromTarget', ({ sessionId, message }) => {
      if (sessionId === session) this.#received(JSON.parse(message));
    });
  }

  /** Clicks the extension's icon and attaches to the panel that opens. */
  static async open(context: BrowserContext, extension: string): Promise<SidePanel> {
    const browser = context.browser();
    if (browser === null) throw new Error('this browser cannot be asked for its targets');
    const cdp = await browser.newBrowserCDPSession();
    const target = await waitFor('the side panel opens', async () => {
      const open = await panelTarget(cdp, extension);
      if (open !== undefined) return open;
      await clickIcon(cdp, extension);
      return waitFor('its page appears', () => panelTarget(cdp, extension), 2_000).catch(
        () => null,
      );
    });
    const { sessionId } = await cdp.send('Target.attachToTarget', {
      targetId: target,
      flatten: false,
    });
    return new SidePanel(cdp, sessionId);
  }

  /** Closes its page, and waits until it is gone: it may take its answer with it. */
  async shut(context: BrowserContext, extension: string): Promise<void> {
    this.send('Page.close').catch(() => undefined);
    const browser = context.browser();
    if (browser === null) throw new Error('this browser cannot be asked for its targets');
    const cdp = await browser.newBrowserCDPSession();
    await waitFor('the side panel is gone', async () => {
      return (await panelTarget(cdp, extension)) === undefined;
    });
    await cdp.detach();
  }

  /** Any command of the protocol, in the panel's own page. */
  async send(method: string, params: object = {}): Promise<unknown> {
    this.#last += 1;
    const id = this.#last;
    const reply = new Promise((resolve, reject) => this.#pending.set(id, { resolve, reject }));
    await this.#cdp.send('Target.sendMessageToTarget', {
      sessionId: this.#session,
      message: JSON.stringify({ id, method, params }),
    });
    return reply;
  }

  async evaluate<T>(expression: string): Promise<T> {
    const reply = (await this.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    })) as {
      result: { value: T };
      exceptionDetails?: { text: string; exception?: { description?: string } };
    };
    if (reply.exceptionDetails !== undefined) {
      const { exception, text } = reply.exceptionDetails;
      throw new Error(`in the panel: ${exception?.description ?? text}`);
    }
    return reply.result.value;
  }

  /** Waits until the expression is truthy in the panel, and returns it. */
  see<T>(expression: string, withinMs?: number): Promise<T> {
    return waitFor(`in the panel: ${expression}`, () => this.evaluate<T>(expression), withinMs);
  }

  /** A real click in the middle of the element, once it is there, can be clicked and stands still. */
  async click(selector: string): Promise<void> {
    let before: Box | null = null;
    const { x, y } = await waitFor(`${selector} stands still in the panel`, async () => {
      const now = await this.evaluate<Box | null>(centreOf(selector));
      // What is asked for may come meanwhile and push it aside: a press would land beside it.
      const isStill = now !== null && now.x === before?.x && now.y === before.y;
      before = now;
      return isStill ? now : null;
    });
    for (const type of ['mousePressed', 'mouseReleased']) {
      await this.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount: 1 });
    }
  }

  /** Puts the focus there and writes, as a keyboard would. */
  async write(selector: string, text: string): Promise<void> {
    await this.see(`(() => { const at = document.querySelector(${JSON.stringify(selector)});
      at?.focus(); return at !== null && document.activeElement === at; })()`);
    await this.send('Input.insertText', { text });
  }

  /** One key, such as `Enter`, `j` or `Escape`. */
  async press(key: string): Promise<void> {
    const text = key === 'Enter' ? '\r' : key.length === 1 ? key : undefined;
    const code = key.length === 1 ? `Key${key.toUpperCase()}` : key;
    const windowsVirtualKeyCode = KEY_CODES[key] ?? key.toUpperCase().charCodeAt(0);
    const common = { key, code, windowsVirtualKeyCode };
    await this.send('Input.dispatchKeyEvent', {
      type: 'keyDown',
      ...common,
      ...(text && { text }),
    });
    await this.send('Input.dispatchKeyEvent', { type: 'keyUp', ...common });
  }

  async picture(path: string): Promise<void> {
    const { data } = (await this.send('Page.captureScreenshot', { format: 'png' })) as {
      data: string;
    };
    await writeFile(path, Buffer.from(data, 'base64'));
  }

  #received({ id, result, error }: Reply): void {
    const pending = id === undefined ? undefined : this.#pending.get(id);
    if (id === undefined || pending === undefined) return;
    this.#pending.delete(id);
    if (error === undefined) pending.resolve(result);
    else pending.reject(new Error(error.message));
  }
}

const KEY_CODES: Readonly<Record<string, number>> = {
  Enter: 13,
  Escape: 27,
  Tab: 9,
  ArrowUp: 38,
  ArrowDown: 40,
  '/': 191,
  '?': 191,
};

async function panelTarget(cdp: CDPSession, extension: string): Promise<string | undefined> {
  const { targetInfos } = await cdp.send('Target.getTargets');
  return targetInfos.find(({ url }) =>
    url.startsWith(`chrome-extension://${extension}/extension/panel/`),
  )?.targetId;
}

async function clickIcon(cdp: CDPSession, extension: string): Promise<void> {
  const { targetInfos } = await cdp.send('Target.getTargets', { filter: [{ type: 'tab' }] });
  const tab = targetInfos[0];
  if (tab === undefined) throw new Error('there is no tab to open the side panel beside');
  // Not in Playwright's types: only Chromium's extension domain has it.
  const send = cdp.send.bind(cdp) as (method: string, params: object) => Promise<unknown>;
  await send('Extensions.triggerAction', { id: extension, targetId: tab.targetId });
}

function centreOf(selector: string): string {
  return `(() => {
    const at = document.querySelector(${JSON.stringify(selector)});
    if (at === null || at.disabled) return null;
    at.scrollIntoView({ block: 'center' });
    const box = at.getBoundingClientRect();
    return box.width > 0 ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;
  })()`;
}
