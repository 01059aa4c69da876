import { isInPage, shadowOf } from './page-tree.ts';

/** The open shadow roots of the page and of frames in it, each watched until it goes. */
export interface Shadows {
  /** Watches a root that is in the picture. */
  add(root: ShadowRoot): void;
  removeShadowRoot(root: ShadowRoot): void;
  /** Roots that are made from now on in this window are watched too. */
  expect(window: Window & typeof globalThis): void;
  /** Nothing is watched any more. */
  clear(): void;
}

/** @param watch @returns stops watching */
export function createShadows(watch: (root: ShadowRoot) => () => void): Shadows {
  const watched = new Map<ShadowRoot, () => void>();
  const restores: (() => void)[] = [];

  const add = (root: ShadowRoot): void => {
    if (isNativeShadowDom(root) && !watched.has(root)) watched.set(root, watch(root));
  };
  const remove = (root: ShadowRoot): void => {
    watched.get(root)?.();
    watched.delete(root);
  };
  return {
    add,
    removeShadowRoot: remove,
    expect({ Element: { prototype } }) {
      const own = prototype.attachShadow;
      prototype.attachShadow = function (init) {
        const made = own.call(this, init);
        // A closed one is nobody's business.
        const root = shadowOf(this);
        if (root !== null && isInPage(this)) add(root);
        return made;
      };
      restores.push(() => {
        prototype.attachShadow = own;
      });
    },
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
