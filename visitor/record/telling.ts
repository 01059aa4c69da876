import type { eventWithTime } from 'rrweb';
import { UNMIRRORED_TAG } from '../../shared/frames/unmirrored.ts';
import { type AdoptedSheets, createAdoptedSheets } from './adopted-sheets.ts';
import { createAfterPaint, sliceEnd } from './after-paint.ts';
import { tellAsNow } from './as-now.ts';
import type { Batch } from './batch.ts';
import { isWorthHolding, stillTrue } from './events-held.ts';
import { beginPicture, type FirstPicture } from './first-picture.ts';
import { forgetNodes, type Gone } from './forget-nodes.ts';
import { createAttachFrame, isFrameTold } from './frame-documents.ts';
import { watchLoading } from './frames.ts';
import { guardedAlong } from './guarded-along.ts';
import type { MaskHooks } from './mask-hooks.ts';
import { isOtherWidget } from './other-widgets.ts';
import { createPageChanges, type PageChanges } from './page-changes.ts';
import { isElement, isShadow } from './page-tree.ts';
import type { Seams, WriteOptions, Written } from './rrweb-seams.ts';
import { EventType, mutated, noAdoptedSheets, unselected } from './rrweb-words.ts';
import { createScrollPlaces } from './scroll-places.ts';
import { createShown, type Shown } from './shown.ts';
import { createWaitingEvents, inOrder } from './waiting-events.ts';
import { createWriter, type Writer } from './written.ts';

/** Works out what changed and tells it, in turns of its own (SPEC RC2, RC3). */
export interface Telling {
  readonly seams: Seams;
  readonly shown: Shown;
  /** Every event of rrweb's. */
  heard(event: eventWithTime): void;
  nodeOf(id: number): Node | null;
  idOf(node: Node): number;
  /** A picture is being made, or made and not told yet. */
  isOpening(): boolean;
  /** Everything that happened has been told. */
  isQuiet(): boolean;
  stormy(): number;
  /** This element has a shadow root: it may have come without a word. */
  found(host: Element): void;
  /** Looks for what nobody tells: places that the page lost by being laid out anew. */
  recheck(): void;
  /** Nothing is kept or told until the next picture. */
  pause(): void;
  stop(): void;
}

export interface TellingSide {
  readonly mask: MaskHooks;
  /** What is in it may leave the page. */
  tell(batch: Batch): void;
  /** More changed than is worth telling; a new picture is needed. */
  lost(): void;
  /** Ours is at fault: nothing is told until the next picture, which should not be at once. */
  failed(): void;
}

