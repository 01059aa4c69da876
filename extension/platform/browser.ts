import browser from 'webextension-polyfill';
import { playNotes } from './notes.ts';

/** Settled by the build: neither store is shown calls that its browser does not know. */
const isFirefox = import.meta.env.MODE === 'firefox';

/** One end of a typed conversation between two parts of the extension. */
export interface Port<Out, In> {
  post(message: Out): void;
  onMessage(listener: (message: In) => void): void;
  onDisconnect(listener: () => void): void;
  disconnect(): void;
  /** The tab in which the page at the other end is shown; null when it is none, as in a side panel. */
  readonly tab: number | null;
}

/** Attaches to whoever listens under this name; wakes the background when it sleeps. */
export function connectPort<Out, In>(name: string): Port<Out, In> {
  return typed(browser.runtime.connect({ name }));
}

/** Tells when a page of this extension attaches under this name; strangers are turned away. */
export function onPort<Out, In>(name: string, listener: (port: Port<Out, In>) => void): void {
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== name) return;
    if (isOwnPage(port.sender)) listener(typed(port));
    else port.disconnect();
  });
}

/** A script of ours inside a shop's page would bear our id too; only our pages have our address. */
function isOwnPage(sender: browser.Runtime.MessageSender | undefined): boolean {
  const isOurs = sender?.id === browser.runtime.id;
  return isOurs && sender?.url?.startsWith(browser.runtime.getURL('')) === true;
}

function typed<Out, In>(port: browser.Runtime.Port): Port<Out, In> {
  let isOpen = true;
  port.onDisconnect.addListener(() => {
    isOpen = false;
  });
  return {
    // Posting to a closed port throws; whoever listened has gone, so there is nobody to tell.
    post: (message) => {
      if (isOpen) port.postMessage(message);
    },
    onMessage: (listener) => {
      // Only our own pages and worker can be at the other end, and both are built from these types.
      port.onMessage.addListener((message: unknown) => listener(message as In));
    },
    onDisconnect: (listener) => {
      port.onDisconnect.addListener(() => listener());
    },
    disconnect: () => port.disconnect(),
    tab: port.sender?.tab?.id ?? null,
  };
}

/** First run, update, browser start: the moments at which the browser starts the background itself. */
export function onWoken(listener: () => void): void {
  browser.runtime.onInstalled.addListener(listener);
  browser.runtime.onStartup.addListener(listener);
}

/** Rings every `minutes` (the browser allows no less than half a minute), also after the worker died. */
export function everyMinutes(name: string, minutes: number, listener: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) listener();
  });
  void browser.alarms.get(name).then((alarm) => {
    if (alarm?.periodInMinutes !== minutes)
      browser.alarms.create(name, { periodInMinutes: minutes });
  });
}

/** Text and colour on the extension's icon, and what hovering it says. */
export async function setBadge(text: string, colour: string, title: string): Promise<void> {
  await browser.action.setBadgeText({ text });
  await browser.action.setBadgeBackgroundColor({ color: colour });
  await browser.action.setTitle({ title });
}

/** A desktop notice; the same id replaces the one before. */
export async function showNotice(id: string, title: string, message: string): Promise<void> {
  await browser.notifications.create(id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('extension/icons/128.png'),
    title,
    message,
  });
}

export async function clearNotice(id: string): Promise<void> {
  await browser.notifications.clear(id);
}

/** A click on a notice; a click is a user gesture, so the panel may be opened from it. */
export function onNoticeClick(listener: (id: string) => void): void {
  browser.notifications.onClicked.addListener(listener);
}

/** A click on the icon opens the side panel. The polyfill does not know `sidePanel`. */
export async function openPanelOnClick(): Promise<void> {
  if (isFirefox) return;
  await chrome.sidePanel?.setPanelBehavior({ openPanelOnActionClick: true });
}

/** In Firefox a click on the icon opens and shuts the sidebar; to be said each time the background starts. */
export function toggleSidebarOnClick(): void {
  if (!isFirefox) return;
  browser.action.onClicked.addListener(() => void browser.sidebarAction.toggle());
}

/** Opens the side panel in the window used last; only within a user gesture. */
export function openPanel(): void {
  if (isFirefox) {
    void openPanelInFirefox();
    return;
  }
  chrome.windows.getLastFocused((window) => {
    if (window.id !== undefined) void chrome.sidePanel?.open({ windowId: window.id });
  });
}

/**
 * Firefox opens its sidebar for a click on the icon or a key, not for one on a notice: a panel that
 * is open somewhere comes forward, else one opens in a tab.
 * @see https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/User_actions
 */
async function openPanelInFirefox(): Promise<void> {
  const url = browser.runtime.getURL('extension/panel/index.html');
  const { SIDE_PANEL, TAB } = chrome.runtime.ContextType;
  const pages = await chrome.runtime.getContexts({ contextTypes: [SIDE_PANEL, TAB] });
  const open = pages.find(({ documentUrl }) => documentUrl?.startsWith(url));
  if (open === undefined) {
    await browser.tabs.create({ url });
    return;
  }
  if (open.contextType === TAB) await browser.tabs.update(open.tabId, { active: true });
  await browser.windows.update(open.windowId, { focused: true });
}

/**
 * Says that the background is at work. Firefox stops it 30 s after the last call of a browser API,
 * whatever passes over its socket; in Chrome the socket counts by itself.
 */
export function stayAwake(): void {
  if (isFirefox) void browser.runtime.getPlatformInfo();
}

/**
 * Plays the notice sound. Firefox's background is a page and plays it itself. A worker has no audio:
 * an offscreen document plays it and is closed by the browser when silent for 30 seconds.
 * @see https://developer.chrome.com/docs/extensions/reference/api/offscreen
 */
export async function playSound(): Promise<void> {
  if (isFirefox) return playNotes();
  const url = 'extension/offscreen/sound.html';
  const contexts = await chrome.runtime.getContexts({
    contextTypes: [chrome.runtime.ContextType.OFFSCREEN_DOCUMENT],
  });
  if (contexts.length > 0) await chrome.offscreen.closeDocument();
  await chrome.offscreen.createDocument({
    url,
    reasons: [chrome.offscreen.Reason.AUDIO_PLAYBACK],
    justification: 'A short sound when a visitor needs an answer while the panel is shut.',
  });
}

/** Opens a page of this extension in a tab. @param page as built, with its hash */
export async function openTab(page: string): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(page) });
}

/** Closes a tab; one that went by itself meanwhile is no fault. */
export async function closeTab(tab: number): Promise<void> {
  await browser.tabs.remove(tab).catch(() => undefined);
}

/** Brings a tab forward, and its window; one that went by itself meanwhile is no fault. */
export async function showTab(tab: number): Promise<void> {
  await browser.tabs
    .update(tab, { active: true })
    .then(({ windowId }) =>
      windowId === undefined ? undefined : browser.windows.update(windowId, { focused: true }),
    )
    .catch(() => undefined);
}

/** The browser's interface language, as in `nl-NL`. */
export function interfaceLanguage(): string {
  return browser.i18n.getUILanguage();
}
