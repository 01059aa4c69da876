import type { Page } from 'playwright-core';

export interface PanelScene {
  readonly name: string;
  readonly until: string;
  /** Page and query below the panel's address, with the place in its hash. */
  readonly at: string;
  /** What a person does before looking. */
  readonly act?: (page: Page) => Promise<void>;
}

const id = (testId: string) => `[data-testid="${testId}"]`;
const press = (testId: string) => (page: Page) => page.locator(id(testId)).first().click();

/** Every view of the panel in its states. */
export const PANEL_SCENES: readonly PanelScene[] = [
  { name: 'pairing-empty', at: '?filling=unpaired', until: id('pair-code') },
  {
    name: 'pairing-found',
    at: '?filling=unpaired#pair=https%3A%2F%2Fcounter.vanhout.example,KM4T-7QXW',
    until: id('pair-found'),
  },
  {
    name: 'pairing-offline',
    at: '?filling=unpaired&link=offline',
    until: '.hint-error',
    act: async (page) => {
      await page.locator(id('pair-address')).fill('counter.vanhout.example');
      await page.locator(id('pair-code')).fill('KM4T-7QXW');
      await press('pair-look-up')(page);
    },
  },
  { name: 'floor-full', at: '#/floor', until: id('floor-row') },
  { name: 'floor-learned', at: '?floor=learned#/floor', until: id('floor-row') },
  { name: 'floor-empty', at: '?filling=empty#/floor', until: id('floor-empty') },
  { name: 'floor-loading', at: '?floor=loading#/floor', until: id('floor-loading') },
  { name: 'floor-offline', at: '?link=offline#/floor', until: id('floor-offline') },
  { name: 'floor-stopped', at: '?link=stopped#/floor', until: id('link-sentence') },
  {
    name: 'floor-presence',
    at: '#/floor',
    until: '[role="menu"]',
    act: press('presence'),
  },
  { name: 'visitor-full', at: '#/visitor/visitor-boots-77b0', until: '.stop' },
  {
    name: 'visitor-learned',
    at: '?floor=learned#/visitor/visitor-boots-77b0',
    until: id('offers'),
  },
  { name: 'visitor-empty', at: '?filling=empty#/visitor/visitor-1', until: id('basket') },
  { name: 'visitor-offline', at: '?link=offline#/visitor/visitor-boots-77b0', until: '.stop' },
  {
    name: 'visitor-unknown',
    at: '?link=offline#/visitor/visitor-1',
    until: id('visitor-unknown'),
  },
  { name: 'conversation-full', at: '#/conversation/boots', until: id('line') },
  { name: 'conversation-empty', at: '?filling=empty#/conversation/boots', until: id('composer') },
  {
    name: 'conversation-offline',
    at: '?link=offline#/conversation/boots',
    until: '[data-state="pending"]',
    act: async (page) => {
      await page.locator(id('composer')).fill('Ik kijk even wat ik voor je kan doen.');
      await page.locator(id('composer')).press('Enter');
    },
  },
  { name: 'conversation-asked', at: '#/conversation/asked', until: id('accept') },
  { name: 'conversation-waiting', at: '#/conversation/wait-2', until: id('take') },
  { name: 'conversation-other', at: '#/conversation/other', until: id('take-over') },
  { name: 'conversation-wrap-up', at: '#/conversation/done', until: id('wrap-up') },
  {
    name: 'conversation-closed',
    at: '#/conversation/closed-return',
    until: id('read-only'),
  },
  {
    name: 'conversation-unknown',
    at: '#/conversation/of-nobody',
    until: id('conversation-unknown'),
  },
  {
    name: 'conversation-erased',
    at: '?erased=boots#/conversation/boots',
    until: id('conversation-erased'),
  },
  {
    name: 'conversation-hand-over',
    at: '#/conversation/boots',
    until: id('hand-over-dialog'),
    act: press('hand-over'),
  },
  {
    name: 'conversation-history',
    at: '#/conversation/boots',
    until: '.below-history[open]',
    act: (page) => page.locator('.below-history summary').click(),
  },
  { name: 'along-asked', at: '?along=asked#/conversation/boots', until: id('along-withdraw') },
  {
    name: 'along-asking',
    at: '?link=offline#/conversation/boots',
    until: '[data-stand="asking"]',
    act: (page) => page.locator(id('look-along')).click(),
  },
  { name: 'along-declined', at: '?along=declined#/conversation/boots', until: id('along') },
  { name: 'along-refused', at: '?along=refused#/conversation/boots', until: id('along') },
  {
    name: 'along-active',
    at: '?along=active#/conversation/boots',
    until: id('along-picture'),
    act: (page) =>
      page.frameLocator(id('along-picture')).locator('[data-testid="tool-point"]').waitFor(),
  },
  { name: 'along-out', at: '?along=out#/conversation/boots', until: id('along-out') },
  { name: 'along-other', at: '?along=other#/conversation/other', until: id('look-along-too') },
  {
    name: 'along-invite',
    at: '?along=active#/conversation/boots',
    until: id('invite-along'),
    act: press('along-invite'),
  },
  { name: 'along-floor', at: '?along=active#/floor', until: '.row-eye' },
  { name: 'search-full', at: '#/search/laars', until: id('past-row') },
  { name: 'search-start', at: '#/search/', until: '.empty' },
  { name: 'search-empty', at: '?filling=empty#/search/paraplu', until: id('search-none') },
  { name: 'search-offline', at: '?link=offline#/search/laars', until: id('search-offline') },
  { name: 'settings-full', at: '#/settings', until: id('person') },
  { name: 'settings-empty', at: '?filling=empty#/settings', until: id('person') },
  { name: 'settings-agent', at: '?role=agent#/settings', until: id('setting-theme') },
  { name: 'settings-offline', at: '?link=offline#/settings', until: id('person') },
  {
    name: 'settings-invite',
    at: '#/settings',
    until: id('person-dialog'),
    act: press('invite'),
  },
  {
    name: 'settings-code',
    at: '#/settings',
    until: id('code'),
    act: async (page) => {
      await press('invite')(page);
      await page.locator(id('person-name')).fill('Guus');
      await press('person-save')(page);
    },
  },
  {
    name: 'keys',
    at: '#/floor',
    until: id('key-sheet'),
    act: (page) => page.keyboard.press('?'),
  },
];
