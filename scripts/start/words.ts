import type { Pairing } from './first-word.ts';

type Running = {
  readonly sidecarUrl: string;
  readonly shopUrl: string;
  readonly dataDir: string;
  /** The sidecar found nothing from an earlier start. */
  readonly isFresh?: boolean;
  readonly logDir: string;
  readonly pairing?: Pairing;
};

/** What is running, and where. */
export function runningWords(running: Running): string {
  const { sidecarUrl, shopUrl, dataDir, isFresh, logDir, pairing } = running;
  const codes = pairing
    ? `
  Code for an agent   ${pairing.agent}
  Code for a lead     ${pairing.lead}
  Each pairs one panel, once, within 10 minutes. A new start gives new codes.
`
    : '';
  return `
Toonbank is running.

  Demo shop   ${shopUrl}
  Sidecar     ${sidecarUrl}
  Data        ${dataDir} (${isFresh ? 'new, with sample action maps' : 'kept from last time'})
  Logs        ${logDir}
${codes}`;
}

/** What to click when the extension has to be loaded by hand. */
export function loadingWords(extensionDir: string, sidecarUrl: string): string {
  return `
To put the extension in Chrome, Chromium or Edge:
  1. Open  chrome://extensions
  2. Switch on "Developer mode", at the top right.
  3. Click "Load unpacked" and choose the folder  ${extensionDir}
${openingWords(4, sidecarUrl)}`;
}

/** What to click once the extension is there. */
export function openingWords(step: number, sidecarUrl: string): string {
  return `  ${step}. Click the puzzle piece beside the address bar, then Toonbank, or press Ctrl+Shift+Y.
     On a Mac that is Command+Shift+Y. The panel opens.
  ${step + 1}. Paste a code there, with the address  ${sidecarUrl}
`;
}
