import { type ReadonlySignal, signal } from '@preact/signals';
import type { PanelPort } from './port.ts';

/** Conversations that were erased while this panel was open: said where one of them was on screen. */
export type Erased = ReadonlySignal<ReadonlySet<string>>;

/** In memory alone: nothing of them is written down again. */
export function followErased(port: PanelPort): Erased {
  const erased = signal<ReadonlySet<string>>(new Set());
  port.onMessage((message) => {
    if (message.kind !== 'erased') return;
    erased.value = new Set([...erased.peek(), ...message.conversations]);
  });
  return erased;
}
