import type { PanelHands } from './side-panel.ts';
import { waitFor } from './wait-for.ts';

const at = (testId: string) => `[data-testid="${testId}"]`;
const there = (selector: string) => `document.querySelector(${JSON.stringify(selector)}) !== null`;

/** What an agent does in the side panel; every step ends when the panel shows its result. */
export const counter = {
  becomeAvailable: async (panel: PanelHands) => {
    await panel.click(at('presence'));
    await panel.click(at('presence-available'));
    await panel.see(there('.presence-available:not(.is-pending)'));
  },
  goAway: async (panel: PanelHands) => {
    await panel.click(at('presence'));
    await panel.click(at('presence-away'));
    await panel.see(there('.presence-away:not(.is-pending)'));
  },
  /** Waits for a row on the floor whose words match. */
  seesOnFloor: (panel: PanelHands, pattern: RegExp) =>
    panel.see(
      `[...document.querySelectorAll('${at('floor-row')}')].some((row) => ${pattern}.test(row.innerText))`,
    ),
  openVisitor: async (panel: PanelHands) => {
    await panel.click(`${at('floor-row')} button`);
    await panel.see(there(at('journey')));
  },
  /** The first key may put away an answer that is proposed. */
  toFloor: (panel: PanelHands) =>
    waitFor('the panel shows the floor', async () => {
      if (await panel.evaluate<boolean>(there(at('floor')))) return true;
      await panel.press('Escape');
      return false;
    }),
  accept: async (panel: PanelHands) => {
    await panel.click(at('accept'));
    await panel.see(there(at('composer')));
  },
  say: async (panel: PanelHands, text: string) => {
    await panel.write(at('composer'), text);
    await panel.press('Enter');
    await counter.reads(panel, text);
  },
  /** Waits until a line with this text is shown, whoever wrote it. */
  reads: (panel: PanelHands, text: string) =>
    panel.see(`(${LINES}).includes(${JSON.stringify(text)})`),
  /** The texts of both sides as the agent sees them, top to bottom. */
  lines: (panel: PanelHands) => panel.evaluate<string[]>(LINES),
  hasLines: (panel: PanelHands, expected: readonly string[]) =>
    waitFor(`the panel shows ${expected.length} lines`, async () => {
      const lines = await counter.lines(panel);
      return lines.join('\n') === expected.join('\n');
    }),
  end: async (panel: PanelHands, disposition: string) => {
    await panel.click(at('end'));
    await panel.click(at('end-confirm'));
    await panel.click(`${at(`disposition-${disposition}`)} input`);
    await panel.click(at('wrap-up-save'));
    await panel.see(there(at('floor')));
  },
};

const LINES = `[...document.querySelectorAll('${at('line')} .line-text')].map((line) => line.innerText.trim())`;
