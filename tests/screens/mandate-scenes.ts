import type { Page } from 'playwright-core';
import type { PanelScene } from './panel-scenes.ts';

const id = (testId: string) => `[data-testid="${testId}"]`;
const press = (testId: string) => (page: Page) => page.locator(id(testId)).first().click();
const boots = (mandate: string) => `?mandate=${mandate}#/conversation/boots`;

/** What may be given, what was given, what is asked and what is to be done, in their states. */
export const MANDATE_SCENES: readonly PanelScene[] = [
  { name: 'mandate-options', at: boots('options'), until: id('give-row') },
  {
    name: 'mandate-shut',
    at: boots('options'),
    until: `${id('mandate-toggle')}[aria-expanded="false"]`,
    act: press('mandate-toggle'),
  },
  {
    name: 'mandate-keys',
    at: boots('options'),
    until: `${id('give-ask')}:focus`,
    act: async (page) => {
      await page.locator(id('give')).first().focus();
      await page.keyboard.press('3');
    },
  },
  { name: 'mandate-denied', at: boots('denied'), until: id('denied') },
  { name: 'mandate-none', at: boots('none'), until: '[data-kind="none"]' },
  { name: 'mandate-two', at: boots('two'), until: id('mandate-left') },
  {
    name: 'mandate-offline',
    at: '?mandate=options&link=offline#/conversation/boots',
    until: '[data-kind="offline"]',
  },
  {
    name: 'mandate-amount',
    at: boots('amount'),
    until: id('by-hand-do'),
    act: async (page) => {
      await page.locator(id('by-hand')).first().fill('7,50');
      await page.locator(id('by-hand')).last().fill('900');
    },
  },
  {
    name: 'mandate-ask',
    at: boots('options'),
    until: id('ask-dialog'),
    act: async (page) => {
      await press('give-ask')(page);
      await press('ready')(page);
    },
  },
  { name: 'mandate-asked', at: boots('asked'), until: id('asked') },
  { name: 'mandate-lowered', at: boots('lowered'), until: '[data-state="lowered"]' },
  { name: 'mandate-refused', at: boots('refused'), until: '[data-state="refused"]' },
  { name: 'mandate-making', at: boots('making'), until: '[data-state="making"]' },
  { name: 'mandate-made', at: boots('made'), until: id('show-form') },
  { name: 'mandate-lost', at: boots('lost'), until: id('replace') },
  { name: 'mandate-given', at: boots('given'), until: id('given-others') },
  {
    name: 'mandate-menu',
    at: boots('given'),
    until: id('given-revoke'),
    act: press('given-more'),
  },
  {
    name: 'mandate-revoke',
    at: boots('given'),
    until: id('revoke-code-dialog'),
    act: async (page) => {
      await press('given-more')(page);
      await press('given-revoke')(page);
    },
  },
  {
    name: 'mandate-along',
    at: '?mandate=made&along=active#/conversation/boots',
    until: id('show-form'),
    act: (page) =>
      page.frameLocator(id('along-picture')).locator('[data-testid="tool-point"]').waitFor(),
  },
  { name: 'approval-floor', at: '?mandate=lead#/floor', until: id('approval-grant') },
  { name: 'approval-several', at: '?mandate=leads#/floor', until: id('approvals-others') },
  { name: 'approval-talking', at: '?mandate=lead#/conversation/boots', until: id('approval') },
  {
    name: 'approval-lower',
    at: '?mandate=lead#/floor',
    until: id('lower-step'),
    act: press('approval-lower'),
  },
  {
    name: 'approval-refuse',
    at: '?mandate=lead#/floor',
    until: id('refuse-form'),
    act: press('approval-refuse'),
  },
  {
    name: 'approval-delegate',
    at: '?mandate=lead#/floor',
    until: id('delegate-dialog'),
    act: press('approval-delegate'),
  },
  { name: 'after-end-floor', at: '?mandate=after-end#/floor', until: id('after-end') },
  { name: 'after-end-talking', at: boots('after-end'), until: id('given-why') },
  { name: 'tasks-floor', at: '?mandate=tasks#/floor', until: id('task') },
  {
    name: 'tasks-open',
    at: '?mandate=tasks#/floor',
    until: id('task-dialog'),
    act: (page) =>
      page
        .locator(`${id('task')} button`)
        .first()
        .click(),
  },
  {
    name: 'skills-person',
    at: '#/settings',
    until: id('chip'),
    act: async (page) => {
      await press('invite')(page);
      for (const skill of ['dameslaarzen', 'facturen']) {
        await page.locator(id('chip-field')).fill(skill);
        await page.keyboard.press('Enter');
      }
    },
  },
];
