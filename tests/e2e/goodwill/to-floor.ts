import type { SidePanel } from '../../../demo/stage/side-panel.ts';

/** Back to the floor; where suggestions stand in a conversation, Escape puts those away first. */
export async function toFloor(panel: SidePanel): Promise<void> {
  const isThere = `document.querySelector('[data-testid="floor"]') !== null`;
  await panel.see(`(() => {
    if (${isThere}) return true;
    const escape = { key: 'Escape', bubbles: true, cancelable: true };
    (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', escape));
    return ${isThere};
  })()`);
}
