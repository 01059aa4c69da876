import type { Page } from 'playwright-core';
import type { SidePanel } from '../../demo/stage/side-panel.ts';

/** More stops than any of our pages has; a focus that goes round and round ends here. */
const STOPS_MAX = 150;

/** Whether the focus is on, or in, an element that matches, shadow roots included. */
const isOn = (selector: string) => `(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at !== null && at.closest(${JSON.stringify(selector)}) !== null;
})()`;

/** Presses a key until the focus is there; fails when it never comes. */
async function pressUntil(
  press: () => Promise<void>,
  look: (expression: string) => Promise<boolean>,
  selector: string,
): Promise<void> {
  for (let stop = 0; stop < STOPS_MAX; stop += 1) {
    if (await look(isOn(selector))) return;
    await press();
  }
  throw new Error(`the keyboard never reaches ${selector}`);
}

/** A shopper without a pointer. */
export function shopperKeys(page: Page) {
  const to = (selector: string) =>
    pressUntil(
      () => page.keyboard.press('Tab'),
      (expression) => page.evaluate<boolean>(expression),
      selector,
    );
  return {
    to,
    enter: async (selector: string) => {
      await to(selector);
      await page.keyboard.press('Enter');
    },
    /** Arrow keys within a group of choices until this one is chosen. */
    choose: async (group: string, choice: string) => {
      await to(group);
      for (let step = 0; step < STOPS_MAX; step += 1) {
        if (await page.locator(choice).isChecked()) return;
        await page.keyboard.press(step === 0 ? 'Space' : 'ArrowRight');
      }
      throw new Error(`the arrow keys never choose ${choice}`);
    },
    type: async (selector: string, text: string) => {
      await to(selector);
      await page.keyboard.insertText(text);
    },
  };
}

/** An agent without a pointer. */
export function agentKeys(panel: SidePanel) {
  const to = async (selector: string, key = 'Tab') => {
    await panel.see(`document.querySelector(${JSON.stringify(selector)}) !== null`);
    await pressUntil(
      () => panel.press(key),
      (expression) => panel.evaluate<boolean>(expression),
      selector,
    );
  };
  return {
    to,
    press: (key: string) => panel.press(key),
    /** `key` moves the focus: Tab between things, an arrow within a menu. */
    enter: async (selector: string, key = 'Tab') => {
      await to(selector, key);
      await panel.press('Enter');
    },
    type: async (selector: string, text: string) => {
      await to(selector);
      await panel.send('Input.insertText', { text });
    },
  };
}
