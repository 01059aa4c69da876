import { describe, isTicked, typeOf } from '../describe.ts';
import type { Words } from '../words/words.ts';
import { isTextField } from './fill.ts';
import type { Act } from './may-act.ts';

/** What is proposed, and what would come of it, before the visitor says yes. */
export function actWords(
  name: string,
  element: Element,
  act: Act,
  words: Words,
): { readonly title: string; readonly meaning: string } {
  const what = describe(element, words);
  switch (act.kind) {
    case 'scroll':
      return { title: words.proposesScroll(name, what), meaning: words.scrollMeans };
    case 'click':
      return { title: words.proposesClick(name, what), meaning: clickMeaning(element, words) };
    case 'fill':
      return {
        title: words.proposesFill(name, act.text, what),
        meaning:
          isTextField(element) && element.value !== '' ? words.fillReplaces : words.fillMeans,
      };
    default:
      return act satisfies never;
  }
}

function clickMeaning(element: Element, words: Words): string {
  const link = element.closest('a[href]');
  if (link !== null && 'href' in link && typeof link.href === 'string') {
    const url = new URL(link.href, location.href);
    const isHere = url.origin === location.origin;
    if (/^https?:$/.test(url.protocol))
      return words.clickOpens(isHere ? url.pathname : url.host + url.pathname);
  }
  const button = element.closest('button, input');
  const isSending = button !== null && /^(submit|image)$/.test(typeOf(button));
  if (isSending && 'form' in button && button.form !== null) return words.clickSends;
  const ticked = element.closest('label')?.control ?? element;
  if (isTicked(ticked))
    return ticked.checked && ticked.type === 'checkbox' ? words.clickUnticks : words.clickTicks;
  return words.clickMeans;
}
