import type { ReadonlySignal } from '@preact/signals';
import type { Words } from '../../panel/words/words.ts';
import type { Picture } from '../picture.ts';
import type { Background } from './background.ts';
import type { Later } from './pointer.ts';

/** The world outside the viewer. */
export interface ViewerSide {
  readonly isTab: boolean;
  readonly background: Background;
  readonly words: ReadonlySignal<Words>;
  /** Opens the picture in an element that is in the document. */
  readonly open: (root: HTMLElement, url: string) => Picture;
  /** Shuts this view of it; the others go on. */
  readonly leave: () => void;
  readonly now: () => number;
  readonly later: Later;
  /** Calls back a few times a second. Returns how to stop. */
  readonly every: (tick: () => void) => () => void;
  /** Calls back before each paint while somebody looks. Returns how to stop. */
  readonly eachFrame: (draw: () => void) => () => void;
  readonly newId: () => string;
}
