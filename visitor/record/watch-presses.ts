import { IncrementalSource } from './rrweb-words.ts';
import { isWithinBlocked, listen, targetOf, type Watched } from './watched.ts';

// rrweb's numbers for presses, by the browser's names: a mouse or finger goes up and down as a pointer.
const KINDS: Readonly<Record<string, number>> = {
  pointerup: 0,
  pointerdown: 1,
  click: 2,
  contextmenu: 3,
  dblclick: 4,
  focus: 5,
  blur: 6,
  touchcancel: 10,
};
const CLICK = 2;
/** Up and down, when a finger does it; from the lower on, kinds say that a finger did. */
const BY_FINGER = [9, 7];
const FINGERS_FIRST = 7;
/** rrweb's numbers again: a mouse is 0. */
const POINTERS = ['mouse', 'pen', 'touch'];
const TOUCH = 2;

/** Tells presses and what has the focus, and by what it was done where its kind does not say so. @returns stops it */
export function watchPresses(watched: Watched): () => void {
  /** A click does not say by what everywhere; what went down before it does. */
  let pressedBy = -1;

  return listen(watched.root, Object.keys(KINDS), (event) => {
    const target = targetOf(event);
    if (target === null || isWithinBlocked(target, watched)) return;
    const at: object | undefined = isTouch(event) ? event.changedTouches[0] : event;
    if (at === undefined) return;
    const pointer = isTouch(event) ? TOUCH : POINTERS.indexOf(Reflect.get(event, 'pointerType'));
    let type = KINDS[event.type] ?? CLICK;
    if (pointer === TOUCH) type = BY_FINGER[type] ?? type;
    let told = pointer;
    if (pointer >= 0) {
      pressedBy = pointer;
      if (pointer === TOUCH ? type >= FINGERS_FIRST : pointer === 0 && type < CLICK) told = -1;
    } else if (type === CLICK) {
      told = pressedBy;
      pressedBy = -1;
    }
    watched.tell(IncrementalSource.MouseInteraction, {
      type,
      id: watched.mirror.getId(target),
      x: Reflect.get(at, 'clientX'),
      y: Reflect.get(at, 'clientY'),
      ...(told >= 0 && { pointerType: told }),
    });
  });
}

/** Firefox and Safari on a desk have no such class to ask. */
export const isTouch = (event: Event): event is TouchEvent => 'changedTouches' in event;
