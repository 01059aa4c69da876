import { button, draw, make, onPress, say } from './elements.ts';
import type { Stage } from './stage.ts';
import type { Words } from './words/words.ts';

export interface BarState {
  readonly said: string;
  readonly isFolded: boolean;
  readonly isHiding: boolean;
  readonly isPreviewing: boolean;
  /** Only what a recording says is covered can be shown. */
  readonly canPreview: boolean;
}

export interface BarSide {
  readonly stage: Stage;
  hide(): void;
  preview(): void;
  stop(): void;
  fold(): void;
}

/** Border and bar: there as long as the page may be seen, and the way to stop never away. */
export interface Bar {
  show(state: BarState, words: Words): void;
  remove(): void;
}

export function openBar({ stage, hide, preview, stop, fold }: BarSide): Bar {
  const border = make('div', { class: 'along-border' });
  const who = make('p', { role: 'status', class: 'along-who' });
  const hideButton = button('along-act', '', hide);
  const previewButton = button('along-act', '', preview);
  const stopButton = button('along-act along-stop', '', stop);
  const foldButton = make('button', { type: 'button', class: 'along-act along-fold' }, chevron());
  onPress(foldButton, fold);
  const bar = make(
    'section',
    { class: 'along-bar' },
    eye(),
    who,
    make('div', { class: 'along-tools' }, hideButton, previewButton),
    stopButton,
    foldButton,
  );
  stage.over.prepend(border);
  stage.dock.append(bar);
  stage.root.host.toggleAttribute('data-along', true);
  return {
    show({ said, isFolded, isHiding, isPreviewing, canPreview }, words) {
      bar.setAttribute('aria-label', words.bar);
      bar.classList.toggle('folded', isFolded);
      say(who, said);
      say(hideButton, words.hide);
      say(previewButton, words.preview);
      say(stopButton, words.stop);
      hideButton.setAttribute('aria-pressed', String(isHiding));
      previewButton.setAttribute('aria-pressed', String(isPreviewing));
      previewButton.setAttribute('aria-disabled', String(!canPreview));
      foldButton.setAttribute('aria-expanded', String(!isFolded));
      foldButton.setAttribute('aria-label', isFolded ? words.unfold : words.fold);
      foldButton.title = isFolded ? words.unfold : words.fold;
    },
    remove() {
      border.remove();
      bar.remove();
      stage.root.host.removeAttribute('data-along');
    },
  };
}

const ICON = {
  viewBox: '0 0 24 24',
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': '2',
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
  'aria-hidden': 'true',
} as const;

// Lucide "eye" and "chevron-down": https://lucide.dev/icons
const EYE =
  'M2.062 12.348a1 1 0 0 1 0-.696 10.75 10.75 0 0 1 19.876 0 1 1 0 0 1 0 .696 10.75 10.75 0 0 1-19.876 0';
const eye = (): SVGElement =>
  draw('svg', ICON, draw('path', { d: EYE }), draw('circle', { cx: '12', cy: '12', r: '3' }));
const chevron = (): SVGElement => draw('svg', ICON, draw('path', { d: 'm6 9 6 6 6-6' }));
