import { guarded } from '../guard.ts';
import type { Cover, CoverKind, Masker } from '../record/recording.ts';
import { coversOf } from './covers.ts';
import { button, focus, isByTouch, make, WHAT } from './elements.ts';
import { takeInput } from './own-input.ts';
import { isOwnPart } from './own-part.ts';
import { place } from './place.ts';
import type { Stage } from './stage.ts';
import type { Words } from './words/words.ts';

const KINDS: readonly CoverKind[] = ['input', 'pattern', 'careful-page', 'region', 'rule'];
/** What a page changes by itself shows in the preview at the latest after this time. */
const LOOK_EVERY_MS = 500;

export interface PreviewSide {
  readonly stage: Stage;
  readonly words: Words;
  readonly masker: Masker;
  ended(): void;
}

/** What is covered for others, shown to the visitor: each kind with its own number and pattern. @returns ends it */
export function openPreview({ stage, words, masker, ended }: PreviewSide): () => void {
  const sheet = make('div', { class: 'along-sheet' });
  const covers = make('div', { 'aria-hidden': 'true' });
  const legend = make('ul', { class: 'along-legend' });
  const card = make(
    'section',
    { class: 'along-card', 'aria-label': words.preview, tabindex: '-1' },
    make('p', { class: 'along-strong' }, words.legend),
    legend,
    make('p', { class: 'along-quiet' }, isByTouch() ? words.legendTouch : words.legendEnd),
    make(
      'div',
      { class: 'along-acts' },
      button('quiet', words.close, () => end()),
    ),
  );
  stage.under.append(covers, sheet);
  stage.dock.append(card);

  let planned: number | null = null;
  const draw = guarded(WHAT, () => {
    planned = null;
    const covered = coversOf(document, masker.covering());
    covers.replaceChildren(...covered.map(coverBox));
    legend.replaceChildren(
      ...KINDS.filter((kind) => covered.some((cover) => cover.kind === kind)).map((kind) =>
        make(
          'li',
          {},
          make('span', { class: `along-key along-${kind}` }, numberOf(kind)),
          words.covers[kind],
        ),
      ),
    );
    if (covered.length === 0) legend.append(make('li', {}, words.nothingHidden));
  });
  const soon = (): void => {
    planned ??= requestAnimationFrame(draw);
  };
  // Captured: parts that scroll by themselves do not tell the window.
  addEventListener('scroll', soon, { capture: true, passive: true });
  addEventListener('resize', soon);
  const timer = setInterval(soon, LOOK_EVERY_MS);
  const release = takeInput({
    isLeft: (path) => isOwnPart(path, stage.root.host, sheet),
    moved: () => undefined,
    pressed: () => end(),
    typed(event) {
      if (event.key !== 'Escape') return false;
      end();
      return true;
    },
  });

  const end = guarded(WHAT, () => {
    release();
    clearInterval(timer);
    if (planned !== null) cancelAnimationFrame(planned);
    removeEventListener('scroll', soon, { capture: true });
    removeEventListener('resize', soon);
    const isFocused = card.contains(stage.root.activeElement);
    for (const part of [sheet, covers, card]) part.remove();
    if (isFocused) focus(before);
    ended();
  });

  draw();
  const before = stage.root.activeElement;
  card.focus({ preventScroll: true });
  return end;
}

const numberOf = (kind: CoverKind): string => String(KINDS.indexOf(kind) + 1);

function coverBox({ kind, rect }: Cover): HTMLElement {
  const box = make('div', { class: `along-cover along-${kind}` }, make('span', {}, numberOf(kind)));
  place(box, rect);
  return box;
}
