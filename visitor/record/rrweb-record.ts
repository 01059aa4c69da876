import type { eventWithTime } from 'rrweb';
import { guardedAlong } from './guarded-along.ts';
import type { MaskOptions } from './mask-hooks.ts';
import { createMirror, forgetTree } from './rrweb-mirror.ts';
import type { Seams, WriteOptions, Written } from './rrweb-seams.ts';
import { createShadows } from './rrweb-shadows.ts';
import { createSheets, watchAdopted } from './rrweb-sheets.ts';
import { EventType, eventOf, IncrementalSource, mutated } from './rrweb-words.ts';
import { watchFields, watchResets } from './watch-fields.ts';
import { watchMedia } from './watch-media.ts';
import { watchMoves } from './watch-moves.ts';
import { sizeNow, watchScrolls, watchSize } from './watch-places.ts';
import { watchPresses } from './watch-presses.ts';
import { watchRules } from './watch-rules.ts';
import { watchSelection } from './watch-selection.ts';
import { listen, stopAll, type Watched } from './watched.ts';

export interface RecordSide {
  readonly seams: Seams;
  readonly options: MaskOptions;
  emit(event: eventWithTime): void;
}

/** What rrweb's `record` is, and nothing of it that is not used. */
export interface Record {
  /** A new picture, which ours makes (Seams.picture). */
  picture(): void;
  custom(tag: string, payload: unknown): void;
  /** Whether it was given a closed shadow root while it was recorded. */
  isClosed(host: Element): boolean;
  stop(): void;
}

const WATCHERS = [
  watchMoves,
  watchPresses,
  watchScrolls,
  watchSize,
  watchFields,
  watchResets,
  watchMedia,
  watchSelection,
];

/** What a visitor does and waits for the page to answer. https://www.w3.org/TR/event-timing/#sec-computing-interactionid */
const ACTS = ['pointerdown', 'pointerup', 'click', 'keydown', 'keyup'];

export function startRecord({ seams, options, emit }: RecordSide): Record {
  const mirror = createMirror(seams.shownId);
  const { blockSelector, maskField } = options;
  const stops = new Map<Document, () => void>();
  const fields = new WeakMap<Element, string>();

  const say = (type: number, data: object): void => emit(eventOf(type, data));
  const tell = (source: number, told: object): void =>
    say(EventType.IncrementalSnapshot, { source, ...told });

  const sheets = createSheets((told) => tell(IncrementalSource.AdoptedStyleSheet, told));
  const watched = (root: Document | ShadowRoot, window: Watched['window']): Watched => ({
    root,
    window,
    mirror,
    fields,
    blockSelector,
    maskField,
    tell,
  });

  const watchChanges = (root: Node): (() => void) => {
    const observer = new (observerOfBrowser())(guardedAlong(seams.changes(root)));
    observer.observe(root, {
      attributes: true,
      characterData: true,
      childList: true,
      subtree: true,
    });
    return () => observer.disconnect();
  };
  const shadows = createShadows((root) => {
    const own = watched(root, window);
    return stopAll([watchChanges(root), watchScrolls(own), watchResets(own)]);
  });

  const watch = (doc: Document): void => {
    const win = doc.defaultView;
    if (win === null || stops.has(doc)) return;
    const own = watched(doc, win);
    const all = [
      watchChanges(doc),
      ...WATCHERS.map((each) => each(own)),
      watchRules(own, sheets),
      watchAdopted(own, seams.adopted),
      listen(win, ACTS, seams.acted),
    ];
    const stop = (): void => {
      stops.delete(doc);
      for (const each of all) quietly(each);
    };
    stops.set(doc, stop);
    if (doc === document) return;
    const left = (event: Event): void => {
      if (Reflect.get(event, 'persisted') === true) return;
      stop();
      forgetTree(mirror, doc, shadows.remove);
    };
    all.push(listen(win, ['pagehide'], left));
  };

  const frameLoaded = (frame: HTMLIFrameElement, node: Written): void => {
    const parentId = mirror.getId(frame);
    const adds = [{ parentId, nextId: null, node }];
    emit(mutated({ adds, removes: [], texts: [], attributes: [] }));
    const doc = frame.contentDocument;
    const win = doc?.defaultView;
    if (!doc || !win) return;
    watch(doc);
    shadows.expect(win);
    // What documents and roots of the page itself adopted is looked for whenever something is told.
    if (doc.adoptedStyleSheets?.length > 0) seams.adopted(mirror.getId(doc));
  };
  const sheetLoaded = (_: HTMLLinkElement, { id, attributes = {} }: Written): void => {
    if (!('_cssText' in attributes)) return;
    emit(mutated({ adds: [], removes: [], texts: [], attributes: [{ id, attributes }] }));
  };

  const writing: WriteOptions = {
    doc: document,
    mirror,
    seams,
    maskField,
    skipChild: false,
    newlyAddedElement: false,
    cssCaptured: false,
    heldIn: '',
    onShadow: shadows.add,
    onIframeLoad: frameLoaded,
    onStylesheetLoad: sheetLoaded,
    onAdopt: sheets.adopt,
    onShadowGone: shadows.remove,
  };
  const picture = (): void => {
    say(EventType.Meta, { href: location.href, ...sizeNow() });
    sheets.reset();
    shadows.clear();
    shadows.expect(window);
    seams.picture(writing, (node) =>
      say(EventType.FullSnapshot, { initialOffset: { left: scrollX, top: scrollY }, node }),
    );
  };
  const begin = (): void => {
    picture();
    watch(document);
  };
  const isParsed = document.readyState !== 'loading';
  if (isParsed) begin();
  else document.addEventListener('DOMContentLoaded', begin, { once: true });

  return {
    picture() {
      if (stops.has(document)) picture();
    },
    isClosed: shadows.isClosed,
    custom: (tag, payload) => say(EventType.Custom, { tag, payload }),
    stop() {
      document.removeEventListener('DOMContentLoaded', begin);
      for (const stop of [...stops.values()]) stop();
      shadows.clear();
    },
  };
}

/** A frame that was ours to read when it was watched may have gone elsewhere since, and refuses. */
function quietly(act: () => void): void {
  try {
    act();
  } catch {
    return;
  }
}

/** Angular works its pages out anew whenever one it patched has something to say; it keeps the browser's own. */
function observerOfBrowser(): typeof MutationObserver {
  const zone: unknown = Reflect.get(window, 'Zone');
  const symbolOf: unknown = typeof zone === 'function' && Reflect.get(zone, '__symbol__');
  const name: unknown =
    typeof symbolOf === 'function' && Reflect.apply(symbolOf, zone, ['MutationObserver']);
  const own: unknown = Reflect.get(window, String(name));
  return isObserver(own) ? own : MutationObserver;
}

function isObserver(value: unknown): value is typeof MutationObserver {
  return typeof value === 'function';
}
