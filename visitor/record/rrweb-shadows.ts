import { isInPage, shadowOf } from './page-tree.ts';

/** The open shadow roots of the page and of frames in it, each watched until it goes. */
export interface Shadows {
  /** Watches a root that is in the picture. */
  add(root: ShadowRoot): void;
  remove(root: ShadowRoot): void;
  /** Roots that are made from now on in this window are watched too. */
  expect(window: Window & typeof globalThis): void;
  /** Nobody may look into it: it was made so while its window was watched. */
  isClosed(host: Element): boolean;
  /** Nothing is watched any more. */
  clear(): void;
}

/** @param watch @returns stops watching */
export function createShadows(watch: (root: ShadowRoot) => () => void): Shadows {
  const watched = new Map<ShadowRoot, () => void>();
  const restores: (() => void)[] = [];
  const closed = new WeakSet<Element>();

  const add = (root: ShadowRoot): void => {
    if (isNativeShadowDom(root) && !watched.has(root)) watched.set(root, watch(root));
  };
  const remove = (root: ShadowRoot): void => {
    watched.get(root)?.();
    watched.delete(root);
  };
  return {
    add,
    remove,
    expect({ Element: { prototype } }) {
      const own = prototype.attachShadow;
      prototype.attachShadow = function (init) {
        const made = own.call(this, init);
        const root = shadowOf(this);
        // What is in a closed one is nobody's business; that it is there is said.
        if (root === null) closed.add(this);
        else if (isInPage(this)) add(root);
        return made;
      };
      restores.push(() => {
        prototype.attachShadow = own;
      });
    },
    isClosed: (host) => closed.has(host),
    clear() {
      for (const restore of restores.splice(0)) restore();
      for (const root of watched.keys()) remove(root);
    },
  };
}

/** Not one that a script makes believe: what is in it is in the page's own tree. */
export function isNativeShadowDom(root: Node): boolean {
  return Object.prototype.toString.call(root) === '[object ShadowRoot]';
}
