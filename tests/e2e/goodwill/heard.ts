import type { PanelHands } from '../../../demo/stage/side-panel.ts';

/** From now on keeps what the panel says in a status or an alert, also what it says for a few seconds only. */
export async function listen(panel: PanelHands): Promise<void> {
  await panel.evaluate(`(() => {
    const heard = (globalThis.heard = []);
    const look = () => {
      for (const { innerText } of document.querySelectorAll('[role="status"], [role="alert"]')) {
        const says = innerText.replace(/\\s+/g, ' ').trim();
        if (says !== '' && !heard.includes(says)) heard.push(says);
      }
    };
    const all = { subtree: true, childList: true, characterData: true };
    new MutationObserver(look).observe(document.body, all);
    look();
  })()`);
}

/** Waits until the panel has said this. */
export function hears(panel: PanelHands, words: string, withinMs?: number): Promise<boolean> {
  return panel.see(
    `globalThis.heard.some((says) => says.includes(${JSON.stringify(words)}))`,
    withinMs,
  );
}

/** Everything it has said so far. */
export function heard(panel: PanelHands): Promise<string[]> {
  return panel.evaluate('globalThis.heard');
}
