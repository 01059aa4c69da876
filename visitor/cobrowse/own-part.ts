/** Whether an event began in a part of ours that works by itself: bar, cards, chat; not the sheet over the page. */
export function isOwnPart(path: readonly EventTarget[], host: Element, sheet: Element): boolean {
  return path.includes(host) && path[0] !== sheet;
}
