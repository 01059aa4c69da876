import type { PanelHands } from '../../../demo/stage/side-panel.ts';
import type { ArticleTerms } from '../../../shared/protocol/messages/knowledge.ts';

/** Saves it from the lead's own panel, over its own link. */
export async function saveArticle(
  lead: PanelHands,
  article: string,
  terms: ArticleTerms,
): Promise<void> {
  const body = { type: 'article.save', article, from: 0, terms, stillHolds: false };
  const answered = await lead.evaluate<string>(`new Promise((resolve) => {
    const id = crypto.randomUUID();
    const port = chrome.runtime.connect({ name: 'panel' });
    port.onMessage.addListener((message) => {
      if (message.id !== id || message.kind === 'kept') return;
      port.disconnect();
      resolve(message.kind + ' ' + (message.sentence ?? ''));
    });
    port.postMessage({ kind: 'command', id, body: ${JSON.stringify(body)} });
  })`);
  if (!answered.startsWith('acked')) throw new Error(`the article was not saved: ${answered}`);
}
