import type { FromViewer, ToViewer } from '../../extension/platform/viewer-channel.ts';

/** Stands in for platform/browser.ts in the viewer; what it plays is in the page's hash (fake-picture.ts). */
const scene = location.hash.slice(1);

export function interfaceLanguage(): string {
  return navigator.language;
}

export function connectPort(_name: string) {
  const listeners: ((message: ToViewer) => void)[] = [];
  return {
    post: (message: FromViewer) => {
      if (message.kind !== 'open') return;
      const around: ToViewer = {
        kind: 'around',
        url: scene === 'unpaired' ? null : 'wss://counter.vanhout.example/v1/cobrowse/viewer',
        theme: undefined,
        language: undefined,
        name: 'Marieke Jansen',
        mayEnd: scene !== 'watching',
        ending: scene === 'ended' ? 'stopped-by-visitor' : null,
      };
      queueMicrotask(() => {
        for (const listener of listeners) listener(around);
      });
    },
    onMessage: (listener: (message: ToViewer) => void) => {
      listeners.push(listener);
    },
    onDisconnect: () => {},
    disconnect: () => {},
  };
}
