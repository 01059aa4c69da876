import type { SidePanel } from '../../../demo/stage/side-panel.ts';
import type { AgentCommand } from '../../../shared/protocol/shape.ts';

/** Sends a command over the panel's own link. @returns `acked`, or `refused` with its kind and the sentence */
export function send(panel: SidePanel, body: AgentCommand): Promise<string> {
  return panel.evaluate<string>(`new Promise((resolve) => {
    const id = crypto.randomUUID();
    const port = chrome.runtime.connect({ name: 'panel' });
    port.onMessage.addListener((message) => {
      if (message.id !== id || message.kind === 'kept') return;
      port.disconnect();
      resolve([message.kind, message.refusal, message.sentence].filter(Boolean).join(' '));
    });
    port.postMessage({ kind: 'command', id, body: ${JSON.stringify(body)} });
  })`);
}
