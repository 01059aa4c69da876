/** A page that can be asked for the value of an expression, awaited there. */
export interface Asked {
  evaluate<T>(expression: string): Promise<T>;
}

/** After this a mark that is not drawn is lost, and the run with it. */
const LOST_AFTER_MS = 15_000;

/** Wall clock to fractions of a millisecond; the same in every browser of one machine. */
export const NOW = '(performance.timeOrigin + performance.now())';

/**
 * Begins to watch for a state that is not there yet. Drawn is: the document has changed, a frame was
 * asked for, and that frame's work is done.
 *
 * @param root expression for the node whose changes are watched
 * @param isThere expression that is true once the state is in the document
 * @returns call it after the act; resolves to when it was drawn
 */
export async function watchFor(
  page: Asked,
  root: string,
  isThere: string,
): Promise<() => Promise<number>> {
  const wasThere = await page.evaluate<boolean>(`(() => {
    const isThere = () => ${isThere};
    if (isThere()) return true;
    globalThis.benchDrawn = new Promise((resolve, reject) => {
      const lost = setTimeout(() => reject(new Error('was not drawn in time')), ${LOST_AFTER_MS});
      const observer = new MutationObserver(() => {
        if (!isThere()) return;
        observer.disconnect();
        clearTimeout(lost);
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(${NOW});
          port2.postMessage(null);
        });
      });
      observer.observe(${root}, { childList: true, subtree: true, characterData: true });
    });
    return false;
  })()`);
  if (wasThere) throw new Error(`was there before it could be drawn: ${isThere}`);
  return () => page.evaluate<number>('globalThis.benchDrawn');
}

/** Remembers when Enter was pressed, as the browser saw the key. */
export async function noteEnter(page: Asked): Promise<() => Promise<number>> {
  await page.evaluate(`addEventListener('keydown', (event) => {
    if (event.key === 'Enter') globalThis.benchEnterAt = performance.timeOrigin + event.timeStamp;
  }, true)`);
  return () => page.evaluate<number>('globalThis.benchEnterAt');
}

/** A wait of another length each time, so that marks do not keep step with what happens every 100 ms. */
export function outOfStep(maxMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.random() * maxMs));
}

const CLOCK_LOOKS = 200;

/** How far apart the clocks of pages are: each one's own against the machine's, which tells whole ms. */
export async function clocksApartMs(pages: readonly Asked[]): Promise<number> {
  const ahead: number[] = [];
  for (const page of pages) {
    ahead.push(
      await page.evaluate<number>(`Math.max(...Array.from({ length: ${CLOCK_LOOKS} }, () => {
        const machine = Date.now();
        return machine - ${NOW};
      }))`),
    );
  }
  return Math.max(...ahead) - Math.min(...ahead);
}
