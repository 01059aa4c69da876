import { guarded } from '../../guard.ts';
import { describe } from '../describe.ts';
import { button, focus, isByTouch, make, say, WHAT } from '../elements.ts';
import type { Follow } from '../follow.ts';
import { takeInput } from '../own-input.ts';
import { isOwnPart } from '../own-part.ts';
import { place } from '../place.ts';
import { boxOf, openSight } from '../sight-of.ts';
import type { Stage } from '../stage.ts';
import type { Words } from '../words/words.ts';
import { elementAt, type Step, stepFrom } from './steps.ts';

const STEPS: Readonly<Record<string, Step>> = {
  ArrowUp: 'out',
  ArrowDown: 'in',
  ArrowRight: 'next',
  ArrowLeft: 'previous',
};

export interface ChooserSide {
  readonly stage: Stage;
  readonly follow: Follow;
  readonly words: Words;
  /** More to say while choosing. */
  readonly note: string | null;
  hide(element: Element): void;
  ended(): void;
}

/** The visitor moves over the page and takes what nobody may see. @returns ends it */
export function openChooser(side: ChooserSide): () => void {
  const { stage, words } = side;
  const host = stage.root.host;
  let chosen: Element | null = null;
  let inner: Element | null = null;
  let unfollow: (() => void) | null = null;

  const sheet = make('div', { class: 'along-sheet along-choosing' });
  const outline = make('div', { class: 'along-outline', hidden: '' });
  const spoken = make('p', { role: 'status', class: 'along-strong' }, words.choose);
  const card = make(
    'section',
    { class: 'along-card', 'aria-label': words.choose, tabindex: '-1' },
    spoken,
    make('p', { class: 'along-quiet' }, isByTouch() ? words.chooseTouch : words.chooseKeys),
  );
  if (side.note !== null) card.append(make('p', { class: 'along-quiet' }, side.note));
  card.append(
    make(
      'div',
      { class: 'along-acts' },
      button('quiet', words.chooseDone, () => end()),
    ),
  );
  stage.under.append(outline, sheet);
  stage.dock.append(card);

  const choose = (element: Element | null): void => {
    if (element === chosen) return;
    chosen = element;
    unfollow?.();
    unfollow = null;
    outline.hidden = element === null;
    if (element === null) return;
    say(spoken, words.chosen(describe(element, words)));
    unfollow = side.follow.add(() => place(outline, boxOf(element)));
  };

  const take = (): void => {
    if (chosen === null) return;
    side.hide(chosen);
    say(spoken, words.hiddenNow);
    choose(null);
  };

  const step = (by: Step): void => {
    const from = chosen ?? elementAt(innerWidth / 2, innerHeight / 2, host);
    if (from === null) return;
    const to = chosen === null ? from : stepFrom(from, by, inner);
    if (to === null) return;
    inner = by === 'out' ? from : null;
    choose(to);
    if (openSight(to)() === null) to.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };

  const release = takeInput({
    isLeft: (path) => isOwnPart(path, host, sheet),
    moved({ x, y }) {
      inner = null;
      choose(elementAt(x, y, host));
    },
    pressed({ x, y }) {
      // What the keys chose is meant, where the pointer has not moved since; a finger never moved.
      if (chosen === null || !isWithin(chosen, x, y)) choose(elementAt(x, y, host));
      take();
    },
    typed(event) {
      if (event.composedPath().some((at) => at instanceof Element && at.matches('.chat')))
        return false;
      const by = STEPS[event.key];
      if (by !== undefined) step(by);
      else if (event.key === 'Escape') end();
      else if (event.key === 'Enter' && !isButton(event)) take();
      else return false;
      return true;
    },
  });

  const end = guarded(WHAT, () => {
    release();
    unfollow?.();
    const isFocused = card.contains(stage.root.activeElement);
    for (const part of [sheet, outline, card]) part.remove();
    if (isFocused) focus(before);
    side.ended();
  });

  // Its own act: whoever came by keyboard goes on by keyboard.
  const before = stage.root.activeElement;
  card.focus({ preventScroll: true });
  return end;
}

function isWithin(element: Element, x: number, y: number): boolean {
  const { left, top, width, height } = boxOf(element);
  return x >= left && x <= left + width && y >= top && y <= top + height;
}

function isButton(event: KeyboardEvent): boolean {
  const first = event.composedPath()[0];
  return first instanceof HTMLButtonElement && first.closest('.along, .along-dock') !== null;
}
