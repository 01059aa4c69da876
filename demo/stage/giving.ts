import type { PanelHands } from './side-panel.ts';

const at = (testId: string) => `[data-testid="${testId}"]`;
const first = (testId: string) => `document.querySelector('${at(testId)}')`;
/** The button of a step, by its words: spaces of money and percentages are of many kinds. */
const stepCalled = (words: string) =>
  `[...document.querySelectorAll('[data-give]')].find(({ innerText }) => innerText.replace(/\\s/g, ' ').includes(${JSON.stringify(words)}))`;

/** What an agent does with a mandate, and a lead with what is asked, in the panel. */
export const giving = {
  /** Waits until the step that is called so, as `10%`, is there. @returns all it says */
  offers: (panel: PanelHands, step: string) => panel.see<string>(`${stepCalled(step)}?.innerText`),
  /** Presses a step, once it may be. */
  choose: (panel: PanelHands, step: string) => pressOnce(panel, stepCalled(step)),
  /** Presses what stands still to be pressed, such as a button of a form. */
  press: (panel: PanelHands, testId: string) => pressOnce(panel, first(testId)),
  /** Gives the step that is called so. @returns the code that was made for it */
  give: async (panel: PanelHands, step: string): Promise<string> => {
    await giving.choose(panel, step);
    return giving.ready(panel);
  },
  /** Waits until a code can be put in the chat. @returns it */
  ready: async (panel: PanelHands): Promise<string> => {
    await panel.see(`${first('show-text')} !== null`);
    return panel.evaluate<string>(
      `${first('show-text')}.closest('${at('given')}').querySelector('${at('given-code')}').innerText`,
    );
  },
  /** Puts the ready sentence with the code in the chat. @returns that sentence */
  show: async (panel: PanelHands): Promise<string> => {
    const line = await panel.evaluate<string>(`${first('show-text')}.value`);
    await panel.click(at('show'));
    return line;
  },
  /** Waits until the agent sees that the code stands so, as `applied` or `redeemed`. */
  stands: (panel: PanelHands, code: string, state: string) =>
    panel.see(
      `[...document.querySelectorAll('${at('given')}[data-state="${state}"]')].some(({ innerText }) => innerText.includes(${JSON.stringify(code)}))`,
    ),
  /** Waits until the agent is alarmed about a code for this cause, as `used-elsewhere`. @returns why, in words */
  alarm: (panel: PanelHands, cause: string) =>
    panel.see<string>(`(() => {
      const why = document.querySelector('${at('given-why')}[data-cause="${cause}"]');
      const isAlarm = why?.closest('${at('given')}')?.querySelector('[role="alert"]');
      return isAlarm ? why.innerText : null;
    })()`),
};

async function pressOnce(panel: PanelHands, button: string): Promise<void> {
  await panel.see(`(() => {
    const one = ${button};
    if (!one || one.ariaDisabled === 'true') return false;
    one.click();
    return true;
  })()`);
}
