import type { Page } from 'playwright-core';
import { along } from '../../../demo/stage/along.ts';
import { counter } from '../../../demo/stage/counter.ts';
import type { PanelHands } from '../../../demo/stage/side-panel.ts';
import { waitFor } from '../../../demo/stage/wait-for.ts';
import { widget } from '../../../demo/stage/widget.ts';
import type { FramesSent } from './frames-sent.ts';
import { untilSame } from './same-page.ts';

/** Asks, agrees, and ends when the agent sees the page. @returns milliseconds from the yes */
export async function begin(panel: PanelHands, page: Page): Promise<number> {
  await along.ask(panel);
  await along.agree(page);
  return untilSame(panel, page);
}

/** As a browser does when somebody turns to another tab, or back. */
export const turn = (page: Page, state: 'visible' | 'hidden') =>
  page.evaluate((to) => {
    Object.defineProperty(document, 'visibilityState', { value: to, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);

/** Writes something new on the page itself, as a script of the shop would. */
export const write = (page: Page, text: string) =>
  page.evaluate((words) => {
    const line = document.createElement('p');
    line.textContent = words;
    document.querySelector('main')?.prepend(line);
  }, text);

/** Changes the page, and lets a line go there after it: what was going to be sent has been by then. */
export async function sendsNothing(
  sent: FramesSent,
  { page, panel, text }: { page: Page; panel: PanelHands; text: string },
): Promise<boolean> {
  await waitFor('no connection for frames is open', () => sent.open() === 0);
  const before = sent.count();
  await write(page, text);
  await widget.say(page, text);
  await counter.reads(panel, text);
  return sent.count() === before && sent.open() === 0;
}
