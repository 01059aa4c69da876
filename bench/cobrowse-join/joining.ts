import type { RaisedStage } from '../../demo/journey/raise-stage.ts';
import { pictureIn } from '../cobrowse/look-along.ts';

const DRAWN_WITHIN_MS = 30_000;

/** What one who comes late waited for, in ms. */
export interface Join {
  /** From the socket being open to the picture drawn. */
  readonly fromSocketMs: number;
  /** From the beginning of the viewer's document. */
  readonly fromDocumentMs: number;
}

/** Where the panel's own viewer is; it makes room while there is one in a tab. */
export function viewerUrl({ agent }: RaisedStage): Promise<string> {
  return agent.panel.see<string>(`document.querySelector('[data-testid="along-picture"]')?.src`);
}

/** The viewer in a tab of its own, as the panel would put it there. @param elements the least that are in a whole picture */
export async function join({ agent }: RaisedStage, url: string, elements: number): Promise<Join> {
  const page = await agent.context.newPage();
  try {
    await page.addInitScript({ content: watching(elements) });
    await page.goto(url);
    // Asked past the page's own policy, under which nothing is evaluated.
    const cdp = await agent.context.newCDPSession(page);
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
      expression: 'benchDrawn.then((at) => [at - benchOpenAt, at])',
      awaitPromise: true,
      returnByValue: true,
    });
    const [fromSocketMs, fromDocumentMs]: readonly number[] = result.value ?? [];
    if (fromSocketMs === undefined || fromDocumentMs === undefined) {
      throw new Error(`nothing was drawn: ${exceptionDetails?.exception?.description}`);
    }
    return { fromSocketMs, fromDocumentMs };
  } finally {
    await page.close();
  }
}

/** Drawn is: a frame in which the picture is shown and whole has been worked on and is done. */
function watching(elements: number): string {
  return `(() => {
    // The frame of the picture is given this script too.
    if (location.protocol !== 'chrome-extension:') return;
    const Socket = WebSocket;
    globalThis.WebSocket = class extends Socket {
      constructor(...given) {
        super(...given);
        this.addEventListener('open', () => { globalThis.benchOpenAt ??= performance.now(); });
      }
    };
    globalThis.benchDrawn = new Promise((done, lost) => {
      setTimeout(() => lost(new Error('not in time')), ${DRAWN_WITHIN_MS});
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now());
      const look = () => {
        const picture = ${pictureIn('document')};
        if ((picture?.getElementsByTagName('*').length ?? 0) >= ${elements}) port2.postMessage(0);
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
  })()`;
}
