import type { Scene, Theme } from './scene.ts';

/** Scenes that are drawn from the same pages. */
export interface SceneSet {
  /** Of its scenes; known before anything is built for them. */
  readonly names: readonly string[];
  readonly widths: readonly number[];
  readonly themes: readonly Theme[];
  /** True draws what is below the screen's edge too. */
  readonly isWhole: boolean;
  /** Builds what the scenes are drawn from. */
  open(): Promise<OpenedSet>;
}

export interface OpenedSet {
  readonly scenes: readonly Scene[];
  close(): Promise<void>;
}
