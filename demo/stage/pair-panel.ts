import type { PanelHands } from './side-panel.ts';

/** Pairs a fresh panel as a person would: address, code, look at the name, confirm; ends when the link is live. */
export async function pairPanel(
  panel: PanelHands,
  sidecarUrl: string,
  code: string,
): Promise<void> {
  await panel.write('[data-testid="pair-address"]', sidecarUrl);
  await panel.write('[data-testid="pair-code"]', code);
  await panel.click('[data-testid="pair-look-up"]');
  await panel.click('[data-testid="pair-confirm"]');
  await panel.see(
    `document.querySelector('[data-testid="link-state"][data-state="live"]') !== null`,
  );
}
