import type { PageType } from './act.ts';

/** One page of this session. */
export interface PageSeen {
  readonly page: string;
  readonly pageType: PageType;
  readonly visibleMs: number;
  /** Not yet left; several are open when the visitor has several tabs. */
  readonly isOpen: boolean;
}

/** The pages after one more was shown, newest last. */
export function viewPage(
  pages: readonly PageSeen[],
  page: string,
  pageType: PageType,
  pagesMax: number,
): readonly PageSeen[] {
  const was = pages.find((seen) => seen.page === page);
  const others = pages.filter((seen) => seen !== was);
  const shown: PageSeen = { page, pageType, visibleMs: was?.visibleMs ?? 0, isOpen: true };
  return [...others, shown].slice(-pagesMax);
}

/** The pages after one was left; one that is no longer remembered changes nothing. */
export function leavePage(
  pages: readonly PageSeen[],
  page: string,
  visibleMs: number,
): readonly PageSeen[] {
  return pages.map((seen) =>
    seen.page === page
      ? { ...seen, visibleMs: Math.max(seen.visibleMs, visibleMs), isOpen: false }
      : seen,
  );
}
