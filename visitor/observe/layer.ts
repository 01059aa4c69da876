import { DATA_LAYER_LOOK_MS } from './definitions.ts';
import type { Stage } from './stage.ts';

/** What `window.dataLayer` holds now; anything else than a list is an empty one. */
export function pushesNow(): readonly unknown[] {
  const layer: unknown = 'dataLayer' in window ? window.dataLayer : null;
  return Array.isArray(layer) ? layer : [];
}

/**
 * Reads all pushes, earlier and later ones, once each, in order. The page's own `push` keeps its
 * meaning: it is called first, with the same arguments, and what it returns or throws goes back.
 * A layer that cannot be listened to (frozen), or that is put in place of another, is looked at now and then.
 */
export function followLayer(stage: Stage, read: (push: unknown) => void): void {
  let layer: unknown[] | null = null;
  let unhook: (() => void) | null = null;
  let isHooked = false;
  let seen = new WeakSet<object>();

  const readNew = stage.guard((push: unknown): void => {
    if (typeof push !== 'object' || push === null || seen.has(push)) return;
    seen.add(push);
    read(push);
  });

  const follow = (): void => {
    const now = pushesNow();
    if (now !== layer && Array.isArray(now) && 'dataLayer' in window) {
      unhook?.();
      layer = now;
      unhook = hook(now, readNew);
      isHooked = unhook !== null;
      for (const push of [...now]) readNew(push);
    } else if (!isHooked && layer !== null) for (const push of [...layer]) readNew(push);
  };

  stage.onStop(() => {
    unhook?.();
    seen = new WeakSet();
  });
  stage.every(DATA_LAYER_LOOK_MS, () => {
    if (document.visibilityState === 'visible') follow();
  });
  stage.onLeft(follow);
  follow();
}

/** How to let go again, or null when this list cannot be hooked. */
function hook(layer: unknown[], read: (push: unknown) => void): (() => void) | null {
  const before = Object.getOwnPropertyDescriptor(layer, 'push');
  if (before === undefined ? !Object.isExtensible(layer) : before.writable !== true) return null;
  const original = layer.push;
  let isOn = true;
  const hooked = function (this: unknown, ...pushes: unknown[]): number {
    const length = original.apply(layer, pushes);
    if (isOn) for (const push of pushes) read(push);
    return length;
  };
  layer.push = hooked;
  return () => {
    isOn = false;
    // Somebody who hooked on after us calls ours; it then only passes on.
    if (layer.push !== hooked) return;
    if (before === undefined) Reflect.deleteProperty(layer, 'push');
    else layer.push = original;
  };
}
