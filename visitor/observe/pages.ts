import type { PageType, Signal } from '../../shared/protocol/messages/session.ts';

/** The page on screen now. */
export interface ShownPage {
  readonly page: string;
  readonly shownAtMs: number;
  pageType: PageType;
  /** Names of the products it is about, for price-copy. */
  readonly productNames: Set<string>;
  /** What is noticed once per page. */
  readonly noticed: Set<string>;
}

/** Which page is shown, who wants to know, and where signals go. */
export interface Pages {
  current(): ShownPage | null;
  show(page: ShownPage, viewed: () => Signal): void;
  /** Sends the view of the page on screen, unless that has been done. */
  tell(): void;
  leave(): void;
  note(make: (page: string) => Signal): void;
  /** For the page on screen, if any, and for each later one; returns how to stop. */
  onShown(act: (page: ShownPage) => void): () => void;
  onLeft(act: (page: ShownPage) => void): () => void;
}

/**
 * @param send takes signals in order
 * @param isExcluded the shop's word that this page is not to be observed (`data-toonbank-observe="off"`)
 */
export function openPages(send: (signal: Signal) => void, isExcluded: () => boolean): Pages {
  let shown: ShownPage | null = null;
  let viewed: (() => Signal) | null = null;
  const shownActs = new Set<(page: ShownPage) => void>();
  const leftActs = new Set<(page: ShownPage) => void>();

  /** A page is told when it has settled, or with the first thing noticed on it, whichever is sooner. */
  const tell = (): void => {
    const make = viewed;
    viewed = null;
    if (make !== null && !isExcluded()) send(make());
  };

  return {
    current: () => shown,
    show(page, make) {
      shown = page;
      viewed = make;
      for (const act of [...shownActs]) act(page);
    },
    leave() {
      if (shown === null) return;
      tell();
      for (const act of [...leftActs]) act(shown);
      shown = null;
    },
    note(make) {
      tell();
      if (shown !== null && !isExcluded()) send(make(shown.page));
    },
    onShown(act) {
      shownActs.add(act);
      if (shown !== null) act(shown);
      return () => shownActs.delete(act);
    },
    onLeft(act) {
      leftActs.add(act);
      return () => leftActs.delete(act);
    },
    tell,
  };
}
