import type { SidePanel } from '../../../demo/stage/side-panel.ts';

const at = (testId: string) => `[data-testid="${testId}"]`;
const called = (what: string, state: string) =>
  `[...document.querySelectorAll('${at('task')}[data-state="${state}"]')].find(({ innerText }) => innerText.replace(/\\s/g, ' ').includes(${JSON.stringify(what)}))`;

/** What people do on the floor with goodwill that has to be carried out. */
export const task = {
  /** Waits for it. @returns all it says */
  stands: (panel: SidePanel, what: string, state: 'open' | 'done' | 'failed') =>
    panel.see<string>(`${called(what, state)}?.innerText.replace(/\\s+/g, ' ')`),
  open: async (panel: SidePanel, what: string): Promise<void> => {
    await panel.see(`(() => {
      const row = ${called(what, 'open')}?.querySelector('.row-main');
      row?.click();
      return row !== undefined;
    })()`);
    await panel.see(`document.querySelector('${at('task-dialog')}') !== null`);
  },
  isGone: (panel: SidePanel, what: string) =>
    panel.see(`${called(what, 'open')} === undefined && ${called(what, 'failed')} === undefined`),
};
