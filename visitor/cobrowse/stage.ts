import type { Host } from '../widget/host.ts';
import { make } from './elements.ts';
import { type Box, overlap, viewport } from './geometry.ts';
import { keepReachable } from './reachable.ts';
import { boxOf } from './sight-of.ts';

/** Where everything is drawn, within our own shadow root: never part of the picture. */
export interface Stage {
  readonly root: ShadowRoot;
  /** Over the page, under the chat: rings, covers, what is hidden. */
  readonly under: HTMLElement;
  /** Over everything: the border. */
  readonly over: HTMLElement;
  /** Bar and cards, stacked in one corner out of the launcher's way. */
  readonly dock: HTMLElement;
  /** While that corner lies over what is proposed about, it goes to the other edge (SPEC PT9); null: nothing is. */
  makeWay(box: Box | null): void;
  remove(): void;
}

export function openStage(host: Host, css: string): Stage {
  const { root } = host;
  if (!styled.has(root)) host.style(css);
  styled.add(root);
  const under = make('div', { class: 'along' });
  const dock = make('div', { class: 'along-dock' });
  const over = make('div', { class: 'along' }, dock);
  root.prepend(under);
  root.append(over);
  const element = root.host;
  // The chat makes room for what stands at the top of a narrow screen.
  const watch = new ResizeObserver(() => {
    if (element instanceof HTMLElement)
      element.style.setProperty('--along-height', `${dock.getBoundingClientRect().height}px`);
  });
  watch.observe(dock);
  const leaveAlone = keepReachable(element);
  return {
    root,
    under,
    over,
    dock,
    makeWay(box) {
      const lies = boxOf(dock);
      const top = viewport().height - lies.top - lies.height;
      const home = element.hasAttribute(ASIDE) ? { ...lies, top } : lies;
      element.toggleAttribute(ASIDE, box !== null && overlap(home, box) !== null);
    },
    remove() {
      watch.disconnect();
      leaveAlone();
      under.remove();
      over.remove();
      element.removeAttribute(ASIDE);
      if (element instanceof HTMLElement) element.style.removeProperty('--along-height');
    },
  };
}

const ASIDE = 'data-aside';
const styled = new WeakSet<ShadowRoot>();
