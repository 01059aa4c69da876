import type { BrowserContext, Page, WebSocket } from 'playwright-core';

/** Counts what pages of a browser send of themselves, at the browser's end of the wire. */
export interface FramesSent {
  count(): number;
  /** Connections for frames that are open now. */
  open(): number;
}

export function countFramesSent(context: BrowserContext): FramesSent {
  let count = 0;
  const open = new Map<WebSocket, Page>();
  const watch = (page: Page): void => {
    page.on('websocket', (socket) => {
      if (!socket.url().endsWith('/v1/cobrowse/page')) return;
      open.set(socket, page);
      socket.on('close', () => open.delete(socket));
      socket.on('framesent', ({ payload }) => {
        if (typeof payload !== 'string') count += 1;
      });
    });
    // Those of the page before end with it, and nobody says so.
    const forget = (): void => {
      for (const [socket, its] of open) if (its === page) open.delete(socket);
    };
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) forget();
    });
    page.on('close', forget);
  };
  for (const page of context.pages()) watch(page);
  context.on('page', watch);
  return { count: () => count, open: () => open.size };
}
