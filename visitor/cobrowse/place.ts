import type { Box, Spot } from './geometry.ts';

/** Puts an element of ours there; through the object model, which strict policies allow. */
export function place(element: HTMLElement, { left, top, width, height }: Box): void {
  const { style } = element;
  style.left = `${left}px`;
  style.top = `${top}px`;
  style.width = `${width}px`;
  style.height = `${height}px`;
}

export function placeAt(element: HTMLElement, { x, y }: Spot): void {
  element.style.left = `${x}px`;
  element.style.top = `${y}px`;
}