export function createTelling(side: TellingSide): Telling {
  const shown = createShown();
  let writer: Writer | null = null;
  let adopted: AdoptedSheets | null = null;
  let picture: { readonly first: FirstPicture; readonly done: (written: Written) => void } | null =
    null;
  let isPaused = false;
  let meta: eventWithTime | null = null;
  const nodeOf = (id: number): Node | null => writer?.options.mirror.getNode(id) ?? null;
  const masked = (event: eventWithTime): readonly eventWithTime[] => {
    const left = side.mask.event(event, nodeOf);
    return left === null ? [] : [left];
  };
  const waiting = createWaitingEvents(masked);
  /** Style sheets that are told anew. */
  let fresh = new Set<Node>();
  let sinceMs: number | null = null;

  const ring = (): void => {
    if (isPaused) changes.clear();
    else {
      sinceMs ??= performance.now();
      afterPaint.ring();
    }
  };
  const changes: PageChanges = createPageChanges(shown, ring, () => {
    changes.clear();
    side.lost();
  });
  const isLeftOut: Seams['isLeftOut'] = (element, tag, said) =>
    isOtherWidget(tag, said) || side.mask.isBoxed(element, tag, said);
  const loading = watchLoading((frame) => isFrameTold(frame, shown, changes, ring));
  const isKnown = (node: Node | null): boolean => node !== null && shown.has(node);
  const isShown = (id: number): boolean => isKnown(nodeOf(id));

  /** The viewer's would choose its first option, which says something nobody said. */
  const noteUnselected = (node: Node): void => {
    const isChosen = Reflect.get(node, 'selectedIndex') !== -1;
    if (isChosen && isElement(node) && side.mask.isOpen(node)) return;
    waiting.add(unselected(writer?.options.mirror.getId(node) ?? 0));
  };
  const scrolls = createScrollPlaces(shown, () => writer?.options.mirror ?? null);

  const reset = (): void => {
    scrolls.clear();
    picture = null;
    waiting.clear();
    fresh = new Set();
    sinceMs = null;
    changes.clear();
    adopted?.clear();
  };

  const deliver = (spareMs: number | undefined): void => {
    const opensCheckpoint = waiting.hasPicture();
    const events = waiting.take((event) => {
      const isTrue = stillTrue(event, nodeOf, shown.has, fresh);
      if (isTrue) tellAsNow(event, nodeOf, scrolls, writer);
      return isTrue;
    });
    // Asked for before, the browser would lay the page out twice.
    if (spareMs === undefined) events.push(...scrolls.differences().flatMap(masked));
    else if (scrolls.isAny()) afterPaint.later();
    const ageMs = sinceMs === null ? 0 : performance.now() - sinceMs;
    fresh = new Set();
    sinceMs = null;
    if (events.length > 0) side.tell({ opensCheckpoint, events: inOrder(events), ageMs });
    if (!changes.isWaiting()) return;
    // What is told at its own pace: to look again at once would find it waiting still.
    sinceMs = performance.now();
    afterPaint.later();
  };

  const forget = (gone: Gone, { mirror, onShadowGone }: WriteOptions): void => {
    adopted?.forget(gone);
    forgetNodes(gone, shown, mirror, onShadowGone);
  };

  const tellChanges = (by: Writer, spareMs: number | undefined): void => {
    const maskInto = (adds: object) => side.mask.slice(nodeOf, adds);
    const told = changes.tell(by, maskInto, sliceEnd(spareMs));
    const { texts, attributes, removes, adds } = told.mutation;
    if (texts.length + attributes.length + removes.length + adds.length > 0)
      waiting.add(mutated(told.mutation));
    const hasRoots = shown.roots().size > 0;
    told.fresh.forEach((node, index) => {
      const tagName = adds[index]?.node.tagName;
      if (tagName === undefined) return;
      if (tagName === 'style' || tagName === 'link') fresh.add(node);
      if (tagName === 'select') noteUnselected(node);
      if (hasRoots) scrolls.fresh(node);
    });
    for (const node of told.again) scrolls.fresh(node);
    forget(told.gone, by.options);
    if (told.isCutShort) {
      const goOn = spareMs === undefined ? afterPaint.soon : afterPaint.later;
      goOn();
    } else {
      adopted?.check(document);
      for (const root of shown.roots()) if (isShadow(root)) adopted?.check(root);
      adopted?.tell();
      deliver(spareMs);
    }
  };

  const turn = (spareMs: number | undefined): void => {
    if (isPaused || writer === null) return;
    if (picture === null) {
      if (spareMs !== undefined && changes.isMuch()) afterPaint.later();
      else tellChanges(writer, spareMs);
    } else {
      const { first, done } = picture;
      const written = first.slice(sliceEnd());
      if (written !== null) {
        picture = null;
        shown.settle();
        done(written);
      }
      afterPaint.soon();
    }
  };
  const afterPaint = createAfterPaint(
    guardedAlong(turn, () => {
      reset();
      isPaused = true;
      side.failed();
    }),
  );

  const attach = createAttachFrame({
    shown,
    writer: () => (isPaused ? null : writer),
    forget,
    lost: side.lost,
    attached(inside) {
      // The viewer does not scroll what comes in a frame.
      if (inside !== null) shown.each(inside, scrolls.fresh);
      ring();
    },
  });

  const begin = (given: WriteOptions): FirstPicture => {
    reset();
    shown.renew();
    isPaused = false;
    const options: WriteOptions = {
      ...given,
      onIframeLoad: attach(given.onIframeLoad),
      onStylesheetLoad: (link: HTMLLinkElement, written: Written) => {
        if (shown.has(link)) given.onStylesheetLoad(link, written);
      },
    };
    const { mirror } = options;
    // What is gone by now is in nobody's picture; what is there gets its place again.
    mirror.nodes.clear();
    const noSheets = (host: number): void => heard(noAdoptedSheets(host));
    adopted ??= createAdoptedSheets(mirror, shown, options.onAdopt, noSheets, ring);
    writer = createWriter(options, shown);
    const slice = () => side.mask.slice(nodeOf, null);
    return beginPicture(shown, writer, slice, changes.touch, (node, { tagName, attributes }) => {
      const { rr_scrollLeft: x = 0, rr_scrollTop: y = 0 } = attributes ?? {};
      if (typeof x === 'number' && typeof y === 'number' && x + y !== 0) scrolls.told(node, x, y);
      if (tagName === 'select') noteUnselected(node);
    });
  };

  /** The viewer makes a shadow root where it is told of a host. */
  function found(host: Element): void {
    const place = shown.get(host);
    if (place === undefined || place.isLeaf || place.root !== null) return;
    changes.renew(host);
    ring();
  }

  function isQuiet(): boolean {
    return picture === null && waiting.isEmpty() && !changes.isWaiting();
  }

  function heard(event: eventWithTime): void {
    // What is paused goes on with a picture, and that begins with this.
    if (event.type === EventType.Meta) meta = event;
    if (isPaused || event.type === EventType.Meta) return;
    if (event.type === EventType.Custom) {
      // A digest is true of what has been told, and of nothing that comes after; what is not shown is of no moment.
      if (isQuiet() || event.data.tag === UNMIRRORED_TAG)
        side.tell({ opensCheckpoint: false, events: masked(event), ageMs: 0 });
      return;
    }
    if (event.type === EventType.FullSnapshot) waiting.picture(event);
    else if (picture === null || isWorthHolding(event, isShown)) waiting.add(event);
    ring();
  }

  return {
    shown,
    heard,
    nodeOf,
    idOf: (node) => (shown.has(node) ? (writer?.options.mirror.getId(node) ?? 0) : 0),
    isOpening: () => picture !== null || waiting.hasPicture(),
    isQuiet,
    stormy: changes.stormy,
    found,
    recheck: ring,
    seams: {
      shownId: shown.idOf,
      changes(root) {
        if (isShadow(root)) found(root.host);
        return changes.note;
      },
      acted: () => afterPaint.hold(),
      adopted: (host) => adopted?.note(host),
      picture(options, done) {
        picture = { first: begin(options), done };
        if (meta !== null) waiting.open(meta);
        afterPaint.soon();
      },
      frameLoaded: loading.frame,
      sheetLoaded: loading.sheet,
      isLeftOut,
    },
    pause() {
      reset();
      isPaused = true;
    },
    stop() {
      isPaused = true;
      reset();
      afterPaint.stop();
      loading.stop();
      shown.clear();
    },
  };
}
