import browser from 'webextension-polyfill';

/** One end of a typed conversation between two parts of the extension. */
export interface Port<Out, In> {
  post(message: Out): void;
  onMessage(listener: (message: In) => void): void;
  onDisconnect(listener: () => void): void;
  disconnect(): void;
}

/** Attaches to whoever listens under this name; wakes the background when it sleeps. */
export function connectPort<Out, In>(name: string): Port<Out, In> {
  return typed(browser.runtime.connect({ name }));
}

/** Tells when a page of this extension attaches under this name; strangers are turned away. */
export function onPort<Out, In>(name: string, listener: (port: Port<Out, In>) => void): void {
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== name) return;
    if (port.sender?.id !== browser.runtime.id) port.disconnect();
    else listener(typed(port));
  });
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
  await chrome.sidePanel?.setPanelBehavior({ openPanelOnActionClick: true });
}

/** Opens the side panel in the window used last; only within a user gesture. */
export function openPanel(): void {
  chrome.windows.getLastFocused((window) => {
    if (window.id !== undefined) void chrome.sidePanel?.open({ windowId: window.id });
  });
}

/**
 * Plays the notice sound. A worker has no audio: an offscreen document plays it and is closed by
 * the browser when silent for 30 seconds.
 * @see https://developer.chrome.com/docs/extensions/reference/api/offscreen
 */
export async function playSound(): Promise<void> {
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

/** The browser's interface language, as in `nl-NL`. */
export function interfaceLanguage(): string {
  return browser.i18n.getUILanguage();
}
