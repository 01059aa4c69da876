/**
 * Nodes of a list that may yet get children, the last on top. The recorder tells the children of the last one
 * first: what lies above a node when its turn comes has none, and which of them those are is the same in
 * every card of a shop.
 */
export interface Waiting {
  push(id: number): void;
  /** Takes it out with all above. @returns how many were above, or −1 when it is not near the top */
  skipTo(id: number): number;
  /** Takes out so many, and the next. @returns the next, or −1 */
  skip(above: number): number;
  clear(): void;
}

/** A card has fewer leaves in a row; what is further down is told by its distance. */
const NEAR = 64;

export function openWaiting(): Waiting {
  let ids: number[] = [];
  return {
    push(id) {
      ids.push(id);
    },
    skipTo(id) {
      const least = Math.max(0, ids.length - NEAR);
      for (let at = ids.length - 1; at >= least; at -= 1) {
        if (ids[at] !== id) continue;
        const above = ids.length - 1 - at;
        ids.length = at;
        return above;
      }
      return -1;
    },
    skip(above) {
      if (above >= ids.length) return -1;
      const at = ids.length - 1 - above;
      const id = ids[at] ?? -1;
      ids.length = at;
      return id;
    },
    clear() {
      ids = [];
    },
  };
}
