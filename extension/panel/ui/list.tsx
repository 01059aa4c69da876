import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { nextPlace } from './list-keys.ts';

type ListProps = {
  readonly label: string;
  readonly children: ComponentChildren;
  readonly testId?: string;
  /** Row that had the focus before one went away and came back. */
  readonly restore?: string | undefined;
  /** Pointer over it or focus in it: the list is not re-sorted meanwhile. */
  readonly onHold?: (isHeld: boolean) => void;
};

/** Marks what takes focus in a row of a list. */
export const ROW = 'data-row';
/** Marks what stands beside it and is reached by Tab from that row alone. */
export const SIDE = 'data-side';

/**
 * Rows of which one is in the tab order; j, k and arrows move. When the row that had the focus goes
 * away, the row in its place gets it, so that the keyboard never falls back to the top of the page.
 */
export function List({ label, children, testId, restore, onHold }: ListProps) {
  const list = useRef<HTMLUListElement>(null);
  const focused = useRef<{ readonly at: number; readonly element: Element } | null>(null);
  const hold = useRef({ isOver: false, isIn: false });

  // once, when the list appears
  useLayoutEffect(() => {
    if (restore === undefined || document.activeElement !== document.body) return;
    rowsOf(list.current)
      .find((row) => row.getAttribute(ROW) === restore)
      ?.focus();
  }, []);
  useLayoutEffect(() => {
    const rows = rowsOf(list.current);
    const active = rows.indexOf(document.activeElement as HTMLElement);
    const before = focused.current;
    const isLost = before !== null && !before.element.isConnected;
    if (isLost) {
      focused.current = null;
      if (document.activeElement === document.body) {
        rows[Math.min(before.at, rows.length - 1)]?.focus();
        return;
      }
    }
    setTabStop(rows, active >= 0 ? active : Math.max(0, rows.findIndex(isTabStop)));
  });

  const held = (part: 'isOver' | 'isIn', isOn: boolean) => {
    const before = hold.current.isOver || hold.current.isIn;
    hold.current[part] = isOn;
    const after = hold.current.isOver || hold.current.isIn;
    if (before !== after) onHold?.(after);
  };

  return (
    <ul
      class="list"
      aria-label={label}
      data-testid={testId}
      data-list=""
      ref={list}
      onPointerEnter={() => held('isOver', true)}
      onPointerLeave={() => held('isOver', false)}
      onFocusIn={(event) => {
        const rows = rowsOf(list.current);
        const place = rows.findIndex((row) => row.isSameNode(asNode(event.target)));
        if (place >= 0) setTabStop(rows, place);
        const element = event.target;
        if (element instanceof Element) {
          const at = rows.findIndex((row) => row.closest('li')?.contains(element));
          focused.current = at < 0 ? null : { at, element };
        }
        held('isIn', true);
      }}
      onFocusOut={(event) => {
        if (list.current?.contains(asNode(event.relatedTarget))) return;
        // A row that is taken away loses focus to nothing: its place is kept for the next one.
        if (event.relatedTarget !== null) focused.current = null;
        held('isIn', false);
      }}
      onKeyDown={(event) => {
        const rows = rowsOf(list.current);
        const at = rows.findIndex((row) => row.closest('li')?.contains(asNode(event.target)));
        const next = nextPlace(event, at, rows.length);
        if (next === null) return;
        event.preventDefault();
        event.stopPropagation();
        rows[next]?.focus();
      }}
    >
      {children}
    </ul>
  );
}

/** Focus to the first row of the first list on screen; false when there is none. */
export function focusFirstRow(within: ParentNode): boolean {
  const row = within.querySelector<HTMLElement>(`[data-list] [${ROW}]`);
  row?.focus();
  return row !== null;
}

function rowsOf(list: HTMLUListElement | null): readonly HTMLElement[] {
  return list === null ? [] : [...list.querySelectorAll<HTMLElement>(`[${ROW}]`)];
}

function isTabStop(row: HTMLElement): boolean {
  return row.tabIndex === 0;
}

function setTabStop(rows: readonly HTMLElement[], place: number): void {
  rows.forEach((row, at) => {
    const wanted = at === place ? 0 : -1;
    if (row.tabIndex !== wanted) row.tabIndex = wanted;
    // The acts beside a row are reached from that row, not from every other one.
    for (const act of row.closest('li')?.querySelectorAll<HTMLElement>(`[${SIDE}] button`) ?? []) {
      act.tabIndex = wanted;
    }
  });
}

function asNode(target: EventTarget | null): Node | null {
  return target instanceof Node ? target : null;
}
