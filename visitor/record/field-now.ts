import { getInputType, toldText } from './field-text.ts';
import { CHOICE } from './mask/fields.ts';
import { isElement } from './page-tree.ts';
import type { Writer } from './written.ts';

/** What a field holds, as rrweb tells it. */
export interface FieldTold {
  text: string;
  isChecked: boolean;
}

/**
 * Brings what was told of a field up to date: between the event and its telling the page may have changed it,
 * or what can be chosen in it, without a word.
 */
export function tellFieldNow(told: FieldTold, node: Node, { options }: Writer): void {
  if (!isElement(node)) return;
  const checked: unknown = Reflect.get(node, 'checked');
  const type = getInputType(node);
  if (CHOICE.test(type)) {
    told.isChecked = checked === true;
    return;
  }
  const value: unknown = Reflect.get(node, 'value');
  if (typeof value !== 'string') return;
  told.text = toldText(node, value, options.maskField);
}
