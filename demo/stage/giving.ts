import type { PanelHands } from './side-panel.ts';

const at = (testId: string) => `[data-testid="${testId}"]`;

/** What an agent does with a mandate, in the panel. */
export const giving = {
  /** Gives the step that is called so, as `10 %`. @returns the code that was made for it */
  give: async (panel: PanelHands, step: string): Promise<string> => {
    // Spaces of money and percentages are of many kinds.
    await panel.see(`(() => {
      const one = [...document.querySelectorAll('[data-give]')].find(({ innerText }) =>
        innerText.replace(/\\s/g, ' ').includes(${JSON.stringify(step)}));
      if (!one || one.ariaDisabled === 'true') return false;
      one.click();
      return true;
    })()`);
    await panel.see(`document.querySelector('${at('show-text')}') !== null`);
    return panel.evaluate<string>(`document.querySelector('${at('given-code')}').innerText`);
  },
  /** Puts the ready sentence with the code in the chat. @returns that sentence */
  show: async (panel: PanelHands): Promise<string> => {
    const line = await panel.evaluate<string>(`document.querySelector('${at('show-text')}').value`);
    await panel.click(at('show'));
    return line;
  },
  /** Waits until the agent sees that the code stands so, as `applied` or `redeemed`. */
  stands: (panel: PanelHands, code: string, state: string) =>
    panel.see(
      `[...document.querySelectorAll('${at('given')}[data-state="${state}"]')].some(({ innerText }) => innerText.includes(${JSON.stringify(code)}))`,
    ),
};
