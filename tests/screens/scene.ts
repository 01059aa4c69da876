import type { Page } from 'playwright-core';

export type Theme = 'light' | 'dark';
export type Look = { readonly theme: Theme; readonly language: 'nl' | 'en' };

/** One thing to look at. */
export interface Scene {
  /** `view-state`: the file's name begins with it. */
  readonly name: string;
  /** Visible when the scene is there. */
  readonly until: string;
  /** What the console says because of what the scene is about. */
  readonly expects?: RegExp;
  /** Puts what it needs in place. */
  open(): Promise<Stand>;
}

/** What one scene is played on. */
export interface Stand {
  /** Opens the page and does what a person does before looking. */
  show(page: Page, look: Look): Promise<void>;
  close(): Promise<void>;
}
