import { absoluteAttribute } from './addresses.ts';
import { getInputType, toldText } from './field-text.ts';
import { isFrame, isNamed, isTextArea } from './page-tree.ts';
import { tagOf } from './tags.ts';
import type { Writer } from './written.ts';
import { isPlaying } from './written-alone.ts';

/** Of other fields, what they hold counts, not what their attribute said at first. */
const SAID_BY_VALUE = new Set([
  'checkbox',
  'radio',
  'submit',
  'button',
  'image',
  'reset',
  'hidden',
]);

/** What attributes say now; null: it has none of that name. */
export type Said = Record<string, string | null>;

export function saidNow(element: Element, names: readonly string[]): Said {
  const said: Said = {};
  for (const name of names) said[name] = element.getAttribute(name);
  return said;
}

/** Attributes as rrweb tells them. @param said by the attributes themselves */
export function attributesNow(
  element: Element,
  names: readonly string[],
  said: Said,
  { options }: Writer,
): Record<string, unknown> {
  // What changes most, and is told as it is.
  if (names.length === 1 && names[0] === 'class') return said;
  const told: Record<string, unknown> = {};
  for (const name of names) {
    const value = said[name] ?? null;
    if (name === 'value') told.value = fieldValue(element, value);
    else if (name === 'src' && isFrame(element)) {
      if (element.contentDocument === null) told.rr_src = absoluteNow(name, value);
    } else if (isSwitched(element, name))
      told[name] = Reflect.get(element, name) === true ? '' : null;
    else if (!isPlaying(tagOf(element).name, name)) told[name] = absoluteNow(name, value);
    if (name === 'open' && value !== null && isNamed(element, 'DIALOG')) {
      told.rr_open_mode = element.matches('dialog:modal') ? 'modal' : 'non-modal';
    }
  }
  return told;

  function absoluteNow(name: string, value: string | null): string | null {
    return absoluteAttribute(element.ownerDocument, tagOf(element).name, name, value);
  }

  function fieldValue(field: Element, attribute: string | null): string | null {
    const held: unknown = Reflect.get(field, 'value');
    const isHeld =
      typeof held === 'string' && isField(field) && !SAID_BY_VALUE.has(getInputType(field));
    if (attribute === null && !isHeld) return null;
    return toldText(field, isHeld ? held : (attribute ?? ''), options.maskField);
  }
}

function isField(element: Element): boolean {
  return isNamed(element, 'INPUT') || isTextArea(element);
}

/** The attribute says how it began; what it is now stands in the property of that name. */
function isSwitched(element: Element, name: string): boolean {
  if (name === 'checked') return isNamed(element, 'INPUT');
  return name === 'selected' && isNamed(element, 'OPTION');
}
