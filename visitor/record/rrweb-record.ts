import type { eventWithTime } from 'rrweb';
import { guarded } from '../guard.ts';
import { absoluteAttribute } from './addresses.ts';
import { getInputType, maskInputValue } from './field-text.ts';
import type { MaskOptions } from './mask-hooks.ts';
import { shadowOf } from './page-tree.ts';
import { createMirror, forgetTree, nextId } from './rrweb-mirror.ts';
import type { ObserveOptions, Seams, Tools, WriteOptions, Written } from './rrweb-seams.ts';
import { createShadows } from './rrweb-shadows.ts';
import { createSheets, watchAdopted } from './rrweb-sheets.ts';
import { EventType, IncrementalSource } from './rrweb-words.ts';
import { writeNode } from './rrweb-writing.ts';
import { watchFields } from './watch-fields.ts';
import { watchMedia } from './watch-media.ts';
import { watchMoves } from './watch-moves.ts';
import { sizeNow, watchScrolls, watchSize } from './watch-places.ts';
import { watchPresses } from './watch-presses.ts';
import { watchRules } from './watch-rules.ts';
import { watchSelection } from './watch-selection.ts';
import { listen, type Watched, WHAT } from './watched.ts';
import { isPlaying } from './written-alone.ts';

export interface RecordSide {
  readonly seams: Seams;
  readonly options: Pick<
    MaskOptions,
    'blockClass' | 'blockSelector' | 'maskInputOptions' | 'maskInputFn'
  >;
  emit(event: eventWithTime): void;
}

/** What rrweb's `record` is, with rrweb's observers and serialiser, and nothing of it that is not used. */
export interface Record {
  /** A new picture, which ours makes (Seams.picture). */
  picture(): void;
  custom(tag: string, payload: unknown): void;
  stop(): void;
}

const tools: Tools = {
  genId: nextId,
  serializeNodeWithId: writeNode,
  transformAttribute: absoluteAttribute,
  ignoreAttribute: isPlaying,
  maskInputValue,
  getInputType,
  isBlocked: (element, selector) => element.matches(selector),
};

const WATCHERS = [
  watchMoves,
  watchPresses,
  watchScrolls,
  watchSize,
  watchFields,
  watchMedia,
  watchSelection,
];

export function startRecord({ seams, options, emit }: RecordSide): Record {
  const mirror = createMirror();
  const blockSelector = `.${options.blockClass},${options.blockSelector}`;
  const { maskInputOptions, maskInputFn } = options;
  const stops = new Map<Document, () => void>();

  const say = (type: number, data: unknown): void =>
    // rrweb's events are told apart by their numbers, which are given here.
    emit({ type, data, timestamp: Date.now() } as eventWithTime);
  const tell = (source: number, told: object): void =>
    say(EventType.IncrementalSnapshot, { source, ...told });
  const teller = (source: number) => (told: object) => tell(source, told);

  const sheets = createSheets(teller(IncrementalSource.AdoptedStyleSheet));
  const watched = (root: Document | ShadowRoot, window: Watched['window']): Watched => ({
    root,
    window,
    mirror,
    blockSelector,
    fieldText(element, type) {
      const value = String(Reflect.get(element, 'value'));
      const { tagName } = element;
      return maskInputValue({ element, type, tagName, value, maskInputOptions, maskInputFn });
    },
    tell,
  });

  const watchChanges = (root: Node): (() => void) => {
    const { note } = seams.changes(observed, root);
    const observer = new (observerOfBrowser())(guarded(WHAT, note));
    observer.observe(root, {
      attributes: true,
      characterData: true,
      childList: true,
      subtree: true,
    });
    return () => observer.disconnect();
  };
  const shadows = createShadows((root) => {
    const stopChanges = watchChanges(root);
    const stopScrolls = watchScrolls(watched(root, window));
    return () => {
      stopChanges();
      stopScrolls();
    };
  });
  const observed: ObserveOptions = {
    mutationCb: teller(IncrementalSource.Mutation),
    stylesheetManager: sheets,
    shadowDomManager: shadows,
  };

  const watch = (doc: Document): void => {
    const win = doc.defaultView;
    if (win === null || stops.has(doc)) return;
    const own = watched(doc, win);
    const all = [
      watchChanges(doc),
      ...WATCHERS.map((each) => each(own)),
      watchRules(own, sheets),
      watchAdopted(own, sheets),
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
      forgetTree(mirror, doc, shadows.removeShadowRoot);
    };
    all.push(listen(win, ['pagehide'], left));
  };

  const frameLoaded = (frame: HTMLIFrameElement, node: Written): void => {
    const parentId = mirror.getId(frame);
    const adds = [{ parentId, nextId: null, node }];
    observed.mutationCb({ adds, removes: [], texts: [], attributes: [] });
    const doc = frame.contentDocument;
    const win = doc?.defaultView;
    if (!doc || !win) return;
    watch(doc);
    shadows.expect(win);
    // What documents and roots of the page itself adopted is looked for whenever something is told.
    if (doc.adoptedStyleSheets?.length > 0)
      sheets.adoptStyleSheets(doc.adoptedStyleSheets, mirror.getId(doc));
  };
  const sheetLoaded = (_: HTMLLinkElement, { id, attributes = {} }: Written): void => {
    if (!('_cssText' in attributes)) return;
    observed.mutationCb({ adds: [], removes: [], texts: [], attributes: [{ id, attributes }] });
  };

  const writing: WriteOptions = {
    doc: document,
    mirror,
    seams,
    blockSelector,
    maskInputOptions,
    maskInputFn,
    skipChild: false,
    newlyAddedElement: false,
    cssCaptured: false,
    preserveWhiteSpace: true,
    onSerialize(node) {
      const root = shadowOf(node);
      if (root !== null) shadows.add(root);
    },
    onIframeLoad: frameLoaded,
    onStylesheetLoad: sheetLoaded,
  };
  const picture = (): void => {
    say(EventType.Meta, { href: location.href, ...sizeNow() });
    sheets.reset();
    shadows.clear();
    shadows.expect(window);
    seams.picture(tools, writing, (node) =>
      say(EventType.FullSnapshot, { node, initialOffset: { left: scrollX, top: scrollY } }),
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
