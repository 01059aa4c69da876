import { giving } from '../../../demo/stage/giving.ts';
import type { SidePanel } from '../../../demo/stage/side-panel.ts';

const at = (testId: string) => `[data-testid="${testId}"]`;
/** The question that says these words; spaces of money are of many kinds. */
const called = (words: string) =>
  `[...document.querySelectorAll('${at('approval')}')].find(({ innerText }) => innerText.replace(/\\s/g, ' ').includes(${JSON.stringify(words)}))`;

/** What an agent asks, and what a lead does with one question among others. */
export const question = {
  /** Asks for the step that is called so. */
  ask: async (agent: SidePanel, step: string, reason: string): Promise<void> => {
    await giving.choose(agent, step);
    await agent.write(at('ask-reason'), reason);
    await agent.click(at('ask-confirm'));
    await agent.see(`document.querySelector('${at('ask-dialog')}') === null`);
  },
  id: (lead: SidePanel, words: string) => lead.see<string>(`${called(words)}?.dataset.id`),
  /** Waits for the question and opens it. */
  open: (lead: SidePanel, words: string) =>
    lead.see(`(() => {
      const head = ${called(words)}?.querySelector('${at('approval-toggle')}');
      if (head?.ariaExpanded === 'false') head.click();
      return head?.ariaExpanded === 'true';
    })()`),
  /** Waits until it says this too. */
  says: (lead: SidePanel, words: string, more: string) =>
    lead.see(`${called(words)}?.innerText.replace(/\\s+/g, ' ').includes(${JSON.stringify(more)})`),
  /** Fills in how much less, with a word; `lower-confirm` then says it. */
  fillInLess: async (lead: SidePanel, less: string, words: string): Promise<void> => {
    await giving.press(lead, 'approval-lower');
    // The steps that are ready come with an answer of the sidecar; then the form stands.
    await lead.see(`document.querySelector('${at('lower-step')}') !== null`);
    await lead.write(at('lower-to'), less);
    await lead.write(at('lower-words'), words);
    await lead.see(`document.querySelector('${at('lower-words')}').value !== ''`);
  },
  /** Waits until it waits for nobody here any more. */
  isGone: (lead: SidePanel, words: string) => lead.see(`${called(words)} === undefined`),
};
