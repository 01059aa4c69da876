import { SELECTOR_MAX_CHARS } from '../../shared/protocol/limits.ts';

/**
 * Finds an element again when the page is loaded anew: by the nearest id, and from there by place among its
 * own kind. null: too deep, or in a shadow root, where no selector reaches.
 */
export function selectorOf(element: Element): string | null {
  if (element.getRootNode() !== document) return null;
  const steps: string[] = [];
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const id = stableId(at);
    if (id !== null || at === document.body || at === document.documentElement) {
      steps.unshift(id ?? at.localName);
      break;
    }
    steps.unshift(`${CSS.escape(at.localName)}:nth-of-type(${placeOf(at)})`);
  }
  const selector = steps.join('>');
  return selector.length <= SELECTOR_MAX_CHARS ? selector : null;
}

/** Ids that count or are made anew with every page find something else, or nothing. */
function stableId({ id }: Element): string | null {
  if (id === '' || /\d{2,}|[:[\]]/.test(id)) return null;
  const selector = `#${CSS.escape(id)}`;
  return document.querySelectorAll(selector).length === 1 ? selector : null;
}

function placeOf(element: Element): number {
  let place = 1;
  for (let at = element.previousElementSibling; at !== null; at = at.previousElementSibling)
    if (at.localName === element.localName) place += 1;
  return place;
}
