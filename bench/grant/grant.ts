import type { RaisedStage } from '../../demo/journey/raise-stage.ts';
import { NOW, outOfStep, watchFor } from '../floor-latency/drawn.ts';

/** One thing given: from the click on it to the code made, and to the code in the shopper's chat. */
export interface Granted {
  readonly madeMs: number;
  readonly inChatMs: number;
}

const SHADOW = `document.querySelector('toonbank-counter').shadowRoot`;
const NEWEST = `[...${SHADOW}.querySelectorAll('.line.agent .text')].at(-1)?.textContent`;
const CODE = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/;
const GIVE = '[data-give]:not([aria-disabled="true"])';
const APART_MAX_MS = 300;

/**
 * Presses the first thing that may be given with a real click. The second click, on the ready sentence, is made by a
 * script in the panel in the very moment the button stands there: what people need to read is nobody's time here.
 */
export async function grant({ agent, shopper }: RaisedStage): Promise<Granted> {
  await outOfStep(APART_MAX_MS);
  const before = await shopper.page.evaluate<string>(`${NEWEST} ?? ''`);
  const last = CODE.exec(before)?.[0] ?? 'none yet';
  const drawn = await watchFor(
    shopper.page,
    SHADOW,
    `((text) => ${CODE}.test(text) && !text.includes(${JSON.stringify(last)}))(${NEWEST} ?? '')`,
  );
  await agent.panel.evaluate(`(() => {
    globalThis.benchMade = new Promise((resolve) => {
      const press = () => {
        const button = document.querySelector('[data-testid="show"]');
        if (button === null || button.disabled || button.ariaDisabled === 'true') return;
        observer.disconnect();
        resolve(${NOW});
        button.click();
      };
      const observer = new MutationObserver(press);
      observer.observe(document.body, { childList: true, subtree: true, attributes: true });
    });
    addEventListener('click', (event) => {
      globalThis.benchClickAt = performance.timeOrigin + event.timeStamp;
    }, { capture: true, once: true });
  })()`);
  await agent.panel.click(GIVE);
  const inChatAt = await drawn();
  const madeAt = await agent.panel.evaluate<number>('globalThis.benchMade');
  const clickAt = await agent.panel.evaluate<number>('globalThis.benchClickAt');
  return { madeMs: madeAt - clickAt, inChatMs: inChatAt - clickAt };
}
