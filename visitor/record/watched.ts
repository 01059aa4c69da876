import { guardedAlong } from './guarded-along.ts';
import { isElement } from './page-tree.ts';
import type { Mirror } from './rrweb-seams.ts';

/** A document, frame or shadow root that is watched, and who is told of what happens in it. */
export interface Watched {
  readonly root: Document | ShadowRoot;
  readonly window: Window & typeof globalThis;
  readonly mirror: Mirror;
  /** What was told of fields last, in whichever tree they are. */
  readonly fields: WeakMap<Element, string>;
  /** What matches is a box in the picture; nothing is told of what happens in it. */
  readonly blockSelector: string;
  /** What a field holds, as it may be told. */
  readonly maskField: (text: string, field: Element) => string;
  /** @param source one of IncrementalSource */
  tell(source: number, told: object): void;
}

/** Listens where nothing in the page can stop it. @returns stops it */
export function listen(
  target: EventTarget,
  types: readonly string[],
  heard: (event: Event) => void,
): () => void {
  const listener = guardedAlong(heard);
  const how = { capture: true, passive: true };
  for (const type of types) target.addEventListener(type, listener, how);
  return () => {
    for (const type of types) target.removeEventListener(type, listener, how);
  };
}

export function stopAll(stops: Iterable<() => void>): () => void {
  return () => {
    for (const stop of stops) stop();
  };
}

/** Does something after the page has set a property of one of its objects. @returns undoes it */
export function afterSet(
  prototype: object,
  name: string,
  act: (owner: unknown) => void,
): () => void {
  const own = Object.getOwnPropertyDescriptor(prototype, name);
  if (own?.set === undefined) return () => undefined;
  const { set } = own;
  const safely = guardedAlong(act);
  Object.defineProperty(prototype, name, {
    ...own,
    set(value) {
      setTimeout(safely, 0, this);
      set.call(this, value);
    },
  });
  return () => Object.defineProperty(prototype, name, own);
}

/** At once, and then at most once in so many ms, the last of what came meanwhile included. */
export function paced<Given>(everyMs: number, act: (given: Given) => void): (given: Given) => void {
  let isWaiting = false;
  let dueMs = 0;
  let last: Given;
  const go = guardedAlong(() => {
    isWaiting = false;
    dueMs = performance.now() + everyMs;
    act(last);
  });
  return (given) => {
    last = given;
    const waitMs = dueMs - performance.now();
    if (isWaiting) return;
    isWaiting = waitMs > 0;
    if (isWaiting) setTimeout(go, waitMs);
    else go();
  };
}

/** The same for each of what it happened to. */
export function pacedEach(everyMs: number, act: (target: Node) => void): (event: Event) => void {
  const waiting = new Set<Node>();
  const flush = paced(everyMs, () => {
    const targets = [...waiting];
    waiting.clear();
    targets.forEach(act);
  });
  return (event) => {
    const target = targetOf(event);
    if (target !== null) waiting.add(target);
    flush(null);
  };
}

/** What an event happened to, also inside a shadow root; null: nothing of the page's tree. */
export function targetOf(event: Event): Node | null {
  const [target = event.target] = event.composedPath();
  return target !== null && 'nodeType' in target ? (target as Node) : null;
}

/** Whether it is in a box. */
export function isWithinBlocked(node: Node, { blockSelector }: Watched): boolean {
  const element = isElement(node) ? node : node.parentElement;
  return element?.closest(blockSelector) != null;
}
