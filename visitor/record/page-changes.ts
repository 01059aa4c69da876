import { COBROWSE_AT_ONCE_MAX, COBROWSE_RECORDS_MAX } from '../../shared/protocol/limits.ts';
import { type Difference, tellDifference } from './difference.ts';
import { createDirt } from './dirt.ts';
import type { MaskWritten } from './mask-hooks.ts';
import { isNamed } from './page-tree.ts';
import type { Shown } from './shown.ts';
import { createStorm } from './storm.ts';
import type { Writer } from './written.ts';

/** What the page did and the viewer has not been told. */
export interface PageChanges {
  /** For every observer: it only keeps what the browser hands over, in the page's own turn. */
  readonly note: (records: readonly MutationRecord[]) => void;
  /** The children of a node are to be compared. */
  touch(container: Node): void;
  /** An element is to be written down anew. */
  renew(element: Element): void;
  isWaiting(): boolean;
  /** More than is worked out before the page has painted it. */
  isMuch(): boolean;
  tell(
    writer: Writer,
    maskInto: (adds: object) => MaskWritten,
    isTimeUp: () => boolean,
  ): Difference;
  stormy(): number;
  clear(): void;
}

/**
 * @param ring something changed
 * @param tooMany more than is worth working out: a new picture is cheaper
 */
export function createPageChanges(
  shown: Shown,
  ring: () => void,
  tooMany: () => void,
): PageChanges {
  const dirt = createDirt();
  const storm = createStorm(() => performance.now(), shown.has);
  let kept: (readonly MutationRecord[])[] = [];
  let records = 0;

  const forgetKept = (): void => {
    kept = [];
    records = 0;
  };
  /** Moved in the page, a style element has lost what scripts added to its rules. */
  const renewStyle = (node: Node): void => {
    if (shown.styleNodes.has(node) && isNamed(node, 'STYLE')) dirt.renewed.add(node);
  };
  const absorb = (): void => {
    const seen = new Set<Node>();
    let container: Node | null = null;
    for (const batch of kept) {
      for (const record of batch) {
        const { target, type } = record;
        const isTree = type === 'childList';
        // Children of one node that come and go one after the other are one change.
        if (!isTree || target !== container) {
          seen.add(target);
          dirt.note(record, target, type);
        }
        container = isTree ? target : null;
        if (!isTree || shown.styleNodes.size === 0) continue;
        for (const node of record.addedNodes) if (shown.has(node)) shown.each(node, renewStyle);
      }
    }
    forgetKept();
    storm.changed(seen);
  };

  return {
    note(batch) {
      kept.push(batch);
      records += batch.length;
      if (records <= COBROWSE_RECORDS_MAX) ring();
      else {
        forgetKept();
        tooMany();
      }
    },
    touch: dirt.noteChildren,
    renew: (element) => dirt.renewed.add(element),
    isWaiting: () => records > 0 || !dirt.isClean(),
    isMuch: () => records > COBROWSE_AT_ONCE_MAX,
    tell(writer, maskInto, isTimeUp) {
      absorb();
      return tellDifference(dirt, shown, writer, maskInto, isTimeUp, storm.turn());
    },
    stormy: storm.stormy,
    clear() {
      forgetKept();
      dirt.clear();
      storm.clear();
    },
  };
}
