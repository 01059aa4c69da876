import type { PanelScene } from './panel-scenes.ts';
import { pagesSet } from './panel-set.ts';
import type { SceneSet } from './scene-set.ts';

const id = (testId: string) => `[data-testid="${testId}"]`;

/** The console's mandates, and its tables of what was given and of the ledger, with and without anything in them. */
const CONSOLE_SCENES: readonly PanelScene[] = [
  { name: 'console-given', at: '?console=full#/given', until: id('effect') },
  {
    name: 'console-why',
    at: '?console=full#/given',
    until: '.effect-why[open]',
    act: async (page) => {
      await page.locator(id('effect-why')).click();
    },
  },
  { name: 'console-given-broken', at: '?console=broken#/given', until: id('split-broken') },
  { name: 'console-given-empty', at: '?console=empty#/given', until: '.empty' },
  {
    name: 'console-mandate',
    at: '?console=full#/mandates',
    until: id('mandate-editor'),
    act: async (page) => {
      await page
        .locator(`${id('mandate-row')} button`)
        .first()
        .click();
    },
  },
  { name: 'console-mandate-new', at: '?console=full#/mandates/new', until: id('mandate-editor') },
  { name: 'console-mandates-empty', at: '?console=empty#/mandates', until: id('no-mandates') },
  { name: 'console-ledger', at: '?console=full#/ledger', until: id('ledger-table') },
  { name: 'console-ledger-empty', at: '?console=empty#/ledger', until: '.empty' },
];

/** A tab of its own, from half a screen to a whole one. */
export const CONSOLE_SET: SceneSet = {
  ...pagesSet('console', '#console > *', CONSOLE_SCENES),
  widths: [900, 1280],
};
