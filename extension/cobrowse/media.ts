import type { Told } from './wash/event.ts';

/**
 * Video and sound of the page, silent: an agent is on the phone. The player's own part for it reckons with
 * clocks that this picture does not have.
 */
export function actOnMedia(
  node: Node | null,
  told: Extract<Told, { readonly for: 'media' }>,
): void {
  if (!isMedia(node)) return;
  node.muted = true;
  node.currentTime = told.atS;
  if (told.act === 'pause') pauseMedia(node);
  if (told.act === 'play') playSilently(node);
}

/** It was playing when the picture was made. */
export function playSilently(node: Node | null): void {
  if (!isMedia(node)) return;
  node.muted = true;
  // Refused when it may not be loaded: then a still is all there is.
  node.play().catch(() => undefined);
}

export function pauseMedia(node: Node | null): void {
  if (isMedia(node)) node.pause();
}

function isMedia(node: Node | null): node is HTMLMediaElement {
  return node?.nodeName === 'VIDEO' || node?.nodeName === 'AUDIO';
}
