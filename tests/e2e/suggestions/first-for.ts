import type { PanelHands } from '../../../demo/stage/side-panel.ts';

/**
 * What would stand first under this text in the conversation that is open, asked as the panel asks: over its background,
 * whose answer is read from the panel's tables. Null when nothing would.
 */
export function firstFor(panel: PanelHands, text: string): Promise<string | null> {
  const question = { type: 'suggestions.ask', line: null, text, mode: 'suggest', most: 3 };
  return panel.evaluate<string | null>(`new Promise((resolve, reject) => {
    const id = crypto.randomUUID();
    const conversation = location.hash.split('/').pop();
    const port = chrome.runtime.connect({ name: 'panel' });
    port.onMessage.addListener((message) => {
      if (message.id !== id) return;
      port.disconnect();
      if (message.kind !== 'answered') return resolve(null);
      const opening = indexedDB.open('toonbank');
      opening.onsuccess = () => {
        const found = opening.result.transaction('answers').objectStore('answers').get(message.key);
        found.onsuccess = () => {
          opening.result.close();
          resolve(found.result?.answer.suggestions[0]?.article ?? null);
        };
      };
    });
    port.postMessage({ kind: 'question', id, body: { ...${JSON.stringify(question)}, conversation } });
  })`);
}
