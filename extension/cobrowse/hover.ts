import { hostOf, isElement, isRoot } from './places.ts';

/** The class by which rrweb's style sheets know what the pointer is over. */
const HOVER = ':hover';

/** Shows what the page shows under the visitor's pointer, menus that open by it too. */
export function hover(picture: Document, over: Node | null): void {
  const path = new Set<Element>();
  for (let node = over; node !== null; node = parentOf(node)) if (isElement(node)) path.add(node);
  for (const root of rootsOf(over, picture)) {
    for (const old of root.querySelectorAll(`.${CSS.escape(HOVER)}`)) {
      if (!path.has(old)) old.classList.remove(HOVER);
    }
  }
  for (const element of path) element.classList.add(HOVER);
}

/** Where there may be something that was hovered before. */
function rootsOf(over: Node | null, picture: Document): readonly (Document | ShadowRoot)[] {
  const root = over?.getRootNode();
  return isRoot(root) && root !== picture ? [picture, root] : [picture];
}

function parentOf(node: Node): Node | null {
  return hostOf(node) ?? node.parentNode;
}
