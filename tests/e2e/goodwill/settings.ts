import type { SidePanel } from '../../../demo/stage/side-panel.ts';
import { toFloor } from './to-floor.ts';

const at = (testId: string) => `[data-testid="${testId}"]`;

/** From now on the panel is in Dutch, whatever the machine speaks. */
export async function speakDutch(panel: SidePanel): Promise<void> {
  await panel.click(at('to-settings'));
  await choose(panel, 'setting-language', 'nl');
  await panel.see(`document.documentElement.lang === 'nl'`);
  await toFloor(panel);
}

/** A lead invites another one, in the settings of the panel. @returns the code to pair with */
export async function inviteLead(lead: SidePanel, name: string): Promise<string> {
  await lead.click(at('to-settings'));
  await lead.click(at('invite'));
  await lead.write(at('person-name'), name);
  await choose(lead, 'person-role', 'lead');
  await lead.click(at('person-save'));
  const code = await lead.see<string>(`document.querySelector('${at('code')}')?.innerText.trim()`);
  await lead.press('Enter');
  await lead.see(`document.querySelector('${at('code-dialog')}') === null`);
  await toFloor(lead);
  return code;
}

async function choose(panel: SidePanel, testId: string, value: string): Promise<void> {
  await panel.see(`(() => {
    const list = document.querySelector('${at(testId)}');
    if (list === null) return false;
    list.value = '${value}';
    list.dispatchEvent(new Event('change', { bubbles: true }));
    return true;
  })()`);
}
