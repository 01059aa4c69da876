import type { CobrowsePropose } from '../../../shared/protocol/messages/cobrowse.ts';
import type { Masker } from '../../record/recording.ts';
import { typeOf } from '../describe.ts';
import { isVisible, parentOf } from '../sight-of.ts';
import { canHold } from './fill.ts';

export type Act = CobrowsePropose['act'];
export type Verdict = 'yes' | 'gone' | 'not-allowed';

/**
 * Whether an act may be proposed, and, asked once more when the visitor has said yes, done: the page, or
 * whoever proposes, may have put something else in its place meanwhile (SPEC PT6).
 *
 * @param own our element on the page: nobody presses our buttons but the visitor
 */
export function mayAct(element: Element, act: Act, masker: Masker, own: Element): Verdict {
  if (!element.isConnected) return 'gone';
  if (isWithin(element, own)) return 'not-allowed';
  if (act.kind === 'scroll') return 'yes';
  if (!isVisible(element)) return 'gone';
  // A press on a label is a press on what it labels.
  const reached = [element, labelled(element)].filter((each) => each !== null);
  const isAllowed = reached.every(
    (each) => !isClosed(each) && !isSecret(each) && !masker.isUntouchable(each),
  );
  if (!isAllowed) return 'not-allowed';
  return act.kind === 'click' || canHold(element, act.text) ? 'yes' : 'not-allowed';
}

/** Switched off, also by the group of fields it stands in. */
function isClosed(element: Element): boolean {
  return element.matches(':disabled') || element.closest('[aria-disabled="true"],[inert]') !== null;
}

/** Never, whatever a shop allows: passwords, payment, files. */
function isSecret(element: Element): boolean {
  const hint = element.getAttribute('autocomplete') ?? '';
  return (
    /^(password|file|hidden)$/.test(typeOf(element)) ||
    /(^|\s)(cc-|(current|new)-password|one-time-code)/i.test(hint)
  );
}

function labelled(element: Element): Element | null {
  const label = element.closest('label');
  return label !== null && 'control' in label ? label.control : null;
}

function isWithin(element: Element, own: Element): boolean {
  for (let at: Element | null = element; at !== null; at = parentOf(at))
    if (at === own) return true;
  return false;
}
