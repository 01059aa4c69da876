import type { Step } from './program.ts';

export type Act = (page: Page, step: Step) => void;

/** A page as acts find it. */
export interface Page {
  readonly document: Document;
  elements(): Element[];
  pick<T>(from: readonly T[], by: number): T | undefined;
}
