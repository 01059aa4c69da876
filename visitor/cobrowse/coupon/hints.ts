import { labelOf, textOfIds, typeOf } from '../describe.ts';
import { parentOf } from '../sight-of.ts';
import type { FieldHints } from './score.ts';

/** Longer texts are about more than the field. */
const NEARBY_MAX_CHARS = 160;
const LEVELS_MAX = 4;
const FIELDS = 'input:not([type=hidden]),textarea,select';

/** Reads what stands on the page about a field. */
export function hintsOf(field: Element): FieldHints {
  const attribute = (name: string): string => field.getAttribute(name) ?? '';
  const around = surroundings(field);
  return {
    type: typeOf(field),
    autocomplete: attribute('autocomplete').toLowerCase(),
    named: `${attribute('name')} ${field.id}`.trim(),
    label: labelOf(field),
    ariaLabel: `${attribute('aria-label')} ${textOfIds(field, attribute('aria-labelledby'))}`,
    placeholder: attribute('placeholder'),
    title: attribute('title'),
    nearby: around.text,
    around: around.names,
    buttons: around.buttons,
  };
}

function surroundings(field: Element): {
  readonly text: string;
  readonly names: string;
  readonly buttons: string;
} {
  let text = '';
  let names = '';
  let buttons = '';
  let above = parentOf(field);
  for (let level = 0; level < LEVELS_MAX && above !== null; level += 1) {
    const said = (above.textContent ?? '').trim();
    // Another field in there: its words may be about that one.
    const fields = above.querySelectorAll(FIELDS).length;
    if (said.length > NEARBY_MAX_CHARS || fields > 1 || above.matches('body,main')) break;
    text = `${said} ${before(above)}`;
    names += ` ${above.id} ${above.getAttribute('class') ?? ''} ${above.getAttribute('data-testid') ?? ''}`;
    buttons = [...above.querySelectorAll('button,input[type=submit],[role=button]')]
      .map((button) => button.textContent || button.getAttribute('value') || '')
      .join(' ');
    above = parentOf(above);
  }
  return { text: `${text} ${before(field)}`, names, buttons };
}

/** The words right before it, where nothing binds them to it: a heading, the cell of a table. */
function before(element: Element): string {
  const above = element.previousElementSibling;
  // What stands before another field is about that one.
  if (above === null || above.matches(FIELDS) || above.querySelector(FIELDS) !== null) return '';
  const said = above.textContent ?? '';
  return said.length <= NEARBY_MAX_CHARS ? said : '';
}
